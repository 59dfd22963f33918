/**
 * How well the scores of each row rank its true tags. Definitions and the treatment of ties are
 * those of scikit-learn (`coverage_error`, `label_ranking_average_precision_score`,
 * `label_ranking_loss`): of tied tags each takes the worst place of the tie, so a ranking never
 * gains by not deciding. Every function throws MetricError `empty`, `shape` or `not-finite`.
 *
 * The `…PerRow` forms return the values whose mean is the metric: for intervals and for lists.
 */
import { checkRows, checkTargets, mean, type ScoreRows, type TargetRows } from './rows.ts';

function count(row: readonly boolean[]): number {
  return row.reduce((sum, target) => sum + (target ? 1 : 0), 0);
}

/** Places one must go down the ranking to meet all true tags: 0..columns; 0 without a true tag. */
export function coveragePerRow(targets: TargetRows, scores: ScoreRows): Float64Array {
  const columns = checkRows(targets, scores);
  return Float64Array.from(targets, (row, index) => {
    const values = scores[index];
    let lowest = Infinity;
    for (let tag = 0; tag < columns; tag++) {
      if (row[tag] && values[tag] < lowest) lowest = values[tag];
    }
    let places = 0;
    for (let tag = 0; tag < columns; tag++) if (values[tag] >= lowest) places++;
    return places;
  });
}

/** Mean of `coveragePerRow`: 0..columns, smaller is better, at best `bestCoverageError`. */
export function coverageError(targets: TargetRows, scores: ScoreRows): number {
  return mean(coveragePerRow(targets, scores));
}

/** The coverage error of a perfect ranking: the mean number of true tags in a row. */
export function bestCoverageError(targets: TargetRows): number {
  checkTargets(targets);
  return mean(targets.map(count));
}

/**
 * For each true tag, the share of true tags among all that score at least as high; the mean over
 * the row's true tags, 0..1. Rows with no true tag, or with nothing else, have no order to get
 * wrong: 1.
 */
export function averagePrecisionPerRow(targets: TargetRows, scores: ScoreRows): Float64Array {
  const columns = checkRows(targets, scores);
  return Float64Array.from(targets, (row, index) => {
    const positives = count(row);
    if (positives === 0 || positives === columns) return 1;
    const values = scores[index];
    let sum = 0;
    for (let tag = 0; tag < columns; tag++) {
      if (!row[tag]) continue;
      let above = 0;
      let trueAbove = 0;
      for (let other = 0; other < columns; other++) {
        if (values[other] < values[tag]) continue;
        above++;
        if (row[other]) trueAbove++;
      }
      sum += trueAbove / above;
    }
    return sum / positives;
  });
}

/** LRAP, the mean of `averagePrecisionPerRow`: 0..1, higher is better. */
export function labelRankingAveragePrecision(targets: TargetRows, scores: ScoreRows): number {
  return mean(averagePrecisionPerRow(targets, scores));
}

/**
 * The share of (true, wrong) pairs of tags in which the wrong one scores at least as high, 0..1.
 * Rows with no true tag, or with nothing else, have no pair: 0.
 */
export function rankingLossPerRow(targets: TargetRows, scores: ScoreRows): Float64Array {
  const columns = checkRows(targets, scores);
  return Float64Array.from(targets, (row, index) => {
    const positives = count(row);
    if (positives === 0 || positives === columns) return 0;
    const values = scores[index];
    let reversed = 0;
    for (let tag = 0; tag < columns; tag++) {
      if (!row[tag]) continue;
      for (let other = 0; other < columns; other++) {
        if (!row[other] && values[other] >= values[tag]) reversed++;
      }
    }
    return reversed / (positives * (columns - positives));
  });
}

/** Mean of `rankingLossPerRow`: 0..1, smaller is better. */
export function labelRankingLoss(targets: TargetRows, scores: ScoreRows): number {
  return mean(rankingLossPerRow(targets, scores));
}
