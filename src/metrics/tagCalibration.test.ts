import { describe, expect, it } from 'vitest';
import { bandOf, bandThresholds, worthwhile } from './bands.ts';
import { brierScore } from './calibration.ts';
import { fitSharedSlope, plattProbability } from './platt.ts';
import { labelRankingAveragePrecision } from './ranking.ts';
import { calibrateRows, calibrateTags, calibrateTogether } from './tagCalibration.ts';

/** Deterministic numbers in 0..1. */
function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Rows whose nets claim too much (odds doubled) on a balanced bag, of tags at the given rates. */
function overconfident(rows: number, rates: readonly number[], seed: number) {
  const random = generator(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const targets = Array.from({ length: rows }, () => rates.map((rate) => random() < rate));
  // Two normals one apart: the log odds of x are x − 1/2 at even rates.
  const scores = targets.map((row) => row.map((target) => 1 / (1 + Math.exp(-2 * (normal() + (target ? 1 : 0) - 0.5)))));
  return { targets, scores };
}

const RATES = [0.5, 0.25, 0.1, 0.02];

describe('calibrateTags', () => {
  const fitted = overconfident(400, RATES, 3);
  const tags = calibrateTags(fitted.targets, fitted.scores, RATES);
  const fresh = overconfident(4000, RATES, 4);

  it('makes fresh scores better probabilities', () => {
    RATES.forEach((rate, tag) => {
      const targets = fresh.targets.map((row) => row[tag]);
      const scores = fresh.scores.map((row) => row[tag]);
      const calibrated = scores.map((score) => plattProbability(tags[tag], score));
      expect(brierScore({ targets, scores: calibrated })).toBeLessThan(brierScore({ targets, scores }));
      expect(brierScore({ targets, scores: calibrated })).toBeLessThan(rate * (1 - rate));
      expect(tags[tag].slope).toBeGreaterThan(0.3);
      expect(tags[tag].slope).toBeLessThan(0.75); // the truth is 1/2
    });
  });

  it('gives a tag with few positives the shared slope and its base rate', () => {
    const few = overconfident(60, [0.5, 0.4, 0.04], 9);
    const counts = [0, 1, 2].map((tag) => few.targets.filter((row) => row[tag]).length);
    expect(counts[2]).toBeLessThan(5);
    const [, , rare] = calibrateTags(few.targets, few.scores, [0.5, 0.4, 0.03]);
    const columns = [0, 1, 2].map((tag) => ({ targets: few.targets.map((row) => row[tag]), scores: few.scores.map((row) => row[tag]) }));
    expect(rare.slope).toBe(fitSharedSlope(columns, { slope: 1, strength: 1 }));
    const mean = few.scores.reduce((sum, row) => sum + plattProbability(rare, row[2]), 0) / few.scores.length;
    expect(mean).toBeCloseTo(0.03, 9);
    expect(rare).toMatchObject({ positives: counts[2], negatives: 60 - counts[2], likely: 0.5 });
    // What serves all tags together, for its own three tracks would be chance.
    expect(rare.maybe).toBeGreaterThan(0.1);
  });

  it('never turns a ranking round', () => {
    const { targets, scores } = overconfident(200, [0.4, 0.4], 5);
    const turned = scores.map(([one, other]) => [one, 1 - other]);
    const [, wrong] = calibrateTags(targets, turned, [0.4, 0.3], 0);
    expect(wrong.slope).toBe(0);
    expect(plattProbability(wrong, 0.01)).toBeCloseTo(0.3, 9);
    expect(plattProbability(wrong, 0.99)).toBeCloseTo(0.3, 9);
  });

  it('leaves out what a diverged net says', () => {
    const { targets, scores } = overconfident(100, [0.5, 0.5], 6);
    const broken = scores.map(([one]) => [one, Number.NaN]);
    const [sound, lost] = calibrateTags(targets, broken, [0.5, 0.25]);
    expect(Number.isFinite(sound.slope)).toBe(true);
    expect(lost).toMatchObject({ positives: 0, negatives: 0 });
    expect(plattProbability(lost, 0.5)).toBeCloseTo(0.25, 9);
  });

  it('refuses rows that do not fit', () => {
    expect(() => calibrateTags([[true]], [], [0.5])).toThrow('shape');
    expect(() => calibrateTags([[true]], [[0.5]], [0.5, 0.5])).toThrow('shape');
  });

  it('maps rows', () => {
    const rows = calibrateRows(Float32Array.of(0.2, 0.9, 0.6, 0.1), tags.slice(0, 2));
    expect([...rows]).toEqual([[0, 0.2], [1, 0.9], [0, 0.6], [1, 0.1]].map(([tag, score]) => Math.fround(plattProbability(tags[tag], Math.fround(score)))));
  });
});

describe('calibrateTogether', () => {
  /** Scores of a net that knows the rates but claims too much: its odds are doubled. */
  function knowing(rows: number, seed: number) {
    const { targets, scores } = overconfident(rows, RATES, seed);
    // At a rate r the odds of a tag gain ln(r / (1 − r)); twice that in doubled odds.
    return { targets, scores: scores.map((row) => row.map((score, tag) => plattProbability({ slope: 1, intercept: 2 * Math.log(RATES[tag] / (1 - RATES[tag])) }, score))) };
  }
  const fitted = knowing(400, 11);
  const tags = calibrateTogether(fitted.targets, fitted.scores);
  const fresh = knowing(4000, 12);
  const calibrated = fresh.scores.map((row) => [...calibrateRows(Float32Array.from(row), tags)]);

  it('finds the one scale that undoes what a net claims too much', () => {
    expect(new Set(tags.map(({ slope, intercept }) => `${slope} ${intercept}`)).size).toBe(1);
    expect(tags[0].slope).toBeGreaterThan(0.4);
    expect(tags[0].slope).toBeLessThan(0.6); // the truth is 1/2
    expect(Math.abs(tags[0].intercept)).toBeLessThan(0.2); // the truth is 0
    const all = (rows: number[][]) => ({ targets: fresh.targets.flat(), scores: rows.flat() });
    expect(brierScore(all(calibrated))).toBeLessThan(brierScore(all(fresh.scores)));
    expect(tags.map(({ positives, negatives }) => positives + negatives)).toEqual([400, 400, 400, 400]);
  });

  it('leaves the ranking of tags as it is', () => {
    expect(labelRankingAveragePrecision(fresh.targets, calibrated)).toBeCloseTo(labelRankingAveragePrecision(fresh.targets, fresh.scores), 6);
  });

  it('keeps the ranking of a net that validation contradicts, near the base rate', () => {
    const contradicted = fitted.scores.map((row) => row.map((score) => 1 - score));
    const found = calibrateTogether(fitted.targets, contradicted);
    expect(found[0].slope).toBe(0.05);
    const rate = fitted.targets.flat().filter(Boolean).length / fitted.targets.flat().length;
    const chances = contradicted.flat().map((score) => plattProbability(found[0], score));
    expect(chances.reduce((sum, chance) => sum + chance, 0) / chances.length).toBeCloseTo(rate, 2);
  });

  it('leaves a net alone that no validation track speaks of', () => {
    const [tag] = calibrateTogether([[true]], [[Number.NaN]]);
    expect(tag).toMatchObject({ slope: 1, intercept: 0, positives: 0, negatives: 0 });
  });
});

describe('bands', () => {
  it('are cut at even chance and at the best F1, between one in five and one in three', () => {
    const column = { targets: [true, true, false, true, false, false, false], scores: [0.8, 0.6, 0.4, 0.35, 0.2, 0.1, 0.05] };
    expect(worthwhile(column)).toBe(0.35);
    expect(worthwhile({ targets: [true, false], scores: [0.9, 0.1] })).toBe(0.9);
    expect(worthwhile({ targets: [false, false], scores: [0.9, 0.1] })).toBe(1);
    expect([0.01, 0.27, 0.9].map((best) => bandThresholds(best).maybe)).toEqual([1 / 5, 0.27, 1 / 3]);
    expect([0.5, 0.49, 0.35, 0.349].map((confidence) => bandOf({ likely: 0.5, maybe: 0.35 }, confidence))).toEqual([
      'likely', 'maybe', 'maybe', 'unlikely',
    ]);
  });
});
