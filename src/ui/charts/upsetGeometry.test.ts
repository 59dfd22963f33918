import { describe, expect, it } from 'vitest';
import { upsetShapes } from './upsetGeometry.ts';

const combinations = [{ sets: [0], size: 40 }, { sets: [0, 2], size: 10 }, { sets: [1], size: 0 }];

describe('an UpSet view', () => {
  it('draws bars in proportion and dots for the sets of each row', () => {
    const { rows, heads } = upsetShapes(['A', 'B', 'C'], combinations, 600);
    expect(rows[0].bar.width / rows[1].bar.width).toBeCloseTo(4);
    expect(rows[2].bar.width).toBe(0);
    expect(rows[1].dots.map(({ filled }) => filled)).toEqual([true, false, true]);
    expect(rows[1].link).toEqual({ from: heads[0].x, to: heads[2].x });
    expect(rows[1].y).toBeGreaterThan(rows[0].y);
  });

  it('fits its width, and grows past it only for many sets', () => {
    const { width, rows, ticks } = upsetShapes(['A', 'B', 'C'], combinations, 358);
    expect(width).toBe(358);
    expect(rows[0].bar.x + rows[0].bar.width).toBeLessThan(358 - 12);
    expect(ticks.every(({ label }) => /^\d+$/.test(label))).toBe(true);
    const many = upsetShapes(Array.from({ length: 30 }, (_, set) => `S${set}`), combinations, 358);
    expect(many.width).toBeGreaterThan(700);
  });
});
