import { describe, expect, it } from 'vitest';
import { mapShapes, paddingOf, summaryLength, weightShapes } from './netShape.ts';
import type { Recipe } from './recipe.ts';
import { POST } from './recipes.ts';

const ODD: Recipe = {
  ...POST,
  input: { coefficients: 9, frames: 23 },
  convolutions: [
    { filters: 3, kernel: [2, 5], padding: 'same', pool: [2, 4], dropout: 0 },
    { filters: 5, kernel: [3, 1], padding: 'valid', pool: 1, dropout: 0 },
  ],
  dense: [{ units: 7, dropout: 0 }],
  head: { kind: 'multi-label', outputs: 4 },
};

describe('shapes', () => {
  it('spread the zeros of padding as TensorFlow does, the odd one after', () => {
    expect(paddingOf([2, 5], 'same')).toEqual([[0, 1], [2, 2]]);
    expect(paddingOf(4, 'valid')).toEqual([[0, 0], [0, 0]]);
  });

  it('of maps follow kernels and pools of any sides', () => {
    // 9×23 → 9×23 → 4×5 → 2×5.
    expect(mapShapes(ODD)).toEqual([
      { rows: 4, frames: 5, channels: 3 },
      { rows: 2, frames: 5, channels: 5 },
    ]);
    expect(mapShapes({ ...ODD, input: { coefficients: 2, frames: 3 } })[1]).toMatchObject({ rows: 0, frames: 0 });
  });

  it('of weights follow what the convolutions are summed up to', () => {
    expect(summaryLength(ODD)).toBe(2 * 5 * 5);
    expect(summaryLength({ ...ODD, summary: 'statistics' })).toBe(2 * 2 * 5);
    expect(summaryLength({ ...ODD, convolutions: [], summary: 'statistics' })).toBe(2 * 9);
    expect(weightShapes({ ...ODD, summary: 'statistics' })).toEqual([
      [2, 5, 1, 3], [3], [3, 1, 3, 5], [5], [20, 7], [7], [7, 4], [4],
    ]);
  });
});
