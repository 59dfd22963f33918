/** The recipes to choose from: the published ones, and those that the user kept from a search. */
import { loadRecipes, removeRecipe, saveRecipe } from '../library/recipes.ts';
import type { Recipe } from '../nets/recipe.ts';
import { RECIPES } from '../nets/recipes.ts';
import { keep } from './keeping.ts';
import { store, update } from './store.ts';

export async function restoreRecipes(): Promise<void> {
  update({ ownRecipes: (await keep(() => loadRecipes())) ?? [] });
}

/** The default recipe for an id that nobody knows. */
export function recipeOf(id: string): Recipe {
  return [...RECIPES, ...store.getState().ownRecipes].find((recipe) => recipe.id === id) ?? RECIPES[0];
}

/** Lists a recipe of the user's own; where storage refuses it lasts as long as the tab. */
export async function addRecipe(recipe: Recipe): Promise<void> {
  await keep(() => saveRecipe(recipe));
  update({ ownRecipes: [...store.getState().ownRecipes.filter(({ id }) => id !== recipe.id), recipe] });
}

/** Ensembles that were trained by it keep their copy. */
export async function deleteRecipe(id: string): Promise<void> {
  await keep(() => removeRecipe(id));
  update({ ownRecipes: store.getState().ownRecipes.filter((recipe) => recipe.id !== id) });
}

