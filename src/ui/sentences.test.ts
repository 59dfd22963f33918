import { describe, expect, it } from 'vitest';
import { sentence, WORDED_CODES } from './sentences.ts';

const PROMISED = [
  'empty', 'not-audio', 'truncated', 'undecodable', 'too-long', 'unreadable', 'no-audio-track', 'aifc-compression',
  'unsupported-codec', 'too-short', 'silent', 'aborted', 'duplicate', 'quota', 'blocked', 'storage-failed',
  'device-failed', 'device-lost', 'webgpu-unavailable', 'ensemble-missing', 'shipped-missing', 'ensemble-imported',
  'not-a-zip', 'cut-short', 'not-an-ensemble', 'newer-version', 'damaged', 'wrong-features', 'samples-missing',
  'training-no-tracks', 'training-failed', 'permission-needed', 'no-audio-files', 'ignored-files', 'unexpected',
  'cut-file', 'unplayable', 'needs-gesture', 'tiles-missing', 'duplicate-example', 'training-no-tags', 'tag-unsplittable',
  'more-unreadable', 'failed', 'nothing-held-out',
];

const SUBJECT = 'Größe #1 🎬 (final)';

/** What the problems of imported files always carry. */
const ENTRY = { row: 0, entry: 0, field: 'Film', expected: 10, found: 9, tag: 'Noir', sets: 'Noir + Western', within: 'Noir' };

/** Sentence ends: a full stop, question or exclamation mark followed by a space or the end. */
function sentences(text: string): number {
  return text.replace(SUBJECT, 'subject').match(/[.?!](?=\s|$)/g)?.length ?? 0;
}

describe('sentence', () => {
  it('words every code that is promised', () => {
    expect(PROMISED.filter((code) => !WORDED_CODES.includes(code))).toEqual([]);
  });

  it.each(WORDED_CODES)('%s: one sentence with the subject in it, ending with a full stop', (code) => {
    const text = sentence({ code, subject: SUBJECT, data: code.includes('sets') || code.includes('predictions') ? ENTRY : {} });
    expect(text).toContain(SUBJECT);
    expect(text.endsWith('.')).toBe(true);
    expect(sentences(text)).toBe(1);
    expect(text).not.toMatch(/undefined|NaN|null|upload/i);
  });

  it.each(WORDED_CODES)('%s: still one sentence without a subject, and with a detail', (code) => {
    const bare = sentence({ code, subject: '', data: {} });
    expect(bare).toMatch(/^[A-Z0-9]/);
    expect(bare).not.toContain('()');
    const detailed = sentence({ code, subject: SUBJECT, data: { detail: 'It broke.\n  at line 3', count: 3 } });
    expect(sentences(detailed)).toBe(1);
    expect(detailed).not.toContain('line 3');
  });

  it('puts the data to use', () => {
    expect(sentence({ code: 'duplicate', subject: 'b.mp3', data: { twin: 'a.mp3' } })).toContain('a.mp3');
    expect(sentence({ code: 'too-long', subject: 'b.mp3', data: { megabytes: 900 } })).toContain('900 MB');
    expect(sentence({ code: 'ignored-files', subject: '', data: { count: 1 } })).toMatch(/^1 file .* was left out/);
    expect(sentence({ code: 'ignored-files', subject: '', data: { count: 2_000 } })).toMatch(/^2,000 files .* were left out/);
  });

  it('names the subject of a code it does not know', () => {
    const text = sentence({ code: 'constructor', subject: SUBJECT, data: {} });
    expect(text).toContain(SUBJECT);
    expect(sentences(text)).toBe(1);
  });
});
