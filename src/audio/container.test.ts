import { describe, expect, test } from 'vitest';
import { containerOf, id3Size, isMp4Cut, sniffContainer } from './container.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)));

describe('containerOf', () => {
  test.each([
    ['aiff', bytes('FORM', [0, 0, 1, 0], 'AIFF')],
    ['aiff', bytes('FORM', [0, 0, 1, 0], 'AIFC')],
    ['wav', bytes('RIFF', [0, 0, 1, 0], 'WAVE')],
    ['wav', bytes('RF64', [255, 255, 255, 255], 'WAVE')],
    ['flac', bytes('fLaC')],
    ['ogg', bytes('OggS')],
    ['mp4', bytes([0, 0, 0, 32], 'ftypM4A ')],
    ['webm', bytes([0x1a, 0x45, 0xdf, 0xa3])],
    ['aac', bytes([0xff, 0xf1, 0x50])],
    ['aac', bytes([0xff, 0xf9, 0x50])],
    ['mp3', bytes([0xff, 0xfb, 0x90])], // MPEG 1
    ['mp3', bytes([0xff, 0xf3, 0x90])], // MPEG 2
    ['mp3', bytes([0xff, 0xe3, 0x90])], // MPEG 2.5
    ['unknown', bytes([0xff, 0xfe, 0x54, 0])], // UTF-16 text
    ['unknown', bytes([0xff, 0xd8, 0xff, 0xe0])], // JPEG
    ['unknown', bytes('RIFF', [0, 0, 1, 0], 'AVI ')],
    ['unknown', bytes('Dear diary,')],
    ['unknown', bytes()],
  ])('%s', (container, head) => {
    expect(containerOf(head)).toBe(container);
  });
});

test('looks behind an ID3v2 tag, whatever its size', async () => {
  const tagged = (behind: Uint8Array, footer: boolean) =>
    new Blob([bytes('ID3', [4, 0, footer ? 0x10 : 0, 0, 0, 1, 2]), new Uint8Array(130 + (footer ? 10 : 0)), behind as Uint8Array<ArrayBuffer>]);
  expect(await sniffContainer(tagged(bytes('fLaC'), false))).toBe('flac');
  expect(await sniffContainer(tagged(bytes('fLaC'), true))).toBe('flac');
  expect(await sniffContainer(tagged(bytes([0xff, 0xfb, 0x90]), false))).toBe('mp3');
  expect(await sniffContainer(tagged(bytes('????'), false))).toBe('mp3');
  expect(id3Size(bytes('ID3', [4, 0, 0, 0, 0, 1, 2]))).toBe(140);
  expect(id3Size(bytes('fLaC', [0, 0, 0, 0, 0, 0]))).toBe(0);
});

const file = (...boxes: Uint8Array[]) => new Blob(boxes as Uint8Array<ArrayBuffer>[]);

test('finds where an MP4 was cut', async () => {
  const box = (name: string, body: number) => bytes([0, 0, 0, 8 + body], name, Array.from({ length: body }, () => 0));
  expect(await isMp4Cut(file(box('ftyp', 8), box('moov', 20), box('mdat', 40)))).toBe(false);
  expect(await isMp4Cut(file(box('ftyp', 8), box('mdat', 40), box('moov', 20)))).toBe(false);
  expect(await isMp4Cut(file(box('ftyp', 8), box('mdat', 40)))).toBe(true);
  const whole = file(box('ftyp', 8), box('moov', 20), box('mdat', 40));
  expect(await isMp4Cut(whole.slice(0, whole.size - 1))).toBe(true);
  expect(await isMp4Cut(file(box('ftyp', 8), box('moov', 20), bytes([0, 0, 0, 0], 'mdat', [1, 2])))).toBe(false);
  expect(await isMp4Cut(file(bytes([0, 0, 0, 3], 'ftyp')))).toBe(true);
});
