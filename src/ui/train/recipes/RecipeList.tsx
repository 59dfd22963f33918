import { Anchor, Badge } from '@mantine/core';
import { Link } from 'wouter';
import { useApp } from '../../../app/store.ts';
import { outputsOf, type Recipe, SYSTEMS, type System } from '../../../nets/recipe.ts';
import { SYSTEM_ACCOUNTS } from '../../../nets/systemAccounts.ts';
import { weightsText } from '../recipeText.ts';
import { recipeAddress } from './recipeAddress.ts';
import { useRecipes } from './useRecipes.ts';
import classes from './recipes.module.css';
import page from '../train.module.css';

/** All recipes of all systems, each one press from what it is. */
export function RecipeList() {
  const recipes = useRecipes();
  return (
    <>
      <section>
        <h1 className={page.heading}>Recipes</h1>
        <p className={page.lead}>
          A recipe says what a net hears, how it is built and how it learns. These are the published systems, what was
          made from them here, and what you kept from a search; all are trained by the same engine, on any labels.
        </p>
      </section>
      {SYSTEMS.map((system) => (
        <SystemSection key={system} system={system} recipes={recipes.filter((recipe) => recipe.system === system)} />
      ))}
    </>
  );
}

function SystemSection({ system, recipes }: { readonly system: System; readonly recipes: readonly Recipe[] }) {
  const own = useApp((state) => state.ownRecipes);
  const { title, author, purpose } = SYSTEM_ACCOUNTS[system];
  return (
    <section aria-label={title}>
      <h2 className={classes.systemTitle}>{title}</h2>
      <p className={classes.text}>
        {purpose} <span className={classes.author}>{author}.</span>
      </p>
      <ul className={classes.list}>
        {recipes.map((recipe) => (
          <li key={recipe.id}>
            <div className={classes.entryHead}>
              <Anchor component={Link} inherit className={classes.entryTitle} href={recipeAddress(recipe.id)}>
                {recipe.title}
              </Anchor>
              {own.some(({ id }) => id === recipe.id) ? (
                <Badge variant="default" tt="none" fw={500}>
                  Yours
                </Badge>
              ) : (
                <code className={classes.id}>{recipe.id}</code>
              )}
            </div>
            <p className={classes.entryText}>{recipe.source}</p>
            <p className={classes.entryText}>{weightsText(recipe, outputsOf(recipe))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
