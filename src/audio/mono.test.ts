import { expect, test } from 'vitest';
import { monoMean, monoMeanInterleaved } from './mono.ts';

test('all channels weigh alike, and the input is left alone', () => {
  const left = Float32Array.of(1, 0, -1);
  expect([...monoMean([left, Float32Array.of(0, 0.5, -1)])]).toEqual([0.5, 0.25, -1]);
  expect([...left]).toEqual([1, 0, -1]);
  const six = [6, 5, 4, 3, 2, 1].map((value) => Float32Array.of(value));
  expect([...monoMean(six)]).toEqual([3.5]);
  const mono = monoMean([left]);
  expect([...mono]).toEqual([1, 0, -1]);
  expect(mono.buffer).not.toBe(left.buffer); // so that it may be transferred
});

test('interleaved frames, the last one incomplete', () => {
  expect([...monoMeanInterleaved(Float32Array.of(1, 0, 0.5, 0.25, 9), 2)]).toEqual([0.5, 0.375]);
});
