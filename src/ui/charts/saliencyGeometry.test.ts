import { describe, expect, it } from 'vitest';
import { points, saliencyShapes, strongestMoments, timeMarks } from './saliencyGeometry.ts';

const FRAME = { left: 40, top: 10, width: 400, height: 100 };

describe('saliencyShapes', () => {
  it('draws drops upwards from zero and rises downwards, in their place', () => {
    const { bars, zero } = saliencyShapes([0.2, -0.1, 0, 0.2], 0.5, 10, 12, FRAME);
    expect(zero).toBeCloseTo(60, 6);
    expect(bars.map(({ x }) => x)).toEqual([40, 140, 240, 340]);
    expect(bars.map(({ width }) => width)).toEqual([100, 100, 100, 100]);
    expect(bars[0].y + bars[0].height).toBeCloseTo(zero, 6);
    expect(bars[1].y).toBeCloseTo(zero, 6);
    expect(bars[0].height).toBeCloseTo(2 * bars[1].height, 6);
    expect(bars[2].height).toBe(0);
  });

  it('keeps the strongest of segments that share a pixel', () => {
    const drops = Float32Array.from({ length: 4000 }, (_, i) => (i === 1234 ? -0.4 : 0.01));
    const { bars } = saliencyShapes(drops, 0.5, 0, 2000, FRAME);
    expect(bars.length).toBeLessThanOrEqual(400);
    expect(Math.min(...bars.map(({ value }) => value))).toBeCloseTo(-0.4, 6);
  });

  it('cuts what lies beyond the end, and does not blow up next to nothing', () => {
    const { bars } = saliencyShapes([0.001, 0.001, 0.001, 0.001], 0.5, 0, 1.25, FRAME);
    expect(bars.length).toBe(3);
    expect(bars[2].x + bars[2].width).toBeCloseTo(440, 6);
    expect(Math.max(...bars.map(({ height }) => height))).toBeLessThan(5);
  });
});

describe('strongestMoments', () => {
  it('takes the highest drops, one of each neighbourhood, none of next to nothing', () => {
    const moments = strongestMoments([0.1, 0.5, 0.4, -0.2, 0, 0.3], 2, 100, 5);
    expect(moments).toEqual([
      { from: 102, to: 104, drop: 0.5 },
      { from: 110, to: 112, drop: 0.3 },
    ]);
    expect(strongestMoments([-1, 0, 0.004], 2, 0, 3)).toEqual([]);
  });
});

describe('points', () => {
  it('are percentage points with a sign', () => {
    expect([0.234, -0.234, 0.012, 0, 0.05].map((share) => points(share))).toEqual(['+23', '−23', '+1.2', '0', '+5']);
    expect(points(0.1, true)).toBe('10');
  });
});

describe('timeMarks', () => {
  it('are round, within the stretch, and not too many', () => {
    expect(timeMarks(9.288, 18.576, 12)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(timeMarks(9.288, 18.576, 5)).toEqual([10, 12, 14, 16, 18]);
    expect(timeMarks(0, 240, 6)).toEqual([0, 60, 120, 180, 240]);
    for (const length of [9.3, 60, 500, 40_000]) expect(timeMarks(0, length, 8).length).toBeLessThanOrEqual(9);
  });
});
