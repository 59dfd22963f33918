import { describe, expect, it } from 'vitest';
import { MetricError } from './metricError.ts';
import {
  averagePrecisionPerRow,
  bestCoverageError,
  coverageError,
  coveragePerRow,
  labelRankingAveragePrecision,
  labelRankingLoss,
  rankingLossPerRow,
} from './ranking.ts';

const T = true;
const F = false;

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof MetricError) return error.code;
    throw error;
  }
  return 'none';
}

describe('ranking metrics', () => {
  it('count by hand', () => {
    const targets = [[T, F, F], [F, F, T]];
    const scores = [[0.75, 0.5, 1], [1, 0.2, 0.1]];
    expect(coverageError(targets, scores)).toBe(2.5);
    expect(labelRankingAveragePrecision(targets, scores)).toBeCloseTo((1 / 2 + 1 / 3) / 2, 12);
    expect(labelRankingLoss(targets, scores)).toBe(0.75);
    expect(bestCoverageError(targets)).toBe(1);
  });

  it('give a tie its worst place', () => {
    const targets = [[T, F, F, F]];
    const scores = [[0.5, 0.5, 0.5, 0.1]];
    expect(coverageError(targets, scores)).toBe(3);
    expect(labelRankingAveragePrecision(targets, scores)).toBeCloseTo(1 / 3, 12);
    expect(labelRankingLoss(targets, scores)).toBeCloseTo(2 / 3, 12);
  });

  it('define rows with no tag and with all tags', () => {
    const targets = [[F, F], [T, T]];
    const scores = [[0.2, 0.1], [0.2, 0.1]];
    expect([...coveragePerRow(targets, scores)]).toEqual([0, 2]);
    expect([...averagePrecisionPerRow(targets, scores)]).toEqual([1, 1]);
    expect([...rankingLossPerRow(targets, scores)]).toEqual([0, 0]);
    expect(bestCoverageError(targets)).toBe(1);
  });

  it('follow the same rules for a single tag, which scikit-learn refuses', () => {
    const targets = [[T], [F], [F]];
    const scores = [[0.2], [0.1], [0.3]];
    expect(coverageError(targets, scores)).toBeCloseTo(1 / 3, 12);
    expect(labelRankingAveragePrecision(targets, scores)).toBe(1);
    expect(labelRankingLoss(targets, scores)).toBe(0);
  });

  it('refuse what has no ranking, with a code', () => {
    for (const metric of [coverageError, labelRankingAveragePrecision, labelRankingLoss]) {
      expect(codeOf(() => metric([[T, F]], [[Number.NaN, 1]]))).toBe('not-finite');
      expect(codeOf(() => metric([[T, F]], [[Infinity, 1]]))).toBe('not-finite');
      expect(codeOf(() => metric([[T, F]], [Float32Array.of(1, Number.NaN)]))).toBe('not-finite');
      expect(codeOf(() => metric([], []))).toBe('empty');
      expect(codeOf(() => metric([[]], [[]]))).toBe('empty');
      expect(codeOf(() => metric([[T, F]], [[1]]))).toBe('shape');
      expect(codeOf(() => metric([[T, F]], [[1, 2], [1, 2]]))).toBe('shape');
      expect(codeOf(() => metric([[T, F], [T]], [[1, 2], [1, 2]]))).toBe('shape');
    }
    expect(codeOf(() => bestCoverageError([]))).toBe('empty');
  });

  it('say where the bad score is', () => {
    try {
      coverageError([[T, F], [T, F]], [[1, 2], [3, Number.NaN]]);
      expect.unreachable();
    } catch (error) {
      expect((error as MetricError).details).toEqual({ row: 1, column: 1 });
    }
  });
});
