import type { Search, Trial } from '../../library/searches.ts';
import { type Knob, SCALES } from '../../nets/search.ts';
import type { ParallelAxis } from '../charts/parallelGeometry.ts';

export const KNOB_TITLES: Readonly<Record<Knob, string>> = {
  learningRate: 'Learning rate',
  momentum: 'Momentum',
  dropout: 'Dropout ×',
  filters: 'Filters ×',
  units: 'Dense units ×',
  batch: 'Batch',
  patience: 'Patience',
};

export type TrialColumn = 'number' | 'validationLoss' | 'f1' | 'seconds' | Knob;

export interface TrialOrder {
  readonly by: TrialColumn;
  readonly falling: boolean;
}

/** Least validation loss first, as the nets themselves are chosen. */
export const BEST_FIRST: TrialOrder = { by: 'validationLoss', falling: false };

export function valueOf(trial: Trial, column: TrialColumn): number | null {
  switch (column) {
    case 'number':
    case 'validationLoss':
    case 'f1':
    case 'seconds':
      return trial[column];
    default:
      return trial.point[column] ?? null;
  }
}

/** Trials without the value come last; among equals the better validation loss, then the earlier. */
export function sortTrials(trials: readonly Trial[], { by, falling }: TrialOrder): readonly Trial[] {
  const compare = (one: number | null, other: number | null, sign: number): number => {
    if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1;
    return sign * (one - other);
  };
  return trials.toSorted(
    (one, other) =>
      compare(valueOf(one, by), valueOf(other, by), falling ? -1 : 1) ||
      compare(one.validationLoss, other.validationLoss, 1) ||
      one.number - other.number,
  );
}

/** Undefined before the first trial has ended. */
export function bestTrial(trials: readonly Trial[]): Trial | undefined {
  return sortTrials(trials, BEST_FIRST)[0];
}

/** A value as the tables print it: three significant digits. */
export function trialText(value: number | null): string {
  return value === null ? '–' : String(Number(value.toPrecision(3)));
}

/** The knobs that were varied, then what came of it. */
export function trialAxes({ ranges, trials }: Pick<Search, 'ranges' | 'trials'>): readonly ParallelAxis[] {
  const knobs = ranges.map(({ knob }) => ({
    key: knob,
    label: KNOB_TITLES[knob],
    logarithmic: SCALES[knob].logarithmic,
    falling: false,
    values: trials.map(({ point }) => point[knob] ?? null),
  }));
  const losses = trials.map(({ validationLoss }) => validationLoss);
  return [
    ...knobs,
    // One that diverged must not press all others into a corner of the axis.
    { key: 'loss', label: 'Validation loss', logarithmic: losses.every((loss) => loss === null || loss > 0), falling: true, values: losses },
    { key: 'f1', label: 'F1', logarithmic: false, falling: false, values: trials.map(({ f1 }) => f1) },
  ];
}
