import { useMemo } from 'react';
import { useApp } from '../../../app/store.ts';
import type { Recipe } from '../../../nets/recipe.ts';
import { RECIPES } from '../../../nets/recipes.ts';

/** All recipes to choose from, the default first, those that the user kept last. */
export function useRecipes(): readonly Recipe[] {
  const own = useApp((state) => state.ownRecipes);
  return useMemo(() => [...RECIPES, ...own], [own]);
}
