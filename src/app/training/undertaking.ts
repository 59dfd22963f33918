/** A training as it was started: all that is needed to go on with it in another tab. */
import type { TrainingPlan } from '../../nets/plan.ts';
import type { FolderSummary, Problem, TrainingOptions } from '../state.ts';
import type { Prepared } from './prepare.ts';

export interface Undertaking {
  readonly folder: FolderSummary;
  readonly options: TrainingOptions;
  readonly plan: TrainingPlan;
  /** In the order of the plan's tracks. */
  readonly prepared: readonly Prepared[];
  /** What could not be used, and tags without a net. */
  readonly remarks: readonly Problem[];
}
