import { describe, expect, it } from 'vitest';
import type { Interval } from '../../metrics/bootstrap.ts';
import type { RankingScores } from '../../nets/ensemble.ts';
import { certainty, meaning, verdict } from './verdict.ts';

const scores = (coverage: number, lrap: number): RankingScores => ({ coverage, lrap, bestCoverage: 2.34 });
const interval = (low: number, high: number): Interval => ({ estimate: (low + high) / 2, low, high, undefinedResamples: 0 });

describe('verdict', () => {
  const prior = scores(6, 0.5);

  it('says so when the ensemble is better on both, one or none', () => {
    expect(verdict(scores(5, 0.6), prior)).toMatch(/better .* both/);
    expect(verdict(scores(5, 0.4), prior)).toMatch(/coverage error, but not on LRAP/);
    expect(verdict(scores(7, 0.6), prior)).toMatch(/LRAP, but not on coverage error/);
    expect(verdict(scores(7, 0.4), prior)).toMatch(/does not beat/);
  });

  it('names what was imported', () => {
    expect(verdict(scores(5, 0.6), prior, 'imported')).toMatch(/^The imported model ranks/);
  });

  it('claims nothing for scores that print alike', () => {
    expect(verdict(scores(5.999, 0.501), prior)).toMatch(/does not beat/);
  });
});

it('puts the numbers into the meaning', () => {
  expect(meaning(10, scores(5.03, 0.62), scores(6.1, 0.5))).toContain('5.03 of 10');
});

describe('certainty', () => {
  it('calls a difference whose interval holds zero possible chance', () => {
    const both = certainty({ coverage: interval(-0.2, 0.9), lrap: interval(-0.1, 0.1) }, 60, 'track');
    expect(both).toMatch(/60 tracks held out, both .* may be chance/);
    const one = certainty({ coverage: interval(0.2, 0.9), lrap: interval(-0.1, 0.1) }, 60, 'track');
    expect(one).toMatch(/difference in coverage error is larger .* LRAP may be chance/);
  });

  it('warns of few units even then', () => {
    const few = certainty({ coverage: interval(0.2, 0.9), lrap: interval(0.1, 0.2) }, 6, 'group');
    expect(few).toMatch(/6 groups held out, both .* larger than chance .* With so few/);
  });

  it('admits that there is no interval', () => {
    expect(certainty({ coverage: null, lrap: null }, 1, 'track')).toBe('With 1 track held out, no interval can be given.');
  });
});
