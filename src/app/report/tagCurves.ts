/** The curves of one tag. */
import { brierScore, calibrationCurve, type CalibrationBin } from '../../metrics/calibration.ts';
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve, type PrecisionRecallPoint, type RocPoint } from '../../metrics/curves.ts';
import type { Breathe } from './breathe.ts';
import type { ReportRows } from './source.ts';
import { columnOf, inUnitRange } from './tagScores.ts';

export interface TagCurves {
  readonly tag: string;
  readonly rows: number;
  readonly support: number;
  /** Each null where undefined: without a row that has the tag, or one that has not. */
  readonly roc: readonly RocPoint[] | null;
  readonly rocAuc: number | null;
  readonly precisionRecall: readonly PrecisionRecallPoint[] | null;
  readonly averagePrecision: number | null;
  /** Null where scores leave 0..1. */
  readonly calibration: readonly CalibrationBin[] | null;
  readonly brier: number | null;
}

/** More points than this cannot be told apart in a drawing. */
const MOST_POINTS = 2_000;

/** Evenly picked, the first and the last among them. */
export function pickEvenly<Point>(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  return Array.from({ length: most }, (_, index) => points[Math.round((index * (points.length - 1)) / (most - 1))]);
}

/**
 * Areas come from all points, curves hold at most some thousand. Rejects with the signal's reason of
 * `breathe`, and with a MetricError on rows without a meaning.
 */
export async function tagCurves(tags: readonly string[], rows: ReportRows, tag: number, breathe: Breathe): Promise<TagCurves> {
  const column = columnOf(rows, tag);
  const probabilities = inUnitRange(column);
  await breathe();
  const roc = rocCurve(column);
  await breathe();
  const precisionRecall = precisionRecallCurve(column);
  await breathe();
  return {
    tag: tags[tag],
    rows: column.targets.length,
    support: column.targets.filter(Boolean).length,
    roc: roc && pickEvenly(roc, MOST_POINTS),
    rocAuc: rocAuc(column),
    precisionRecall: precisionRecall && pickEvenly(precisionRecall, MOST_POINTS),
    averagePrecision: averagePrecision(column),
    calibration: probabilities ? calibrationCurve(column) : null,
    brier: probabilities ? brierScore(column) : null,
  };
}

/** Whether the scores of every row are shares of one whole: none of them is then a chance of its own. */
export function sumToOne({ scores }: ReportRows): boolean {
  return scores.every((row) => {
    let sum = 0;
    for (let tag = 0; tag < row.length; tag++) sum += row[tag];
    return Math.abs(sum - 1) < 1e-3;
  });
}
