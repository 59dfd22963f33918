/** A comparison or a search as far as it has come: all that is needed to go on with it in another tab. */
import { removeTraining } from '../../library/checkpoints.ts';
import type { ComparedRecipe } from '../../library/comparisons.ts';
import type { Search } from '../../library/searches.ts';
import { removeSeries, saveSeries } from '../../library/series.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { keep } from '../keeping.ts';
import type { FolderSummary, Problem, TrainingOptions } from '../state.ts';
import { Keeper } from './keeper.ts';
import type { Prepared } from './prepare.ts';
import { stepId } from './stepId.ts';
import { openUnfinished } from './unfinished.ts';

export interface ComparisonJob {
  readonly kind: 'comparison';
  readonly id: string;
  readonly folder: FolderSummary;
  readonly options: TrainingOptions;
  /** In the order of training; recipes as they are trained. */
  readonly steps: readonly { readonly recipe: Recipe; readonly prepared: readonly Prepared[]; readonly failed: readonly Problem[] }[];
  readonly done: readonly ComparedRecipe[];
  /** What the held-out tracks are, the same for every recipe; null before the first is scored. */
  readonly heldOut: { readonly tracks: number; readonly tags: readonly string[]; readonly support: readonly number[] } | null;
}

export interface SearchJob {
  readonly kind: 'search';
  readonly id: string;
  readonly folder: FolderSummary;
  readonly training: TrainingOptions;
  readonly prepared: readonly Prepared[];
  /** With the trials so far. */
  readonly search: Search;
}

export type SeriesJob = ComparisonJob | SearchJob;

/** Every set of tracks that it trains on. */
export function preparedOf(job: SeriesJob): readonly Prepared[] {
  return job.kind === 'search' ? job.prepared : job.steps.flatMap(({ prepared }) => prepared);
}

/** Keeps where it stands, unless tiles are in memory alone: they would be gone. */
export async function keepJob(job: SeriesJob): Promise<void> {
  if (preparedOf(job).some(({ tiles }) => tiles !== null)) return;
  await keep(() => saveSeries({ id: job.id, saved: Date.now(), page: job }));
}

/** Forgets it: it is finished, or not wanted. `steps`: trainings of it that may have left checkpoints. */
export async function endJob(job: SeriesJob, steps: number): Promise<void> {
  await keep(() => removeSeries(job.id));
  for (let step = 0; step < steps; step++) await keep(() => removeTraining(stepId(job.id, step)));
}

/** The checkpoints of one training of it, those of an earlier tab too. */
export async function keeperOf(job: SeriesJob, step: number): Promise<Keeper> {
  const id = stepId(job.id, step);
  return (await openUnfinished(id))?.keeper ?? Keeper.fresh(id);
}

/** What is left of the budget after the trials that are finished. */
export function secondsLeft({ search }: SearchJob): number {
  return Math.max(0, 60 * search.minutes - search.trials.reduce((sum, { seconds }) => sum + seconds, 0));
}
