import { describe, expect, it } from 'vitest';
import { yearShapes } from './yearsGeometry.ts';

const FRAME = { width: 358, left: 90, right: 40 };

describe('years by tag', () => {
  it('puts dots between their whiskers, all of it on the axis', () => {
    const { marks, ticks } = yearShapes(
      [{ mean: 1990, deviation: 12, first: 1950, last: 2012 }, { mean: 2005, deviation: null, first: 2005, last: 2005 }],
      FRAME,
    );
    const [whiskerLow, whiskerHigh] = marks[0].whisker ?? [0, 0];
    expect(marks[0].mean).toBeCloseTo((whiskerLow + whiskerHigh) / 2);
    expect(marks[0].range[0]).toBeGreaterThanOrEqual(FRAME.left);
    expect(marks[0].range[1]).toBeLessThanOrEqual(FRAME.width - FRAME.right);
    expect(marks[1].whisker).toBeNull();
    expect(marks[1].mean).toBeGreaterThan(marks[0].mean);
    // Four digits take about 28 px: labels this far apart do not touch.
    ticks.slice(1).forEach((tick, index) => expect(tick.x - ticks[index].x).toBeGreaterThan(34));
  });

  it('draws a single year, and nothing at all', () => {
    const { marks } = yearShapes([{ mean: 2000, deviation: null, first: 2000, last: 2000 }], FRAME);
    expect(Number.isFinite(marks[0].mean)).toBe(true);
    expect(yearShapes([], FRAME)).toMatchObject({ marks: [], ticks: [] });
  });
});
