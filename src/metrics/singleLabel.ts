/**
 * Rows that have exactly one tag each, as in a classifier of genres: each is given its highest tag,
 * of equal scores the first, as `numpy.argmax`.
 */
import { classificationReport, type ClassificationReport } from './classification.ts';
import { MetricError } from './metricError.ts';
import { checkRows, checkTargets, type ScoreRows, type TargetRows } from './rows.ts';
import { topTags } from './selection.ts';

/** Whether every row has exactly one of several tags. Throws MetricError `empty` or `shape`. */
export function isSingleLabel(targets: TargetRows): boolean {
  return checkTargets(targets) > 1 && targets.every((row) => row.filter(Boolean).length === 1);
}

export interface SingleLabelReport {
  /** Share of the rows that are given their tag, 0..1. */
  readonly accuracy: number;
  /** That of always giving the tag that is most frequent among these rows. */
  readonly chance: number;
  readonly report: ClassificationReport;
  /** `[truth][given]`: rows. The sum of a row is its tag's support. */
  readonly matrix: readonly (readonly number[])[];
}

/** Throws MetricError `bad-argument` unless `isSingleLabel`, and as `checkRows`. */
export function singleLabelReport(targets: TargetRows, scores: ScoreRows): SingleLabelReport {
  const columns = checkRows(targets, scores);
  if (!isSingleLabel(targets)) throw new MetricError('bad-argument', { name: 'targets', value: 'several tags or none' });
  const given = topTags(scores, 1);
  const matrix = Array.from({ length: columns }, () => Array.from({ length: columns }, () => 0));
  targets.forEach((row, index) => matrix[row.indexOf(true)][given[index].indexOf(true)]++);
  const right = matrix.reduce((sum, row, tag) => sum + row[tag], 0);
  const most = matrix.reduce((largest, row) => Math.max(largest, row.reduce((sum, count) => sum + count, 0)), 0);
  return {
    accuracy: right / targets.length,
    chance: most / targets.length,
    report: classificationReport(targets, given),
    matrix,
  };
}
