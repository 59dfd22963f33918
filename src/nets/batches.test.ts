import { expect, it } from 'vitest';
import { bag } from './bagging.ts';
import { batchSize, steps } from './batches.ts';
import { fillMask } from './dropout.ts';
import { stream } from './random.ts';
import { POST } from './recipes.ts';
import { scheduled } from './schedules.ts';

it('the batch shrinks until an epoch has ten steps', () => {
  expect(batchSize(26_000, POST)).toBe(1200);
  expect(batchSize(12_000, POST)).toBe(1200);
  expect(batchSize(1_000, POST)).toBe(100);
  expect(batchSize(30, POST)).toBe(4);
  expect(batchSize(3, POST)).toBe(3);
  for (const tiles of [40, 41, 999, 5_003, 12_345]) {
    expect(steps(tiles, batchSize(tiles, POST)).length).toBeGreaterThanOrEqual(10);
  }
});

it('steps cover every tile once and are even', () => {
  for (const [tiles, batch] of [[2_401, 1_200], [7, 4], [4, 4], [1, 4]] as const) {
    const parts = steps(tiles, batch);
    expect(parts[0][0]).toBe(0);
    expect(parts.at(-1)?.[1]).toBe(tiles);
    parts.slice(1).forEach(([start], index) => expect(start).toBe(parts[index][1]));
    const sizes = parts.map(([start, end]) => end - start);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(batch);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  }
});

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

it('a bag holds all positives and as many distinct negatives, or the reverse', () => {
  const few = bag(numbers(0, 20), numbers(100, 300), stream(1, 'bag'));
  expect([...few.tiles.subarray(0, 20)]).toEqual(numbers(0, 20));
  expect(few.positives).toBe(20);
  expect(few.tiles).toHaveLength(40);
  expect(new Set(few.tiles).size).toBe(40);
  expect(Math.min(...few.tiles.subarray(20))).toBeGreaterThanOrEqual(100);
  const many = bag(numbers(0, 300), numbers(300, 7), stream(1, 'bag'));
  expect([...many.tiles.subarray(7)]).toEqual(numbers(300, 7));
  expect(many.positives).toBe(7);
  expect(bag(numbers(0, 20), numbers(100, 300), stream(2, 'bag'))).not.toEqual(few);
});

it('schedules run over the maximum of epochs, ends included', () => {
  const { optimiser, maximumEpochs } = POST;
  if (optimiser.kind !== 'nesterov') throw new Error('not the published optimiser');
  const { learningRate, momentum } = optimiser;
  expect(scheduled(learningRate, 1, maximumEpochs)).toBeCloseTo(0.01, 12);
  expect(scheduled(learningRate, 1000, maximumEpochs)).toBeCloseTo(0.0001, 12);
  expect(scheduled(momentum, 1, maximumEpochs)).toBeCloseTo(0.9, 12);
  expect(scheduled(momentum, 500, maximumEpochs)).toBeCloseTo(0.9 + (0.099 * 499) / 999, 12);
  expect(scheduled(learningRate, 1, 1)).toBe(0.01);
});

it('a mask drops its share, keeps the mean, and does not depend on how a batch is cut', () => {
  const key = { seed: 3, tag: 'Drama', step: 9, firstTile: 0 };
  const size = 1_001;
  const whole = new Float32Array(200 * size);
  fillMask(whole, size, 0.3, key, 2);
  const dropped = whole.filter((value) => value === 0).length / whole.length;
  expect(Math.abs(dropped - 0.3)).toBeLessThan(0.004);
  expect(new Set(whole)).toEqual(new Set([0, Math.fround(1 / 0.7)]));
  const piece = new Float32Array(50 * size);
  fillMask(piece, size, 0.3, { ...key, firstTile: 120 }, 2);
  expect(piece).toEqual(whole.slice(120 * size, 170 * size));
  const others = [{ ...key, seed: 4 }, { ...key, tag: 'Crime' }, { ...key, step: 10 }];
  for (const other of others) {
    fillMask(piece, size, 0.3, other, 2);
    expect(piece).not.toEqual(whole.slice(0, 50 * size));
  }
  fillMask(piece, size, 0.3, key, 1);
  expect(piece).not.toEqual(whole.slice(0, 50 * size));
});
