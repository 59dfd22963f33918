import { expect, it } from 'vitest';
import { excerptFrame, excerptTicks, rowMarks } from './spectrogramGeometry.ts';

const FRAME = excerptFrame(400, 160);

it('places round frequencies between the middles of the bands', () => {
  const rows = { kind: 'hertz', numbers: [100, 500, 1_500, 3_000, 6_000] } as const;
  const marks = rowMarks(rows, FRAME);
  expect(marks.map(({ label }) => label)).toEqual(['250', '1k', '2k', '4k']);
  // 1 kHz is half-way between the second and the third of five rows.
  expect(marks[1].at).toBeCloseTo(FRAME.top + FRAME.height * (1 - 2 / 5), 6);
});

it('names some coefficients', () => {
  const numbers = Array.from({ length: 10 }, (_, row) => row);
  expect(rowMarks({ kind: 'coefficients', numbers }, FRAME).map(({ label }) => label)).toEqual(['0', '3', '6', '9']);
});

it('names whole seconds of the track, as many as fit', () => {
  const ticks = excerptTicks(92.9, 120.7, FRAME);
  expect(ticks.map(({ label }) => label)).toEqual(['1:35', '1:40', '1:45', '1:50', '1:55', '2:00']);
  expect(ticks[0].at).toBeCloseTo(FRAME.left + ((95 - 92.9) / 27.8) * FRAME.width, 6);
});
