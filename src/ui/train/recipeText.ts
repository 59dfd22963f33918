import type { Recipe } from '../../nets/recipe.ts';

/** The layers of a net in one line, in the order in which a tile passes them. */
export function layersText(recipe: Recipe): string {
  const convolutions = recipe.convolutions.map(
    ({ filters, kernel, pool }) => `convolution ${filters} at ${kernel}×${kernel}, pool ${pool}`,
  );
  const dense = recipe.dense.map(({ units }) => `dense ${units}`);
  return [...convolutions, ...dense, '1 sigmoid'].join(' · ');
}
