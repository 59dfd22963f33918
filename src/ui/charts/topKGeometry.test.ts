import { describe, expect, it } from 'vitest';
import { sizeAt, topKFrame, topKShapes } from './topKGeometry.ts';

const curve = (percent: number, rates: number[]) => ({ percent, rates: Float64Array.from(rates), judged: 10 });
const CURVES = [curve(60, [0.25, 0.5, 0.75, 1]), curve(100, [0, 0.25, 0.5, 1])];

describe('topKShapes', () => {
  const { frame, lines, mark, xTicks, yTicks, legend } = topKShapes(CURVES, 60, 2, 400);

  it('draws the chosen curve on top, as steps', () => {
    expect(lines.map(({ percent, chosen }) => [percent, chosen])).toEqual([[100, false], [60, true]]);
    expect(lines[1].path.match(/H/g)).toHaveLength(3);
    expect(lines[1].path.match(/V/g)).toHaveLength(4);
    expect(lines.map(({ strength }) => strength)).toEqual([1, 0]);
  });

  it('marks the chosen K on it', () => {
    const { left, right, top, bottom, width, height } = frame;
    expect(mark.x).toBeCloseTo(left + (width - left - right) / 2, 6);
    expect(mark.y).toBeCloseTo(top + (height - top - bottom) / 2, 6);
  });

  it('has whole K and round per cents at its axes', () => {
    expect(xTicks.map(({ label }) => label)).toEqual(['1', '2', '3', '4']);
    expect(yTicks.map(({ label }) => label)).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(legend).toHaveLength(2);
  });

  it('fits 188 tags on a telephone', () => {
    const wide = [40, 60, 80, 100].map((percent) => curve(percent, Array.from({ length: 188 }, (_, index) => (index + 1) / 188)));
    const shapes = topKShapes(wide, 80, 50, 330);
    expect(shapes.xTicks.length).toBeLessThanOrEqual(6);
    expect(shapes.legend.every(({ x, y }) => x >= shapes.frame.left && y < shapes.frame.top)).toBe(true);
  });

  it('draws a single tag', () => {
    const [line] = topKShapes([curve(100, [1])], 100, 1, 400).lines;
    expect(line.path).toMatch(/^M[\d.]+,[\d.]+V[\d.]+$/);
  });
});

it('finds the K under a pointer', () => {
  const frame = topKFrame(400, 2);
  expect(sizeAt(frame.left, frame, 188)).toBe(1);
  expect(sizeAt(400 - frame.right, frame, 188)).toBe(188);
  expect(sizeAt((frame.left + 400 - frame.right) / 2, frame, 188)).toBe(94);
});
