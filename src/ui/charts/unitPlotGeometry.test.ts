import { describe, expect, it } from 'vitest';
import { averagePrecision, precisionRecallCurve } from '../../metrics/curves.ts';
import { calibrationMarks } from './calibrationGeometry.ts';
import { confusionShapes } from './confusionGeometry.ts';
import { precisionRecallPoints } from './precisionRecallGeometry.ts';
import { place, unitFrame, unitPath, unitTicks } from './unitPlotGeometry.ts';

describe('unit plot', () => {
  const frame = unitFrame(300);

  it('is square inside its margins and fits the width', () => {
    expect(frame.width).toBe(300);
    const [left, bottom] = place([0, 0], frame);
    const [right, top] = place([1, 1], frame);
    expect(right - left).toBeCloseTo(bottom - top, 9);
    expect(right).toBeLessThan(300);
    expect(unitTicks(frame).map(({ label }) => label)).toEqual(['0', '.25', '.5', '.75', '1']);
  });

  it('leaves out points that nobody could tell apart, never the last', () => {
    const many = Array.from({ length: 100_001 }, (_, index) => [index / 100_000, index / 100_000] as const);
    const path = unitPath(many, frame);
    expect(path.length).toBeLessThan(12_000);
    const [x, y] = place([1, 1], frame);
    expect(path.endsWith(`L${x},${y}`)).toBe(true);
  });
});

it('draws a precision-recall curve with the area that the average precision has', () => {
  const column = { targets: [true, false, true, true, false, false, true], scores: [0.9, 0.8, 0.7, 0.7, 0.5, 0.3, 0.2] };
  const points = precisionRecallPoints(precisionRecallCurve(column) ?? []);
  let area = 0;
  for (let index = 1; index < points.length; index++) area += (points[index][0] - points[index - 1][0]) * points[index][1];
  expect(area).toBeCloseTo(averagePrecision(column) ?? Number.NaN, 12);
  expect(points.at(-1)?.[0]).toBe(1);
});

it('gives larger bins larger dots', () => {
  const bin = (count: number) => ({ from: 0, to: 0.1, count, meanScore: 0.05, positiveShare: 0.5 });
  const [small, large] = calibrationMarks([bin(25), bin(100)], unitFrame(300));
  expect(large.radius / small.radius).toBeCloseTo(2, 9);
});

describe('confusion', () => {
  const shares = [
    [null, 0.5, 0],
    [0.25, null, 0.1],
    [0, 1, null],
  ];
  const chances = [
    [0, 10, 10],
    [20, 0, 20],
    [5, 4, 0],
  ];

  it('sets the strongest cell to 1, leaves the diagonal out and does not colour chance', () => {
    const { cells } = confusionShapes(['A', 'B', 'C'], { shares, chances }, 600, 20);
    expect(cells).toHaveLength(9);
    expect(cells[1]).toMatchObject({ share: 0.5, strength: 1, diagonal: false });
    expect(cells[0]).toMatchObject({ share: null, strength: 0, diagonal: true });
    expect(cells[7]).toMatchObject({ share: 1, strength: 0 });
  });

  it('keeps the tags with most confusion where not all fit', () => {
    expect(confusionShapes(['A', 'B', 'C'], { shares, chances }, 600, 2).tags).toEqual([1, 2]);
    const square = (value: number) => Array.from({ length: 30 }, () => Array.from({ length: 30 }, () => value));
    const names = Array.from({ length: 30 }, (_, tag) => `Tag number ${tag}`);
    expect(confusionShapes(names, { shares: square(0.2), chances: square(9) }, 350, 30).width).toBeLessThanOrEqual(350);
  });
});
