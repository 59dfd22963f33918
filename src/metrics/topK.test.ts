import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MetricError } from './metricError.ts';
import { randomInteger } from './random.ts';
import { coveragePerRow } from './ranking.ts';
import { bestCaptured, captures, passCurve, passingSizes, sizeForRate, truePlaces, worstCaptured } from './topK.ts';

const yes = true;
const no = false;

/** Three rows of four tags, worked by hand. */
const TARGETS = [
  [yes, no, yes, no], // places 1 and 3
  [no, yes, no, no], // place 4: the lowest
  [no, no, no, no],
];
const SCORES = [
  [0.9, 0.5, 0.4, 0.1],
  [0.4, 0.1, 0.3, 0.2],
  [0.4, 0.3, 0.2, 0.1],
];

describe('by hand', () => {
  const places = truePlaces(TARGETS, SCORES);

  it('finds the places of true tags', () => {
    expect(places).toEqual([
      [
        { tag: 0, place: 1 },
        { tag: 2, place: 3 },
      ],
      [{ tag: 1, place: 4 }],
      [],
    ]);
  });

  it('passes a row at the place of the tag that completes its share', () => {
    expect([...passingSizes(places, 100)]).toEqual([3, 4, 0]);
    expect([...passingSizes(places, 50)]).toEqual([1, 4, 0]);
    expect([...passingSizes(places, 51)]).toEqual([3, 4, 0]);
  });

  it('counts pass rates among rows with a tag', () => {
    const all = passCurve(places, 4, 100);
    expect(all && [...all.rates]).toEqual([0, 0, 0.5, 1]);
    expect(all?.judged).toBe(2);
    const half = passCurve(places, 4, 50);
    expect(half && [...half.rates]).toEqual([0.5, 0.5, 0.5, 1]);
  });

  it('tells the smallest K for a pass rate', () => {
    const all = passCurve(places, 4, 100);
    expect(all && [sizeForRate(all, 0.5), sizeForRate(all, 0.51), sizeForRate(all, 1)]).toEqual([3, 4, 4]);
  });

  it('counts captured and missed by tag', () => {
    expect(captures(places, 4, 2)).toEqual([
      { tag: 0, captured: 1, missed: 0, rate: 1 },
      { tag: 1, captured: 0, missed: 1, rate: 0 },
      { tag: 2, captured: 0, missed: 1, rate: 0 },
      { tag: 3, captured: 0, missed: 0, rate: null },
    ]);
  });

  it('ties take the worst place: two tied tags are held from K = 2 on', () => {
    const tied = truePlaces([[yes, no, no]], [[0.5, 0.5, 0.1]]);
    expect([...passingSizes(tied, 100)]).toEqual([2]);
    const level = truePlaces([[yes, yes, no]], [[0.3, 0.3, 0.3]]);
    expect([...passingSizes(level, 50)]).toEqual([3]);
  });

  it('has no curve without a row that has a tag', () => {
    expect(passCurve(truePlaces([[no, no]], [[0.1, 0.2]]), 2, 100)).toBeNull();
  });

  it('refuses what has no meaning', () => {
    for (const percent of [0, 101, 33.3, Number.NaN]) expect(() => passingSizes(places, percent)).toThrow(MetricError);
    for (const size of [0, 1.5]) expect(() => captures(places, 4, size)).toThrow(MetricError);
    expect(() => truePlaces([[yes]], [[Number.NaN]])).toThrow(MetricError);
    expect(() => passCurve(places, 3, 100)).toThrow(MetricError);
  });
});

describe('best and worst', () => {
  // The rates of the tagger's own published tables, some of them.
  const all = [
    { tag: 0, captured: 57, missed: 11, rate: 57 / 68 },
    { tag: 1, captured: 178, missed: 0, rate: 1 },
    { tag: 2, captured: 8, missed: 0, rate: 1 },
    { tag: 3, captured: 0, missed: 48, rate: 0 },
    { tag: 4, captured: 0, missed: 93, rate: 0 },
    { tag: 5, captured: 0, missed: 0, rate: null },
  ];

  it('sorts by rate, then by what counts more', () => {
    expect(bestCaptured(all, 3).map(({ tag }) => tag)).toEqual([1, 2, 0]);
    expect(worstCaptured(all, 3).map(({ tag }) => tag)).toEqual([4, 3, 0]);
  });

  it('leaves out what no row has', () => {
    expect(bestCaptured(all, 10)).toHaveLength(5);
    expect(worstCaptured(all, 10)).toHaveLength(5);
  });
});

interface Case {
  readonly t: readonly string[];
  readonly s: readonly (readonly number[])[];
  readonly pass: readonly (readonly number[] | null)[];
  readonly k: number;
  readonly held: readonly number[];
  readonly have: readonly number[];
}

describe('against numpy and SciPy (scripts/metrics/make_topk_vectors.py)', () => {
  const cases = JSON.parse(readFileSync(new URL('topKVectors.json', import.meta.url), 'utf8')) as readonly Case[];
  const percentages = [1, 34, 50, 60, 80, 100];

  it('100 cases, ties among them', () => {
    expect(cases).toHaveLength(100);
    expect(cases.filter(({ s }) => s.some((row) => new Set(row).size < row.length)).length).toBeGreaterThan(50);
  });

  it('agrees in every pass rate and count', () => {
    cases.forEach(({ t, s, pass, k, held, have }, index) => {
      const places = truePlaces(t.map((row) => [...row].map((cell) => cell === '1')), s);
      const columns = s[0].length;
      percentages.forEach((percent, at) => {
        const curve = passCurve(places, columns, percent);
        const expected = pass[at];
        if (expected === null) expect(curve, `case ${index}`).toBeNull();
        else {
          expect(curve?.rates.length, `case ${index}`).toBe(expected.length);
          expected.forEach((rate, size) => expect(curve?.rates[size], `case ${index}, p ${percent}, K ${size + 1}`).toBeCloseTo(rate, 9));
        }
      });
      const found = captures(places, columns, k);
      expect(found.map(({ captured }) => captured), `case ${index}`).toEqual(held);
      expect(found.map(({ captured, missed }) => captured + missed), `case ${index}`).toEqual(have);
    });
  });
});

describe('against sorting', () => {
  it('holds exactly the true tags above the (K + 1)th score', () => {
    let drawn = 0;
    const below = (bound: number): number => randomInteger(7, drawn++, 0, bound);
    for (let trial = 0; trial < 300; trial++) {
      const columns = 1 + below(12);
      const rows = 1 + below(6);
      const scores = Array.from({ length: rows }, () => Array.from({ length: columns }, () => below(5) / 4));
      const targets = Array.from({ length: rows }, () => Array.from({ length: columns }, () => below(10) < 4));
      const places = truePlaces(targets, scores);
      const percent = 1 + below(100);
      const curve = passCurve(places, columns, percent);
      for (let size = 1; size <= columns; size++) {
        let [passed, judged] = [0, 0];
        const held = Array.from({ length: columns }, () => 0);
        targets.forEach((row, index) => {
          const next = scores[index].toSorted((a, b) => b - a)[size] ?? -Infinity;
          const inside = row.flatMap((target, tag) => (target && scores[index][tag] > next ? [tag] : []));
          const total = row.filter(Boolean).length;
          for (const tag of inside) held[tag]++;
          if (total === 0) return;
          judged++;
          if (inside.length * 100 >= percent * total) passed++;
        });
        if (judged === 0) expect(curve).toBeNull();
        else expect(curve?.rates[size - 1]).toBe(passed / judged);
        expect(captures(places, columns, size).map(({ captured }) => captured)).toEqual(held);
      }
      // All of a row's tags are held from its coverage on.
      expect([...passingSizes(places, 100)]).toEqual([...coveragePerRow(targets, scores)]);
    }
  });
});
