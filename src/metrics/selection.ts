/** From scores to decisions: which tags a row is given. */
import { MetricError } from './metricError.ts';
import { coverageError } from './ranking.ts';
import { checkRows, checkScores, type ScoreRows, type TargetRows } from './rows.ts';

/**
 * The columns of one row from the highest score down. Of equal scores the earlier column goes
 * first, as `numpy.argsort(-row, kind='stable')`.
 */
export function rankedTags(row: ArrayLike<number>): number[] {
  return Array.from(row, (_, tag) => tag).toSorted((a, b) => row[b] - row[a] || a - b);
}

function highest(row: ArrayLike<number>, size: number): boolean[] {
  const chosen = Array.from(row, () => false);
  for (const tag of rankedTags(row).slice(0, size)) chosen[tag] = true;
  return chosen;
}

/**
 * The `size` highest tags of every row; all of them when a row is no longer than that.
 * Throws `bad-argument` unless `size` is a whole number of at least 1, and as `checkScores`.
 */
export function topTags(scores: ScoreRows, size: number): boolean[][] {
  if (!Number.isInteger(size) || size < 1) throw new MetricError('bad-argument', { name: 'size', value: size });
  checkScores(scores);
  return scores.map((row) => highest(row, size));
}

/** The usual `size` for `topTags`: the coverage error, rounded, at least 1. */
export function coverageSize(targets: TargetRows, scores: ScoreRows): number {
  return Math.max(1, Math.round(coverageError(targets, scores)));
}

/** Every row's highest tags, cut to as many as it truly has. Throws as `checkRows`. */
export function cutToTargets(targets: TargetRows, scores: ScoreRows): boolean[][] {
  checkRows(targets, scores);
  return scores.map((row, index) => highest(row, targets[index].filter(Boolean).length));
}

/**
 * The tags that score at least their threshold; a tag whose threshold is null is never given.
 * Throws `shape` unless there is one threshold a column, and as `checkScores`.
 */
export function atThresholds(scores: ScoreRows, thresholds: readonly (number | null)[]): boolean[][] {
  const columns = checkScores(scores);
  if (thresholds.length !== columns) {
    throw new MetricError('shape', { expected: columns, found: thresholds.length });
  }
  return scores.map((row) =>
    thresholds.map((threshold, tag) => threshold !== null && row[tag] >= threshold),
  );
}
