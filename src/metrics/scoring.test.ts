import { describe, expect, it } from 'vitest';
import { brierScore, calibrationCurve, expectedCalibrationError } from './calibration.ts';
import { classificationReport } from './classification.ts';
import { decisionConfusion, rankConfusion } from './confusion.ts';
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve } from './curves.ts';
import { MetricError } from './metricError.ts';
import { outcomeLists, outcomes } from './outcomes.ts';
import { meanOverTiles, poolScores, poolTargets } from './pooling.ts';
import { priorRows, priorScores } from './prior.ts';
import { coverageError } from './ranking.ts';
import { rowViews } from './rows.ts';
import { atThresholds, coverageSize, cutToTargets, rankedTags, topTags } from './selection.ts';
import { tuneThresholds } from './thresholds.ts';

const T = true;
const F = false;

describe('curves', () => {
  it('are null where a class is missing', () => {
    expect(rocCurve({ targets: [T, T], scores: [0, 1] })).toBeNull();
    expect(rocAuc({ targets: [F, F], scores: [0, 1] })).toBeNull();
    expect(precisionRecallCurve({ targets: [F, F], scores: [0, 1] })).toBeNull();
    expect(averagePrecision({ targets: [F, F], scores: [0, 1] })).toBeNull();
    expect(averagePrecision({ targets: [T, T], scores: [0, 1] })).toBe(1);
  });

  it('carry their thresholds', () => {
    const column = { targets: [F, F, T, T], scores: [0.1, 0.4, 0.35, 0.8] };
    expect(rocCurve(column)?.map((point) => point.threshold)).toEqual([Infinity, 0.8, 0.4, 0.35, 0.1]);
    expect(precisionRecallCurve(column)?.map((point) => point.threshold)).toEqual([0.1, 0.35, 0.4, 0.8, Infinity]);
    expect(rocAuc(column)).toBe(0.75);
  });
});

describe('selection', () => {
  it('takes the earlier tag of a tie', () => {
    expect(rankedTags([0.2, 0.9, 0.2, 0.9])).toEqual([1, 3, 0, 2]);
    expect(topTags([[0.5, 0.5, 0.5]], 2)).toEqual([[T, T, F]]);
  });

  it('gives all tags when K is larger, and refuses no K', () => {
    expect(topTags([[0.1, 0.2]], 7)).toEqual([[T, T]]);
    expect(() => topTags([[0.1, 0.2]], 0)).toThrow(MetricError);
    expect(() => topTags([[0.1, 0.2]], 1.5)).toThrow(MetricError);
  });

  it('cuts to as many as there are', () => {
    expect(cutToTargets([[T, T, F], [F, F, F]], [[0.1, 0.2, 0.3], [0.1, 0.2, 0.3]])).toEqual([[F, T, T], [F, F, F]]);
  });

  it('rounds the coverage error to K, at least 1', () => {
    expect(coverageSize([[F, T, F], [F, F, T]], [[3, 2, 1], [3, 2, 1]])).toBe(3); // 2.5
    expect(coverageSize([[F, F]], [[1, 2]])).toBe(1); // 0
  });

  it('never gives a tag without a threshold', () => {
    expect(atThresholds([[0.5, 1]], [0.5, null])).toEqual([[T, F]]);
  });

  it('tunes to the highest of equally good thresholds', () => {
    // 0.9 alone: precision 1, recall 1/2; all three from 0.3: precision 2/3, recall 1.
    expect(tuneThresholds([[T], [F], [T]], [[0.9], [0.5], [0.3]])).toEqual([{ threshold: 0.3, f1: 0.8 }]);
    // 0.9 alone and 0.2 for all are equally good, 2/3.
    const equal = tuneThresholds([[T], [F], [F], [T]], [[0.9], [0.5], [0.4], [0.2]]);
    expect(equal[0]?.threshold).toBe(0.9);
    expect(tuneThresholds([[F]], [[0.9]])).toEqual([null]);
  });
});

describe('classification report', () => {
  it('knows what was given, and calls a share of nothing 0', () => {
    const report = classificationReport([[T, F, F], [T, T, F]], [[T, T, F], [F, T, F]]);
    expect(report.tags[0]).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3, support: 2, given: 1 });
    expect(report.tags[2]).toEqual({ precision: 0, recall: 0, f1: 0, support: 0, given: 0 });
    expect(report.micro).toEqual({ precision: 2 / 3, recall: 2 / 3, f1: 2 / 3, support: 3, given: 3 });
  });

  it('refuses matrices of different sizes', () => {
    expect(() => classificationReport([[T, F]], [[T]])).toThrow(MetricError);
    expect(() => classificationReport([[T, F]], [[T, F], [T, F]])).toThrow(MetricError);
  });
});

describe('confusion', () => {
  const targets = [[T, F, F], [T, F, T]];
  it('counts wrong tags that outrank true ones, ties included', () => {
    const { chances, outranked } = rankConfusion(targets, [[0.5, 0.5, 0.1], [0.2, 0.3, 0.9]]);
    expect(chances).toEqual([[0, 2, 1], [0, 0, 0], [0, 1, 0]]);
    expect(outranked).toEqual([[0, 2, 0], [0, 0, 0], [0, 0, 0]]);
  });

  it('tells a tag given beside the true one from one given instead', () => {
    const { beside, instead } = decisionConfusion(targets, [[T, T, F], [F, T, T]]);
    expect(beside).toEqual([[0, 2, 0], [0, 0, 0], [0, 1, 0]]);
    expect(instead).toEqual([[0, 1, 0], [0, 0, 0], [0, 0, 0]]);
  });
});

describe('calibration', () => {
  it('puts an edge into the lower bin, 0 into the first', () => {
    const curve = calibrationCurve({ targets: [T, F, T, T], scores: [0, 0.5, 0.5, 1] }, 2);
    expect(curve.map((bin) => [bin.from, bin.to, bin.count])).toEqual([[0, 0.5, 3], [0.5, 1, 1]]);
    expect(curve[0].meanScore).toBeCloseTo(1 / 3, 12);
    expect(curve[0].positiveShare).toBeCloseTo(2 / 3, 12);
    expect(expectedCalibrationError(curve)).toBeCloseTo((3 / 4) * (1 / 3), 12);
  });

  it('refuses scores outside 0..1', () => {
    expect(() => brierScore({ targets: [T], scores: [1.5] })).toThrow(/not-a-probability/);
    expect(() => calibrationCurve({ targets: [T], scores: [-0.1] })).toThrow(/not-a-probability/);
    expect(() => calibrationCurve({ targets: [T], scores: [0.1] }, 0)).toThrow(/bad-argument/);
  });
});

describe('outcomes', () => {
  const targets = [[T, T, F], [T, T, F], [T, F, F], [F, F, F], [T, T, T], [F, F, T], [T, T, F]];
  const scores = [[3, 2, 1], [3, 1, 2], [1, 2, 3], [1, 2, 3], [1, 2, 3], [5, 1, 0], [9, 5, 1]];

  it('tell right, partly right and wrong', () => {
    expect(outcomes(targets, scores).map(({ kind }) => kind)).toEqual([
      'right', 'partly', 'wrong', 'untagged', 'right', 'wrong', 'right',
    ]);
    expect(outcomes(targets, scores)[1]).toEqual({
      row: 1, kind: 'partly', predicted: [0, 2], actual: [0, 1], hits: 1, margin: -1,
    });
  });

  it('rank clear successes and confident mistakes first', () => {
    const lists = outcomeLists(targets, scores);
    expect(lists.right.map(({ row }) => row)).toEqual([6, 0, 4]);
    expect(lists.wrong.map(({ row }) => row)).toEqual([5, 2]);
    expect(lists.untagged.map(({ row }) => row)).toEqual([3]);
  });
});

describe('pooling', () => {
  it('averages the tiles of a track', () => {
    expect([...meanOverTiles(Float32Array.of(0, 1, 1, 0, 0.5, 0.5), 2)]).toEqual([0.5, 0.5]);
    expect(() => meanOverTiles(Float32Array.of(1, 2, 3), 2)).toThrow(/shape/);
    expect(() => meanOverTiles(new Float32Array(0), 2)).toThrow(/empty/);
  });

  it('keeps the order of first appearance', () => {
    const { ids, scores } = poolScores([[1, 0], [0, 0], [0, 1]], ['b', 'a', 'b']);
    expect(ids).toEqual(['b', 'a']);
    expect(scores.map((row) => [...row])).toEqual([[0.5, 0.5], [0, 0]]);
    expect(() => poolScores([[1], [2]], ['a'])).toThrow(/shape/);
  });

  it('makes a film of its tracks', () => {
    expect(poolTargets([[T, F], [F, F], [F, T]], [7, 8, 7])).toEqual({ ids: [7, 8], targets: [[T, T], [F, F]] });
  });

  it('views rows without copying', () => {
    const values = Float32Array.of(1, 2, 3, 4);
    const rows = rowViews(values, 2);
    values[2] = 9;
    expect(rows.map((row) => [...row])).toEqual([[1, 2], [9, 4]]);
  });
});

describe('prior', () => {
  it('ranks tags by how often they occur', () => {
    const prior = priorScores([[T, F, T], [T, F, F], [T, F, F], [F, F, F]]);
    expect(prior).toEqual([0.75, 0, 0.25]);
    expect(coverageError([[F, F, T], [T, F, F]], priorRows(prior, 2))).toBe(1.5);
  });
});
