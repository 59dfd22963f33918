import { describe, expect, it } from 'vitest';
import { AXIS_GAP, parallelShapes, parallelWidth, type ParallelAxis } from './parallelGeometry.ts';

const FRAME = { width: 240, height: 120, left: 20, right: 20, top: 10, bottom: 10 };
const axis = (change: Partial<ParallelAxis>): ParallelAxis => ({
  key: 'a',
  label: 'A',
  logarithmic: false,
  falling: false,
  values: [0, 1],
  ...change,
});

/** [x, y] of every point of a path. */
function points(path: string | null): number[][] {
  return [...(path ?? '').matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe('parallelShapes', () => {
  it('leads each line through its values, high ones at the top unless the axis falls', () => {
    const { axes, paths } = parallelShapes([axis({}), axis({ key: 'b', falling: true }), axis({ key: 'c', values: [5, 3] })], FRAME);
    expect(axes.map(({ x }) => x)).toEqual([20, 120, 220]);
    expect(points(paths[0])).toEqual([[20, 110], [120, 10], [220, 10]]);
    expect(points(paths[1])).toEqual([[20, 10], [120, 110], [220, 110]]);
  });

  it('spaces a logarithmic axis by its decades', () => {
    const { axes, paths } = parallelShapes([axis({ logarithmic: true, values: [0.001, 0.01, 0.1] }), axis({ values: [0, 1, 2] })], FRAME);
    expect(points(paths[1])[0][1]).toBeCloseTo(60, 9);
    expect(axes[0].ticks.map(({ text }) => text)).toEqual(['.001', '.00316', '.01', '.0316', '.1']);
  });

  it('leaves a gap where a value is missing, and no line where only one is known', () => {
    const { paths } = parallelShapes([axis({ values: [0, 1] }), axis({ values: [null, null] }), axis({ values: [1, null] })], FRAME);
    expect(points(paths[0])).toEqual([[20, 110], [220, 60]]);
    expect(paths[1]).toBeNull();
  });

  it('puts a value that never varies in the middle, and stands without lines', () => {
    expect(points(parallelShapes([axis({ values: [7] }), axis({ values: [0] })], FRAME).paths[0])).toEqual([[20, 60], [220, 60]]);
    expect(parallelShapes([axis({ values: [] })], FRAME).paths).toEqual([]);
  });
});

it('asks for more width than there is rather than squeezing the labels', () => {
  expect(parallelWidth(3, 900, FRAME)).toBe(900);
  expect(parallelWidth(6, 300, FRAME)).toBe(40 + 5 * AXIS_GAP);
});
