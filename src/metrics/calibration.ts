/** Do rows that score 0.7 have the tag seven times in ten? */
import { MetricError } from './metricError.ts';
import { checkColumn, mean, tagColumns, type Column, type ScoreRows, type TargetRows } from './rows.ts';

function checkProbabilities({ scores }: Column): void {
  for (let row = 0; row < scores.length; row++) {
    if (scores[row] < 0 || scores[row] > 1) {
      throw new MetricError('not-a-probability', { row, column: 0, value: scores[row] });
    }
  }
}

/**
 * Brier score: mean squared distance of score and truth (1 or 0), 0..1, smaller is better.
 * Throws `empty`, `shape`, `not-finite` or `not-a-probability`.
 */
export function brierScore(column: Column): number {
  checkColumn(column);
  checkProbabilities(column);
  const { targets, scores } = column;
  return mean(targets.map((target, row) => (scores[row] - (target ? 1 : 0)) ** 2));
}

/** The Brier score of each tag; the mean of them is that of all cells. Throws as `brierScore`. */
export function brierScoreByTag(targets: TargetRows, scores: ScoreRows): number[] {
  return tagColumns(targets, scores).map(brierScore);
}

export interface CalibrationBin {
  /** Scores above `from` (0 itself belongs to the first bin) and up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly meanScore: number;
  /** Share of the bin's rows that have the tag. */
  readonly positiveShare: number;
}

/**
 * `bins` bins of equal width over 0..1, lowest first, empty ones left out: scikit-learn's
 * `calibration_curve`. Throws `bad-argument`, and as `brierScore`.
 */
export function calibrationCurve(column: Column, bins = 10): CalibrationBin[] {
  if (!Number.isInteger(bins) || bins < 1) throw new MetricError('bad-argument', { name: 'bins', value: bins });
  checkColumn(column);
  checkProbabilities(column);
  const edges = Array.from({ length: bins + 1 }, (_, edge) => (edge === bins ? 1 : edge * (1 / bins)));
  const counts = new Float64Array(bins);
  const sums = new Float64Array(bins);
  const positives = new Float64Array(bins);
  column.targets.forEach((target, row) => {
    const score = column.scores[row];
    let bin = 0;
    while (bin < bins - 1 && score > edges[bin + 1]) bin++;
    counts[bin]++;
    sums[bin] += score;
    if (target) positives[bin]++;
  });
  return edges
    .slice(0, bins)
    .map((from, bin) => ({
      from,
      to: edges[bin + 1],
      count: counts[bin],
      meanScore: sums[bin] / counts[bin],
      positiveShare: positives[bin] / counts[bin],
    }))
    .filter((bin) => bin.count > 0);
}

/**
 * Expected calibration error: the distance between mean score and positive share, averaged over
 * the bins by their rows, 0..1 (Naeini et al., 2015). Throws `empty` without a bin.
 */
export function expectedCalibrationError(curve: readonly CalibrationBin[]): number {
  if (curve.length === 0) throw new MetricError('empty', { bins: 0 });
  const rows = curve.reduce((sum, bin) => sum + bin.count, 0);
  return curve.reduce((sum, bin) => sum + bin.count * Math.abs(bin.meanScore - bin.positiveShare), 0) / rows;
}
