/**
 * ROC and precision-recall curves of one tag, and the areas under them, as scikit-learn's
 * `roc_curve`, `precision_recall_curve`, `roc_auc_score` and `average_precision_score`: rows with
 * equal scores enter together. What has no meaning is null, never a number.
 * Every function throws MetricError `empty`, `shape` or `not-finite`.
 */
import { checkColumn, type Column } from './rows.ts';

/** After each distinct score, from the highest down: how many rows are at or above it. */
interface Steps {
  readonly thresholds: Float64Array;
  readonly truePositives: Float64Array;
  readonly falsePositives: Float64Array;
  readonly positives: number;
  readonly negatives: number;
}

/** The scores of the rows that have (or have not) the tag, lowest first. */
function ascendingScores({ targets, scores }: Column, wanted: boolean): Float64Array {
  const found = new Float64Array(scores.length);
  let count = 0;
  for (let row = 0; row < scores.length; row++) {
    if (targets[row] === wanted) found[count++] = scores[row];
  }
  // Sorting numbers natively is quicker than sorting rows by a comparison.
  return found.subarray(0, count).toSorted();
}

function steps(column: Column): Steps {
  checkColumn(column);
  const positive = ascendingScores(column, true);
  const negative = ascendingScores(column, false);
  const thresholds: number[] = [];
  const truePositives: number[] = [];
  const falsePositives: number[] = [];
  let positivesLeft = positive.length;
  let negativesLeft = negative.length;
  while (positivesLeft + negativesLeft > 0) {
    const threshold = Math.max(
      positivesLeft > 0 ? positive[positivesLeft - 1] : -Infinity,
      negativesLeft > 0 ? negative[negativesLeft - 1] : -Infinity,
    );
    while (positivesLeft > 0 && positive[positivesLeft - 1] === threshold) positivesLeft--;
    while (negativesLeft > 0 && negative[negativesLeft - 1] === threshold) negativesLeft--;
    thresholds.push(threshold);
    truePositives.push(positive.length - positivesLeft);
    falsePositives.push(negative.length - negativesLeft);
  }
  return {
    thresholds: Float64Array.from(thresholds),
    truePositives: Float64Array.from(truePositives),
    falsePositives: Float64Array.from(falsePositives),
    positives: positive.length,
    negatives: negative.length,
  };
}

export interface RocPoint {
  /** Rows scoring at least this count as positive; Infinity at the first point, where none does. */
  readonly threshold: number;
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/**
 * From (0, 0) to (1, 1), points on a straight stretch left out. Null when the rows hold only one
 * class, for then one of the rates is undefined.
 */
export function rocCurve(column: Column): RocPoint[] | null {
  const { thresholds, truePositives, falsePositives, positives, negatives } = steps(column);
  if (positives === 0 || negatives === 0) return null;
  const points: RocPoint[] = [{ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 }];
  const last = thresholds.length - 1;
  for (let step = 0; step <= last; step++) {
    const straight =
      step > 0 &&
      step < last &&
      truePositives[step + 1] - truePositives[step] === truePositives[step] - truePositives[step - 1] &&
      falsePositives[step + 1] - falsePositives[step] === falsePositives[step] - falsePositives[step - 1];
    if (straight) continue;
    points.push({
      threshold: thresholds[step],
      falsePositiveRate: falsePositives[step] / negatives,
      truePositiveRate: truePositives[step] / positives,
    });
  }
  return points;
}

export interface PrecisionRecallPoint {
  /** Rows scoring at least this count as positive; Infinity at the closing point. */
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * From the lowest threshold (recall 1) to the highest, closed by precision 1 at recall 0.
 * Null without a positive row, for then recall is undefined.
 */
export function precisionRecallCurve(column: Column): PrecisionRecallPoint[] | null {
  const { thresholds, truePositives, falsePositives, positives } = steps(column);
  if (positives === 0) return null;
  const points = Array.from(thresholds, (threshold, step) => ({
    threshold,
    precision: truePositives[step] / (truePositives[step] + falsePositives[step]),
    recall: truePositives[step] / positives,
  }));
  return [...points.toReversed(), { threshold: Infinity, precision: 1, recall: 0 }];
}

/**
 * Area under the ROC curve (trapezia), 0..1: the chance that a random positive row outscores a
 * random negative one, ties counting half. Null when the rows hold only one class.
 */
export function rocAuc(column: Column): number | null {
  const { truePositives, falsePositives, positives, negatives } = steps(column);
  if (positives === 0 || negatives === 0) return null;
  let doubledArea = 0; // in cells of one positive × one negative: whole numbers, so exact
  for (let step = 0; step < truePositives.length; step++) {
    const width = falsePositives[step] - (step > 0 ? falsePositives[step - 1] : 0);
    doubledArea += width * (truePositives[step] + (step > 0 ? truePositives[step - 1] : 0));
  }
  return doubledArea / (2 * positives * negatives);
}

/**
 * Average precision: precision at each threshold weighted by the recall it adds (no
 * interpolation), 0..1. Null without a positive row (scikit-learn warns and returns 0); 1 without
 * a negative one.
 */
export function averagePrecision(column: Column): number | null {
  const { truePositives, falsePositives, positives } = steps(column);
  if (positives === 0) return null;
  let sum = 0;
  for (let step = 0; step < truePositives.length; step++) {
    const gained = truePositives[step] - (step > 0 ? truePositives[step - 1] : 0);
    sum += (gained * truePositives[step]) / (truePositives[step] + falsePositives[step]);
  }
  return sum / positives;
}
