import { MetricError } from './metricError.ts';
import { checkTargets, mean, type TargetRows } from './rows.ts';

/**
 * The share of rows that have each tag, 0..1: scores of a rater who has not heard the music. Take
 * it from the training rows. Throws `empty` or `shape`.
 */
export function priorScores(targets: TargetRows): number[] {
  const columns = checkTargets(targets);
  return Array.from({ length: columns }, (_, tag) => mean(targets.map((row) => (row[tag] ? 1 : 0))));
}

/**
 * The same scores for each of `rows` rows: what a ranking metric takes. Tags that are equally
 * frequent tie, and the metrics count ties against the ranking.
 */
export function priorRows(prior: readonly number[], rows: number): (readonly number[])[] {
  if (!Number.isInteger(rows) || rows < 1) throw new MetricError('bad-argument', { name: 'rows', value: rows });
  return Array.from({ length: rows }, () => prior);
}
