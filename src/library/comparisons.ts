/** Recipes that were trained on one split of one folder, and how they did. */
import type { RankingScores } from '../nets/ensemble.ts';
import { KeyedStore } from './keyedStore.ts';

/** One recipe of a comparison. Its figures stay when its ensemble is deleted. */
export interface ComparedRecipe {
  readonly recipeId: string;
  readonly title: string;
  readonly ensembleId: string;
  /** F1 on held-out tracks, one a tag, each track given as many of its highest tags as it has. */
  readonly f1: readonly number[];
  /** Their mean weighted by support. */
  readonly weightedF1: number;
  readonly track: RankingScores;
  readonly seconds: number;
}

export interface Comparison {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly data: string;
  readonly split: 'track' | 'group';
  readonly seed: number;
  readonly heldOutTracks: number;
  readonly tags: readonly string[];
  /** Held-out tracks with each tag. */
  readonly support: readonly number[];
  /** In the order of training: baseline first. */
  readonly recipes: readonly ComparedRecipe[];
  /** False when it was stopped: the last recipe may have trained too little, others are missing. */
  readonly complete: boolean;
}

const comparisons = new KeyedStore<Comparison>('comparisons');

/** Newest first. */
export async function loadComparisons(): Promise<Comparison[]> {
  const all = (await comparisons.entries()).map(([, comparison]) => comparison);
  return all.toSorted((one, other) => other.created - one.created);
}

export function saveComparison(comparison: Comparison): Promise<void> {
  return comparisons.set(comparison.id, comparison);
}

export function removeComparison(id: string): Promise<void> {
  return comparisons.remove([id]);
}

export function clearComparisons(): Promise<void> {
  return comparisons.removeAll();
}
