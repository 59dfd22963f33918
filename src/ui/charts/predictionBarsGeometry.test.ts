import { describe, expect, it } from 'vitest';
import { MOVE_MS, moveDuration, movedBars, predictionDomain, predictionShapes, STAGGER_MS } from './predictionBarsGeometry.ts';

const INPUT = { values: [0.1, 0.3, 0.2], truth: new Set([2]), order: 'fixed', limit: 10, width: 400, left: 100, right: 50 } as const;

describe('prediction bars', () => {
  it('span 0.9 times the smallest value to the largest', () => {
    expect(predictionDomain([0.1, 0.3, 0.2])).toEqual([0.9 * 0.1, 0.3]);
    expect(predictionDomain([0, 0])).toEqual([0, 1]);
    expect(predictionDomain([0.4])).toEqual([0.9 * 0.4, 0.4]);
    expect(predictionDomain([])).toEqual([0, 1]);
    const { bars } = predictionShapes(INPUT);
    expect(bars[1].length).toBeCloseTo(250);
    expect(bars[0].length).toBeCloseTo((0.01 / 0.21) * 250);
    expect(bars.map(({ isTrue }) => isTrue)).toEqual([false, false, true]);
  });

  it('rank, and keep the highest where there are many', () => {
    const { bars } = predictionShapes({ ...INPUT, order: 'ranked', limit: 2 });
    expect(bars.map(({ tag }) => tag)).toEqual([1, 2]);
    expect(predictionShapes({ ...INPUT, truth: null }).bars.some(({ isTrue }) => isTrue)).toBe(false);
  });

  it('move one after another and arrive', () => {
    const from = predictionShapes(INPUT).bars;
    const to = predictionShapes({ ...INPUT, values: [0.3, 0.1, 0.25], truth: new Set([0]) }).bars;
    expect(movedBars(from, to, 0).map(({ length }) => length)).toEqual(from.map(({ length }) => length));
    const early = movedBars(from, to, STAGGER_MS);
    expect(early[0].length).toBeGreaterThan(from[0].length);
    expect(early[1].length).toBe(from[1].length);
    expect(early[0].isTrue).toBe(true);
    expect(movedBars(from, to, MOVE_MS)[0].length).toBe(to[0].length);
    expect(movedBars(from, to, moveDuration(3))).toEqual(to);
    expect(movedBars([], to, 0).every(({ length }) => length === 0)).toBe(true);
  });
});
