import { precisionRecallCurve } from './curves.ts';
import { tagColumns, type ScoreRows, type TargetRows } from './rows.ts';

export interface TunedThreshold {
  /** The tag is given to rows that score at least this; always one of the scores seen. */
  readonly threshold: number;
  /** What it reached on the rows it was tuned on: too good to be reported as a result. */
  readonly f1: number;
}

/**
 * For each tag, the threshold with the highest F1 on these rows, which must be validation rows:
 * neither trained on nor reported on. Of equal F1 the highest threshold wins, so that a tag is not
 * given more freely than it earns. Null for a tag that no row has: there is nothing to tune it on,
 * and `atThresholds` then never gives it. Throws as `checkRows`.
 */
export function tuneThresholds(targets: TargetRows, scores: ScoreRows): (TunedThreshold | null)[] {
  return tagColumns(targets, scores).map((column) => {
    const curve = precisionRecallCurve(column);
    if (curve === null) return null;
    let best: TunedThreshold | null = null;
    // The last point is the closing one, at a threshold nobody reaches.
    for (const { threshold, precision, recall } of curve.slice(0, -1)) {
      const f1 = recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
      if (best === null || f1 >= best.f1) best = { threshold, f1 };
    }
    return best;
  });
}
