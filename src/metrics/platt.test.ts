/** Against scikit-learn and SciPy; scripts/metrics/make_platt.py makes platt.json. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitPlatt, fitSharedSlope, interceptAt, logit, NO_PRIOR, plattProbability } from './platt.ts';

interface Case {
  readonly t: string;
  readonly s: readonly number[];
  readonly sk: readonly [number, number];
  readonly skp: readonly number[];
  readonly exact: readonly [number, number];
  readonly prior: readonly [number, number];
  readonly drawn: readonly [number, number];
}

const read = JSON.parse(readFileSync(new URL('platt.json', import.meta.url), 'utf8')) as readonly unknown[];
const cases = read.slice(0, -1) as readonly Case[];
const { shared } = read.at(-1) as { readonly shared: number };
const columnOf = ({ t, s }: Case) => ({ targets: [...t].map((cell) => cell === '1'), scores: s });

describe('Platt scaling', () => {
  it('finds what SciPy finds of the same likelihood', () => {
    for (const vector of cases) {
      const { slope, intercept } = fitPlatt(columnOf(vector));
      expect(slope).toBeCloseTo(vector.exact[0], 6);
      expect(intercept).toBeCloseTo(vector.exact[1], 6);
    }
  });

  it('agrees with scikit-learn as closely as it searches', () => {
    for (const vector of cases) {
      const fitted = fitPlatt(columnOf(vector));
      expect(Math.abs(fitted.slope - vector.sk[0])).toBeLessThan(1e-3);
      expect(Math.abs(fitted.intercept - vector.sk[1])).toBeLessThan(1e-3);
      vector.s.forEach((score, row) => expect(Math.abs(plattProbability(fitted, score) - vector.skp[row])).toBeLessThan(2e-4));
    }
  });

  it('is drawn towards a prior', () => {
    for (const vector of cases) {
      const [slope, strength] = vector.prior;
      const fitted = fitPlatt(columnOf(vector), { slope, strength });
      expect(fitted.slope).toBeCloseTo(vector.drawn[0], 6);
      expect(fitted.intercept).toBeCloseTo(vector.drawn[1], 6);
    }
    expect(fitPlatt(columnOf(cases[0]), { slope: 0.7, strength: 1e9 }).slope).toBeCloseTo(0.7, 5);
  });

  it('shares one slope among columns', () => {
    expect(fitSharedSlope(cases.map(columnOf), { slope: 1, strength: 1 })).toBeCloseTo(shared, 6);
    expect(fitSharedSlope([columnOf(cases[3])], NO_PRIOR)).toBeCloseTo(cases[3].exact[0], 6);
    expect(() => fitSharedSlope([])).toThrow('empty');
  });

  it('claims no certainty where scores part the classes without a fault', () => {
    const perfect = fitPlatt({ targets: [true, true, false, false, false], scores: [0.9, 0.8, 0.2, 0.1, 0.3] });
    // Platt's targets: 3/4 and 1/5.
    expect(plattProbability(perfect, 0.85)).toBeGreaterThan(0.6);
    expect(plattProbability(perfect, 0.85)).toBeLessThan(0.9);
  });

  it('holds for scores that are all the same, and for 0 and 1', () => {
    const fitted = fitPlatt({ targets: [true, false, false], scores: [0.5, 0.5, 0.5] });
    expect(plattProbability(fitted, 0.5)).toBeCloseTo((2 / 3 + 2 * 0.25) / 3, 6);
    expect(Number.isFinite(logit(0)) && Number.isFinite(logit(1))).toBe(true);
    expect(plattProbability({ slope: 1, intercept: 0 }, Number.NaN)).toBeNaN();
  });
});

describe('interceptAt', () => {
  it('gives the scores a mean', () => {
    const scores = [0, 0.1, 0.4, 0.45, 0.99, 1];
    for (const [rate, slope] of [[0.02, 1], [0.5, 2.3], [0.9, 0.4], [0.3, 0]] as const) {
      const intercept = interceptAt(rate, slope, scores);
      const sum = scores.reduce((total, score) => total + plattProbability({ slope, intercept }, score), 0);
      expect(sum / scores.length).toBeCloseTo(rate, 9);
    }
    expect(() => interceptAt(0, 1, scores)).toThrow('bad-argument');
    expect(() => interceptAt(0.5, 1, [])).toThrow('empty');
  });
});
