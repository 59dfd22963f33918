import { MetricError } from './metricError.ts';
import { checkTargets, type TargetRows } from './rows.ts';

/** Shares are 0..1; a share of nothing is 0, as scikit-learn's `zero_division=0`. */
export interface Scores {
  /** Of the rows given the tag, how many have it. */
  readonly precision: number;
  /** Of the rows that have the tag, how many are given it. */
  readonly recall: number;
  /** Harmonic mean of the two. */
  readonly f1: number;
  /** Rows that have the tag. */
  readonly support: number;
  /** Rows that are given the tag. */
  readonly given: number;
}

export interface ClassificationReport {
  readonly tags: readonly Scores[];
  /** From the counts of all tags together. */
  readonly micro: Scores;
  /** Unweighted mean over all tags. */
  readonly macro: Scores;
  /** Mean over the tags weighted by support; its F1 is the mean of F1, not that of the means. */
  readonly weighted: Scores;
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

function scoresOf(right: number, support: number, given: number): Scores {
  const precision = share(right, given);
  const recall = share(right, support);
  return { precision, recall, f1: share(2 * right, support + given), support, given };
}

/**
 * Precision, recall, F1 and support for each tag, as scikit-learn's `classification_report` of
 * indicator matrices. `predicted` comes from src/metrics/selection.ts.
 * Throws MetricError `empty` or `shape`.
 */
export function classificationReport(targets: TargetRows, predicted: TargetRows): ClassificationReport {
  const columns = checkTargets(targets);
  const found = checkTargets(predicted);
  if (found !== columns) throw new MetricError('shape', { row: 0, expected: columns, found });
  if (predicted.length !== targets.length) {
    throw new MetricError('shape', { expected: targets.length, found: predicted.length });
  }

  let allRight = 0;
  const tags = Array.from({ length: columns }, (_, tag) => {
    let right = 0;
    let support = 0;
    let given = 0;
    targets.forEach((row, index) => {
      if (row[tag]) support++;
      if (predicted[index][tag]) given++;
      if (row[tag] && predicted[index][tag]) right++;
    });
    allRight += right;
    return scoresOf(right, support, given);
  });

  const support = tags.reduce((sum, tag) => sum + tag.support, 0);
  const given = tags.reduce((sum, tag) => sum + tag.given, 0);
  const average = (weight: (tag: Scores) => number): Scores => {
    const total = tags.reduce((sum, tag) => sum + weight(tag), 0);
    const of = (value: (tag: Scores) => number): number =>
      share(tags.reduce((sum, tag) => sum + weight(tag) * value(tag), 0), total);
    return {
      precision: of((tag) => tag.precision),
      recall: of((tag) => tag.recall),
      f1: of((tag) => tag.f1),
      support,
      given,
    };
  };
  return {
    tags,
    micro: scoresOf(allRight, support, given),
    macro: average(() => 1),
    weighted: average((tag) => tag.support),
  };
}
