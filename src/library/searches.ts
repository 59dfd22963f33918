/** Searches for a better recipe: what was tried, kept trial by trial, so that a closed tab loses one at most. */
import type { Recipe } from '../nets/recipe.ts';
import { completeRecipe, type StoredRecipe } from '../nets/storedRecipe.ts';
import type { Point, Range } from '../nets/search.ts';
import { KeyedStore } from './keyedStore.ts';

export interface Trial {
  /** Counts from 1, in the order of trying. */
  readonly number: number;
  readonly point: Point;
  /** Mean over the nets of their best validation loss; null where a net never had one. */
  readonly validationLoss: number | null;
  /** Weighted F1 of the validation tracks, each given as many of its highest tags as it has. */
  readonly f1: number;
  readonly seconds: number;
  /** Epochs of all nets together. */
  readonly epochs: number;
  /** Whether it ended by itself, or by a stop or the end of the budget. */
  readonly ended: 'itself' | 'stopped';
}

export interface Search {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly data: string;
  readonly method: 'grid' | 'random';
  readonly ranges: readonly Range[];
  /** What the points change. */
  readonly recipe: Recipe;
  readonly seed: number;
  readonly minutes: number;
  /** Trials that were asked for. */
  readonly wanted: number;
  readonly tags: readonly string[];
  readonly trials: readonly Trial[];
}

type StoredSearch = Omit<Search, 'recipe'> & { readonly recipe: StoredRecipe };

const searches = new KeyedStore<StoredSearch>('searches');

/** Newest first. */
export async function loadSearches(): Promise<Search[]> {
  const all = (await searches.entries()).map(([, stored]) => ({ ...stored, recipe: completeRecipe(stored.recipe) }));
  return all.toSorted((one, other) => other.created - one.created);
}

/** Stores a search, replacing what was stored of it before. */
export function saveSearch(search: Search): Promise<void> {
  return searches.set(search.id, search);
}

export function removeSearch(id: string): Promise<void> {
  return searches.remove([id]);
}

export function clearSearches(): Promise<void> {
  return searches.removeAll();
}
