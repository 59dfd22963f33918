import type { Recipe } from './recipe.ts';

/** No batch is smaller than this, however small the folder. */
export const MINIMUM_BATCH = 4;

/**
 * Tiles a step. Large data uses the recipe's batch; where that would leave fewer than
 * `minimumSteps` steps an epoch (under 12,000 tiles for the 1,200 × 10 of the film-score recipes) it
 * shrinks to ⌊tiles / minimumSteps⌋, at least MINIMUM_BATCH and at most all tiles.
 */
export function batchSize(tiles: number, recipe: Pick<Recipe, 'batch' | 'minimumSteps'>): number {
  const shrunk = Math.max(MINIMUM_BATCH, Math.floor(tiles / recipe.minimumSteps));
  return Math.max(1, Math.min(recipe.batch, shrunk, tiles));
}

/**
 * Cuts 0 … tiles into steps of at most `batch`, as even as possible: sizes differ by one at most, so
 * that no epoch ends on a handful of tiles that weigh as much as a whole batch.
 * Returns [start, end) pairs.
 */
export function steps(tiles: number, batch: number): readonly (readonly [number, number])[] {
  const count = Math.ceil(tiles / batch);
  return Array.from({ length: count }, (_, step) => [
    Math.floor((step * tiles) / count),
    Math.floor(((step + 1) * tiles) / count),
  ]);
}
