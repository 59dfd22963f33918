import { describe, expect, it } from 'vitest';
import { combinations, cooccurrence, exactCombinations, intersections, rankedBigrams, rowsWithAll } from './overlaps.ts';
import { yearsByTag } from './years.ts';

const T = true;
const F = false;
const targets = [[T, T, F], [T, T, T], [F, F, F], [T, F, F], [F, T, T]];

describe('overlaps', () => {
  it('count every intersection, empty ones too', () => {
    expect(intersections(targets)).toEqual([
      { tags: [0], size: 3 },
      { tags: [1], size: 3 },
      { tags: [2], size: 2 },
      { tags: [0, 1], size: 2 },
      { tags: [0, 2], size: 1 },
      { tags: [1, 2], size: 2 },
      { tags: [0, 1, 2], size: 1 },
    ]);
    expect(intersections([[T, F]], 3)).toEqual([
      { tags: [0], size: 1 },
      { tags: [1], size: 0 },
      { tags: [0, 1], size: 0 },
    ]);
    expect(combinations(10, 3).length).toBe(120);
    expect(() => intersections(targets, 0)).toThrow(/bad-argument/);
  });

  it('agree with the rows behind them', () => {
    for (const { tags, size } of intersections(targets)) expect(rowsWithAll(targets, tags).length).toBe(size);
    expect(rowsWithAll(targets, [1, 2])).toEqual([1, 4]);
    expect(() => rowsWithAll(targets, [3])).toThrow(/bad-argument/);
  });

  it('rank bigrams and leave out those that never occur', () => {
    expect(rankedBigrams([[T, T, F], [T, F, T], [T, F, T]])).toEqual([
      { tags: [0, 2], size: 2 },
      { tags: [0, 1], size: 1 },
    ]);
  });

  it('fill a symmetric matrix with sizes on its diagonal', () => {
    expect(cooccurrence(targets)).toEqual([[3, 2, 1], [2, 3, 2], [1, 2, 2]]);
  });

  it('split the rows without remainder', () => {
    const split = exactCombinations(targets, [2, 0]);
    expect(split).toEqual([
      { tags: [0], rows: [0, 3] },
      { tags: [2, 0], rows: [1] },
      { tags: [], rows: [2] },
      { tags: [2], rows: [4] },
    ]);
  });
});

describe('years by tag', () => {
  it('give mean and sample deviation of the dated rows', () => {
    const years = yearsByTag([[T, F, T], [T, F, F], [T, T, F], [F, T, F]], [1990, 2000, null, null]);
    expect(years[0]).toEqual({ count: 2, mean: 1995, deviation: Math.sqrt(50), first: 1990, last: 2000 });
    expect(years[1]).toBeNull();
    expect(years[2]).toEqual({ count: 1, mean: 1990, deviation: null, first: 1990, last: 1990 });
    expect(() => yearsByTag([[T]], [])).toThrow(/shape/);
    expect(() => yearsByTag([[T]], [Number.NaN])).toThrow(/not-finite/);
  });
});
