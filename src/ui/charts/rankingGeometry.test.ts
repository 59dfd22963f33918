import { describe, expect, it } from 'vitest';
import { rankingDomain, rankingShapes, type RankingRow } from './rankingGeometry.ts';

const ROWS: RankingRow[] = [
  { label: 'Per track', ensemble: 5, prior: 6, best: 2, interval: [4.6, 5.4] },
  { label: 'Per tile', ensemble: 5.5, prior: 6.1, best: 2, interval: null },
];

describe('rankingDomain', () => {
  it('holds every value and ends on round numbers', () => {
    expect(rankingDomain(ROWS, [0, 10])).toEqual([1, 7]);
  });

  it('never goes beyond what the score can be', () => {
    const share = { label: '', ensemble: 0.8, prior: 0.01, best: 1, interval: null };
    expect(rankingDomain([share], [0, 1])).toEqual([0, 1]);
  });

  it('has a width when all values agree, and stands without any', () => {
    const [from, to] = rankingDomain([{ label: '', ensemble: 1, prior: 1, best: 1, interval: null }], [0, 10]);
    expect(from).toBeLessThan(1);
    expect(to).toBeGreaterThan(1);
    expect(rankingDomain([], [0, 10])).toEqual([0, 10]);
  });
});

describe('rankingShapes', () => {
  const frame = { width: 340, left: 20, right: 20, top: 10, rowHeight: 30 };

  it('places dots along a linear axis, one row under the other', () => {
    const { marks } = rankingShapes(ROWS, [1, 7], frame);
    expect(marks[0].y).toBe(25);
    expect(marks[0].best).toBeCloseTo(70);
    expect(marks[0].ensemble).toBeCloseTo(220);
    expect(marks[0].prior).toBeCloseTo(270);
    expect(marks[0].interval?.[0]).toBeCloseTo(200);
    expect(marks[0].interval?.[1]).toBeCloseTo(240);
    expect(marks[1].y).toBe(55);
    expect(marks[1].interval).toBeNull();
  });

  it('thins the ticks of a narrow chart', () => {
    const wide = rankingShapes(ROWS, [1, 7], frame).ticks;
    const narrow = rankingShapes(ROWS, [1, 7], { ...frame, width: 180 }).ticks;
    expect(narrow.length).toBeLessThan(wide.length);
    expect(wide.map(({ label }) => label)).toContain('4');
  });
});
