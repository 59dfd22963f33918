/** The curves of one tag. */
import { brierScore, calibrationCurve, type CalibrationBin } from '../../metrics/calibration.ts';
import { averagePrecision, precisionRecallCurve, rocAuc, rocCurve, type PrecisionRecallPoint, type RocPoint } from '../../metrics/curves.ts';
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

/** Throws MetricError on rows without a meaning. */
export function tagCurves(tags: readonly string[], rows: ReportRows, tag: number): TagCurves {
  const column = columnOf(rows, tag);
  const probabilities = inUnitRange(column);
  return {
    tag: tags[tag],
    rows: column.targets.length,
    support: column.targets.filter(Boolean).length,
    roc: rocCurve(column),
    rocAuc: rocAuc(column),
    precisionRecall: precisionRecallCurve(column),
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
