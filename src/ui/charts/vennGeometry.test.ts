import { describe, expect, it } from 'vitest';
import { vennShapes, type VennArea } from './vennGeometry.ts';

const FRAME = { width: 600, height: 400, padding: 10 };

const two = (a: number, b: number, both: number): VennArea[] => [
  { sets: [0], size: a },
  { sets: [1], size: b },
  { sets: [0, 1], size: both },
];
const three = (a: number, b: number, c: number, ab: number, ac: number, bc: number, abc: number): VennArea[] => [
  { sets: [0], size: a },
  { sets: [1], size: b },
  { sets: [2], size: c },
  { sets: [0, 1], size: ab },
  { sets: [0, 2], size: ac },
  { sets: [1, 2], size: bc },
  { sets: [0, 1, 2], size: abc },
];

/** Area of overlap of two circles by counting points: knows nothing of venn.js. */
function overlapByCounting(circles: readonly { x: number; y: number; r: number }[]): number {
  let inside = 0;
  const step = 0.5;
  for (let x = 0; x < FRAME.width; x += step) {
    for (let y = 0; y < FRAME.height; y += step) {
      if (circles.every((circle) => Math.hypot(circle.x - x, circle.y - y) <= circle.r)) inside += 1;
    }
  }
  return inside * step * step;
}

/** Area of what lies in `sets` and in no other circle, or in any circle at all. */
function countExactly(circles: readonly { set: number; x: number; y: number; r: number }[], sets: readonly number[] | null): number {
  let found = 0;
  for (let x = 0.25; x < FRAME.width; x += 0.5) {
    for (let y = 0.25; y < FRAME.height; y += 0.5) {
      const within = circles.filter((circle) => Math.hypot(circle.x - x, circle.y - y) <= circle.r).map(({ set }) => set);
      if (sets === null ? within.length > 0 : within.length === sets.length && sets.every((set) => within.includes(set))) found += 1;
    }
  }
  return found / 4;
}

describe('a Venn diagram', () => {
  it('of two sets is to scale, within its frame', () => {
    const { circles, error, regions } = vennShapes(two(87, 84, 26), FRAME);
    const perElement = (Math.PI * circles[0].r ** 2) / 87;
    expect((Math.PI * circles[1].r ** 2) / perElement).toBeCloseTo(84, 5);
    expect(overlapByCounting(circles) / perElement).toBeCloseTo(26, 0);
    expect(error?.total).toBeLessThan(0.001);
    expect(regions.map(({ exact }) => exact)).toEqual([61, 58, 26]);
    for (const { x, y, r } of circles) {
      expect(x - r).toBeGreaterThanOrEqual(9.9);
      expect(x + r).toBeLessThanOrEqual(590.1);
      expect(y - r).toBeGreaterThanOrEqual(9.9);
      expect(y + r).toBeLessThanOrEqual(390.1);
    }
  });

  it('puts each label inside its region', () => {
    const { circles, regions } = vennShapes(three(60, 50, 40, 20, 15, 12, 6), FRAME);
    for (const { sets, label } of regions) {
      if (label === null) throw new Error('a region without a label');
      for (const { set, x, y, r } of circles) {
        expect(Math.hypot(x - label.x, y - label.y) < r).toBe(sets.includes(set));
      }
    }
  });

  it('says by how much three sets miss their areas', () => {
    // Each pair overlaps by half, yet nothing is in all three: circles cannot do that.
    const shapes = vennShapes(three(20, 20, 20, 10, 10, 10, 0), FRAME);
    expect(shapes.error?.total).toBeGreaterThan(0.1);
    if (shapes.error === null) throw new Error('no error');
    const { sets, wanted, drawn } = shapes.error.worst;
    expect(Math.abs(drawn - wanted)).toBeGreaterThan(1);
    // The same by counting points: the scale is that of the picture as a whole, 30 elements.
    const inWorst = countExactly(shapes.circles, sets);
    const inAll = countExactly(shapes.circles, null);
    expect((inWorst / inAll) * 30).toBeCloseTo(drawn, 1);
    expect(shapes.regions.at(-1)?.exact).toBe(0);
  });

  it('leaves out empty sets, and draws sets apart that share nothing', () => {
    const one = vennShapes(two(5, 0, 0), FRAME);
    expect(one.circles.map(({ set }) => set)).toEqual([0]);
    expect(one.regions.map(({ path }) => path === null)).toEqual([false, true, true]);
    const apart = vennShapes(two(9, 4, 0), FRAME);
    const [a, b] = apart.circles;
    expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r - 0.01);
    expect(apart.regions[2].path).toBeNull();
    expect(vennShapes(two(0, 0, 0), FRAME)).toMatchObject({ circles: [], error: null });
    expect(vennShapes([], FRAME).regions).toEqual([]);
  });

  it('draws one set within another, and equal sets as one', () => {
    const nested = vennShapes(two(20, 5, 5), FRAME);
    expect(nested.error?.total).toBeLessThan(0.01);
    expect(nested.regions[1]).toMatchObject({ exact: 0, path: null });
    const equal = vennShapes(two(7, 7, 7), FRAME);
    expect(equal.regions[2].label).not.toBeNull();
    expect(equal.error?.total).toBeLessThan(0.01);
  });

  it('is the same each time', () => {
    const areas = three(87, 150, 84, 40, 26, 60, 15);
    expect(vennShapes(areas, FRAME)).toEqual(vennShapes(areas, FRAME));
  });
});
