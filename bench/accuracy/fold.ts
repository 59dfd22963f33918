import type { TrainingOptions } from '../../src/app/state.ts';
import type { Recipe } from '../../src/nets/recipe.ts';

/** A track of the folder, named by its path within it. */
export interface Track {
  readonly path: string;
  readonly group: string;
  readonly tags: readonly string[];
}

/** One training: everything but the held-out tracks. */
export interface FoldTask {
  readonly recipeId: string;
  /** A recipe that the app does not list, such as a step of an experiment; null for one that it does. */
  readonly recipe: Recipe | null;
  readonly options: Partial<TrainingOptions>;
  /** Indices into the folder's tracks. */
  readonly heldOut: readonly number[];
  readonly tags: readonly string[];
}

/** What a training says of its held-out tracks, in their order: [tracks, tags], means over tiles. */
export interface FoldResult {
  /** Those that could be trained: the folds of others may hold all that a tag has. */
  readonly tags: readonly string[];
  readonly raw: readonly (readonly number[])[];
  readonly calibrated: readonly (readonly number[])[];
  /** Tracks of the other two parts, indices into the folder's. */
  readonly training: readonly number[];
  readonly validation: readonly number[];
  /** The best epoch of each net. */
  readonly epochs: readonly number[];
  readonly seconds: number;
}
