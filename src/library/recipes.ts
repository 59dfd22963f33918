/** Recipes of the user's own, kept from a search. */
import type { Recipe } from '../nets/recipe.ts';
import { completeRecipe, type StoredRecipe } from '../nets/storedRecipe.ts';
import { KeyedStore } from './keyedStore.ts';

const recipes = new KeyedStore<StoredRecipe>('recipes');

/** By title. */
export async function loadRecipes(): Promise<Recipe[]> {
  const all = (await recipes.entries()).map(([, stored]) => completeRecipe(stored));
  return all.toSorted((one, other) => one.title.localeCompare(other.title, 'en'));
}

export function saveRecipe(recipe: Recipe): Promise<void> {
  return recipes.set(recipe.id, recipe);
}

export function removeRecipe(id: string): Promise<void> {
  return recipes.remove([id]);
}

export function clearRecipes(): Promise<void> {
  return recipes.removeAll();
}
