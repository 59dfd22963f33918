import { describe, expect, it } from 'vitest';
import { FILM_TAGS, importPredictions } from './importPredictions.ts';
import { exactRegions, importTagSets, sizeOfSet } from './importTagSets.ts';

const track = {
  Film: 'Film', Cue: 'Cue', Composer: null, Year: 1999, Predictions: [0.2, 0.8], Targets: [true, false],
};
const TWO = ['Calm', 'Loud'];

describe('importing predictions', () => {
  it('reads a track and ignores other fields', () => {
    expect(importPredictions([{ ...track, Extra: 1 }], TWO)).toEqual({
      ok: true,
      data: {
        tags: TWO,
        rows: [{ film: 'Film', cue: 'Cue', composer: null, year: 1999, targets: [true, false], scores: [0.2, 0.8] }],
      },
    });
  });

  it('takes a track without a year, and ten tags unless told', () => {
    const ten = { ...track, Year: null, Predictions: FILM_TAGS.map(() => 0), Targets: FILM_TAGS.map(() => false) };
    const result = importPredictions([ten]);
    expect(result.ok && result.data.rows[0].year).toBeNull();
  });

  it.each([
    [{ Predictions: [] }, { code: 'not-a-list' }],
    [null, { code: 'not-a-list' }],
    [[], { code: 'no-rows' }],
    [[track, null], { code: 'row-not-an-object', row: 1 }],
    [[track, [1]], { code: 'row-not-an-object', row: 1 }],
    [[{ ...track, Year: '1999' }], { code: 'wrong-type', row: 0, field: 'Year' }],
    [[{ ...track, Predictions: [0.1, null] }], { code: 'wrong-type', row: 0, field: 'Predictions' }],
    [[{ ...track, Predictions: 'x' }], { code: 'wrong-type', row: 0, field: 'Predictions' }],
    [[{ ...track, Targets: [1, 0] }], { code: 'wrong-type', row: 0, field: 'Targets' }],
    [[{ Film: 'Film' }], { code: 'missing-field', row: 0, field: 'Predictions' }],
    [[{ ...track, Targets: [true] }], { code: 'tag-count', row: 0, field: 'Targets', expected: 2, found: 1 }],
    [[{ ...track, Predictions: [1, 2, 3] }], { code: 'tag-count', row: 0, field: 'Predictions', expected: 2, found: 3 }],
  ])('refuses case %#', (value, error) => {
    expect(importPredictions(value, TWO)).toEqual({ ok: false, error });
  });
});

describe('importing tag sets', () => {
  const sets = [
    { sets: ['A'], size: 10 },
    { sets: ['B'], size: 6 },
    { sets: ['C'], size: 5 },
    { sets: ['A', 'B'], size: 4 },
    { sets: ['C', 'A'], size: 3 },
    { sets: ['B', 'C'], size: 2 },
    { sets: ['A', 'B', 'C'], size: 1 },
  ];

  it('looks sizes up in any order and computes the regions', () => {
    const result = importTagSets(sets);
    if (!result.ok) throw new Error(result.error.code);
    expect(result.data.tags).toEqual(['A', 'B', 'C']);
    expect(sizeOfSet(result.data, ['A', 'C'])).toBe(3);
    expect(sizeOfSet(result.data, ['A', 'D'])).toBeNull();
    expect(exactRegions(result.data, ['A', 'B', 'C'])).toEqual([
      { sets: ['A'], size: 4 },
      { sets: ['B'], size: 1 },
      { sets: ['C'], size: 1 },
      { sets: ['A', 'B'], size: 3 },
      { sets: ['A', 'C'], size: 2 },
      { sets: ['B', 'C'], size: 1 },
      { sets: ['A', 'B', 'C'], size: 1 },
    ]);
    expect(exactRegions(result.data, ['A', 'D'])).toBeNull();
  });

  it.each([
    [{}, { code: 'not-a-list' }],
    [[], { code: 'no-sets' }],
    [[null], { code: 'wrong-type', entry: 0, field: 'sets' }],
    [[{ sets: [], size: 1 }], { code: 'wrong-type', entry: 0, field: 'sets' }],
    [[{ sets: ['A', 1], size: 1 }], { code: 'wrong-type', entry: 0, field: 'sets' }],
    [[{ sets: ['A'], size: -1 }], { code: 'wrong-type', entry: 0, field: 'size' }],
    [[{ sets: ['A'], size: 1.5 }], { code: 'wrong-type', entry: 0, field: 'size' }],
    [[...sets, { sets: ['A', 'A'], size: 1 }], { code: 'repeated-tag', entry: 7, tag: 'A' }],
    [[...sets, { sets: ['B', 'A'], size: 4 }], { code: 'repeated-set', entry: 7, sets: ['B', 'A'] }],
    [[...sets, { sets: ['A', 'D'], size: 0 }], { code: 'unknown-tag', entry: 7, tag: 'D' }],
    [[...sets.slice(0, 3), { sets: ['A', 'B'], size: 7 }], { code: 'impossible-size', entry: 3, within: ['B'] }],
  ])('refuses case %#', (value, error) => {
    expect(importTagSets(value)).toEqual({ ok: false, error });
  });
});
