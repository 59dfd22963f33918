import { describe, expect, it } from 'vitest';
import { bandOf, bandThresholds, worthwhile } from './bands.ts';
import { brierScore } from './calibration.ts';
import { fitSharedSlope, plattProbability } from './platt.ts';
import { calibrateRows, calibrateTags } from './tagCalibration.ts';

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
