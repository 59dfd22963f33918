import { describe, expect, it } from 'vitest';
import { readImport } from '../../app/imports.ts';
import { EXPLORE_SENTENCES } from './sentences.ts';

const track = { Film: 'F', Cue: 'C', Composer: null, Year: 1999, Predictions: [1], Targets: [true] };

describe('sentences about imports', () => {
  it.each([
    'x', '{}', JSON.stringify([track]), JSON.stringify([{ ...track, Year: 'x' }]), JSON.stringify([{ Predictions: [] }]),
    JSON.stringify([track, 3]), JSON.stringify([{ sets: [1], size: 1 }]), JSON.stringify([{ sets: ['A', 'A'], size: 1 }]),
    JSON.stringify([{ sets: ['A', 'B'], size: 1 }]),
    JSON.stringify([{ sets: ['A'], size: 1 }, { sets: ['A'], size: 1 }]),
    JSON.stringify([{ sets: ['A'], size: 1 }, { sets: ['B'], size: 1 }, { sets: ['A', 'B'], size: 2 }]),
  ])('name the file and leave no gap: %s', (text) => {
    const read = readImport('my file.json', text);
    if (read.ok) throw new Error('it was read');
    const { code, subject, data } = read.problem;
    const sentence = EXPLORE_SENTENCES[code](subject, data);
    expect(sentence).toContain('my file.json');
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    expect(sentence.endsWith('.')).toBe(true);
  });
});
