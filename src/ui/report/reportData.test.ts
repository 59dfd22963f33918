import { describe, expect, it } from 'vitest';
import { bestCoverageError, coverageError, labelRankingAveragePrecision } from '../../metrics/ranking.ts';
import type { Evaluation } from '../../nets/ensemble.ts';
import { tileRows, trackRows } from './heldOutRows.ts';
import { rankingIntervals } from './rankingIntervals.ts';
import { sortTags, tagReport } from './tagScores.ts';

/** Three tags; tracks of two tiles; the first two tags are told well, the third has no track. */
function evaluation(tracks: number): Evaluation {
  const heldOut = Array.from({ length: tracks }, (_, index) => {
    const first = index % 2 === 0;
    return {
      id: `t${index}`,
      title: `Track ${index}`,
      group: `g${index >> 1}`,
      targets: [first, !first, false],
      tileConfidences: Float32Array.from(first ? [0.9, 0.1, 0.3, 0.7, 0.3, 0.1] : [0.2, 0.8, 0.3, 0.4, 0.6, 0.5]),
    };
  });
  const none = { coverage: 0, bestCoverage: 0, lrap: 0 };
  return { heldOut, prior: [0.6, 0.4, 0.1], tile: none, track: none, priorTile: none, priorTrack: none };
}

describe('held-out rows', () => {
  it('means tiles into tracks and keeps the units of the split', () => {
    const rows = trackRows(evaluation(4), 'group');
    expect(rows.units).toEqual(['g0', 'g0', 'g1', 'g1']);
    expect(rows.scores[0][0]).toBeCloseTo(0.8, 6);
    expect(coverageError(rows.targets, rows.scores)).toBe(1);
    expect(trackRows(evaluation(2), 'track').units).toEqual(['t0', 't1']);
  });

  it('gives each tile the targets of its track', () => {
    const rows = tileRows(evaluation(2), 'track');
    expect(rows.units).toEqual(['t0', 't0', 't1', 't1']);
    expect(bestCoverageError(rows.targets)).toBe(1);
    expect(labelRankingAveragePrecision(rows.targets, rows.scores)).toBe(1);
  });
});

describe('rankingIntervals', () => {
  it('surrounds the score and finds the advantage over the prior', async () => {
    const data = evaluation(40);
    const rows = trackRows(data, 'group');
    const { coverage, gains, units } = await rankingIntervals(rows, data.prior, new AbortController().signal);
    expect(units).toBe(20);
    expect(coverage).toMatchObject({ estimate: 1, low: 1, high: 1 });
    expect(gains.coverage?.estimate).toBeCloseTo(0.5, 9);
    expect(gains.coverage?.low).toBeGreaterThan(0);
  });

  it('gives none for a single unit', async () => {
    const data = evaluation(2);
    const intervals = await rankingIntervals(trackRows(data, 'group'), data.prior, new AbortController().signal);
    expect(intervals.coverage).toBeNull();
    expect(intervals.units).toBe(1);
  });

  it('stops when it is told to', async () => {
    const data = evaluation(4);
    const stopped = rankingIntervals(trackRows(data, 'track'), data.prior, AbortSignal.abort(new Error('gone')));
    await expect(stopped).rejects.toThrow('gone');
  });
});

describe('tagReport', () => {
  const report = tagReport(['A', 'B', 'C'], trackRows(evaluation(8), 'track'));

  it('scores each tag and has nothing to say of one without a track', () => {
    expect(report.size).toBe(1);
    expect(report.tags[0]).toEqual({ tag: 'A', support: 4, averagePrecision: 1, rocAuc: 1, precision: 1, recall: 1, f1: 1 });
    expect(report.tags[2]).toMatchObject({ support: 0, averagePrecision: null, rocAuc: null, recall: null, f1: null });
  });

  it('weights means by support and leaves out what is undefined', () => {
    expect(report.weighted).toMatchObject({ support: 8, averagePrecision: 1, rocAuc: 1, recall: 1 });
  });

  it('sorts by any column, what is undefined always last', () => {
    const names = (falling: boolean) => sortTags(report.tags, { by: 'f1', falling }).map(({ tag }) => tag);
    expect(names(true)).toEqual(['A', 'B', 'C']);
    expect(names(false)).toEqual(['A', 'B', 'C']);
    expect(sortTags(report.tags, { by: 'tag', falling: true }).map(({ tag }) => tag)).toEqual(['C', 'B', 'A']);
    expect(sortTags(report.tags, { by: 'support', falling: false })[0].tag).toBe('C');
  });
});
