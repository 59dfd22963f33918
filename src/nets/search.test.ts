import { describe, expect, it } from 'vitest';
import { POST, SOFTMAX_DENSE } from './recipes.ts';
import { gridPoints, gridSize, KNOBS, randomPoint, type Range, SCALES, usualRange, withPoint } from './search.ts';

const RANGES: readonly Range[] = [
  { knob: 'learningRate', low: 0.001, high: 0.1, steps: 3 },
  { knob: 'batch', low: 16, high: 64, steps: 3 },
  { knob: 'dropout', low: 0, high: 1, steps: 2 },
];

describe('a grid', () => {
  it('tries every combination once, evenly spaced on each scale', () => {
    const points = gridPoints(RANGES, 1);
    expect(points).toHaveLength(18);
    expect(gridSize(RANGES)).toBe(18);
    expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(18);
    const values = (knob: 'learningRate' | 'batch' | 'dropout') =>
      [...new Set(points.map((point) => point[knob] ?? Number.NaN))].toSorted((a, b) => a - b);
    expect(values('learningRate')).toEqual([0.001, 0.01, 0.1]);
    expect(values('batch')).toEqual([16, 32, 64]);
    expect(values('dropout')).toEqual([0, 1]);
  });

  it('is walked in an order that the seed decides', () => {
    expect(gridPoints(RANGES, 1)).toEqual(gridPoints(RANGES, 1));
    expect(gridPoints(RANGES, 2)).not.toEqual(gridPoints(RANGES, 1));
  });

  it('of one step takes the middle', () => {
    expect(gridPoints([{ knob: 'momentum', low: 0.8, high: 0.9, steps: 1 }], 1)).toEqual([{ momentum: 0.85 }]);
  });
});

describe('a random draw', () => {
  it('depends on seed and number alone, and stays in its ranges', () => {
    const draws = Array.from({ length: 400 }, (_, index) => randomPoint(RANGES, 5, index));
    expect(randomPoint(RANGES, 5, 3)).toEqual(draws[3]);
    expect(randomPoint(RANGES, 6, 3)).not.toEqual(draws[3]);
    for (const { learningRate = 0, batch = 0, dropout = -1 } of draws) {
      expect(learningRate).toBeGreaterThanOrEqual(0.001);
      expect(learningRate).toBeLessThanOrEqual(0.1);
      expect(Number.isInteger(batch)).toBe(true);
      expect(dropout).toBeGreaterThanOrEqual(0);
    }
    // Even in the logarithm: half of the draws lie below the geometric middle.
    const low = draws.filter(({ learningRate = 0 }) => learningRate < 0.01).length;
    expect(low).toBeGreaterThan(160);
    expect(low).toBeLessThan(240);
  });
});

describe('withPoint', () => {
  it('changes what the point names and leaves the rest', () => {
    expect(withPoint(POST, {})).toEqual(POST);
    const changed = withPoint(POST, { learningRate: 0.1, momentum: 0.5, dropout: 2, filters: 0.25, units: 2, batch: 64, patience: 5 });
    expect(changed.optimiser).toEqual({
      kind: 'nesterov',
      learningRate: { from: 0.1, to: expect.closeTo(0.001, 12) as number },
      momentum: { from: 0.5, to: 0.999 },
    });
    expect(changed.convolutions.map(({ filters }) => filters)).toEqual([8, 16, 32, 64]);
    expect(changed.convolutions.map(({ dropout }) => dropout)).toEqual([0.2, 0.4, 0.6, 0.8]);
    expect(changed.dense.map(({ units }) => units)).toEqual([100, 100]);
    expect(changed.dense[0].dropout).toBe(0.9);
    expect([changed.batch, changed.patience]).toEqual([64, 5]);
    expect(changed.convolutions.map(({ kernel }) => kernel)).toEqual([5, 4, 2, 2]);
  });
});

it.each(KNOBS)('the usual range of %s lies within its limits', (knob) => {
  for (const recipe of [POST, SOFTMAX_DENSE]) {
    const { low, high } = usualRange(knob, recipe);
    expect(low).toBeLessThan(high);
    expect(low).toBeGreaterThanOrEqual(SCALES[knob].limits[0]);
    expect(high).toBeLessThanOrEqual(SCALES[knob].limits[1]);
  }
});
