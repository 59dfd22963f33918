import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import { useApp } from '../../../app/store.ts';
import { RecipeList } from './RecipeList.tsx';
import { RECIPES_ADDRESS } from './recipeAddress.ts';
import { RecipeView } from './RecipeView.tsx';
import { useRecipes } from './useRecipes.ts';
import page from '../train.module.css';

/** `#/train/recipes`: all of them; with an id behind it, that one. */
export function RecipesPage({ id }: { readonly id: string | undefined }) {
  const recipe = useRecipes().find((entry) => entry.id === id);
  if (id === undefined) return <RecipeList />;
  return recipe ? <RecipeView key={recipe.id} recipe={recipe} /> : <UnknownRecipe />;
}

/** An address of a recipe that is not here: it was deleted, or is another browser's own. */
export function UnknownRecipe() {
  const restored = useApp((state) => state.restored);
  if (!restored) return null;
  return (
    <section>
      <h1 className={page.heading}>No such recipe</h1>
      <p className={page.lead}>
        It may have been deleted, or kept in another browser. <Anchor component={Link} inherit href={RECIPES_ADDRESS}>All recipes</Anchor>
      </p>
    </section>
  );
}
