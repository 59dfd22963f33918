/** Where a recipe is described, and where it is trained. */
export const RECIPES_ADDRESS = '/train/recipes';

export function recipeAddress(id: string): string {
  return `${RECIPES_ADDRESS}/${encodeURIComponent(id)}`;
}

/** The folder step with the recipe chosen. */
export function trainAddress(id: string): string {
  return `/train/with/${encodeURIComponent(id)}`;
}
