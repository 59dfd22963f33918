import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mp3Delay } from './mp3Delay.ts';

const music = readFileSync(new URL('../../e2e/fixtures/files/music.mp3', import.meta.url));

test('LAME notes 576 samples, and decoders add 529', async () => {
  expect(await mp3Delay(new Blob([new Uint8Array(music)]))).toBe(576 + 529);
});

test('without a note nothing is dropped', async () => {
  const unnamed = new Uint8Array(music);
  const parts = 8 + 4 + 4 + 100 + 4; // name and flags, frames, bytes, seek table, quality
  unnamed.set([0, 0, 0, 0], Math.max(music.indexOf('Info'), music.indexOf('Xing')) + parts);
  expect(await mp3Delay(new Blob([unnamed]))).toBe(0);
  expect(await mp3Delay(new Blob(['no mp3 at all']))).toBe(0);
  expect(await mp3Delay(new Blob([]))).toBe(0);
});
