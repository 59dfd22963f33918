import { describe, expect, it } from 'vitest';
import { MiddleSamples } from './middleSamples.ts';

/** 1, 2, 3, … so that a place can be told from its value. */
const track = (length: number) => Float32Array.from({ length }, (_, n) => n + 1);

function middleOf(samples: Float32Array, piece: number, length: number, most = Infinity): number[] {
  const middle = new MiddleSamples(length, most);
  for (let at = 0; at < samples.length; at += piece) middle.push(samples.subarray(at, at + piece));
  return [...middle.finish()];
}

describe('MiddleSamples', () => {
  it.each([1, 2, 3, 7, 100])('holds the middle of a track that comes by %i', (piece) => {
    expect(middleOf(track(21), piece, 5)).toEqual([9, 10, 11, 12, 13]);
    expect(middleOf(track(22), piece, 5)).toEqual([9, 10, 11, 12, 13]);
    expect(middleOf(track(5), piece, 5)).toEqual([1, 2, 3, 4, 5]);
    expect(middleOf(track(3), piece, 5)).toEqual([1, 2, 3, 0, 0]);
    expect(middleOf(track(0), piece, 2)).toEqual([0, 0]);
  });

  it.each([1, 4, 1000])('takes a very long track for its beginning, by %i', (piece) => {
    expect(middleOf(track(1000), piece, 3, 21)).toEqual([10, 11, 12]);
  });
});
