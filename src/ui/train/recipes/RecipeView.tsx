import { Anchor } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { useApp } from '../../../app/store.ts';
import { publishedFigures } from '../../../nets/publishedFigures.ts';
import type { Recipe } from '../../../nets/recipe.ts';
import { SYSTEM_ACCOUNTS } from '../../../nets/systemAccounts.ts';
import { DataLayout } from './DataLayout.tsx';
import { DeleteRecipe } from './DeleteRecipe.tsx';
import { Facts } from './Facts.tsx';
import { LayerTable } from './LayerTable.tsx';
import { RECIPES_ADDRESS, trainAddress } from './recipeAddress.ts';
import { featureFacts, learningFacts } from './recipeFacts.ts';
import { recipeStory } from './recipeStory.ts';
import { TrainedBefore } from './TrainedBefore.tsx';
import { TrainWith } from './TrainWith.tsx';
import classes from './recipes.module.css';
import page from '../train.module.css';

/** One recipe: what it is, where it comes from, and the way to train it. */
export function RecipeView({ recipe }: { readonly recipe: Recipe }) {
  const account = SYSTEM_ACCOUNTS[recipe.system];
  const published = publishedFigures(recipe.id);
  const own = useApp(({ ownRecipes }) => ownRecipes.some(({ id }) => id === recipe.id));
  useFolderStep(trainAddress(recipe.id));
  return (
    <article aria-label={recipe.title} className={classes.recipe}>
      <header>
        <p className={classes.back}>
          <Anchor component={Link} inherit href={RECIPES_ADDRESS}>All recipes</Anchor>
        </p>
        <h1 className={page.heading}>{recipe.title}</h1>
        <p className={page.lead}>{recipeStory(recipe).join(' ')}</p>
        <div className={classes.start}>
          <TrainWith recipe={recipe} />
          {own && <DeleteRecipe recipe={recipe} />}
        </div>
      </header>
      <div className={classes.columns}>
        <div className={classes.column}>
          <section>
            <h2 className={page.subheading}>Where it comes from</h2>
            <p className={classes.text}>{recipe.source}</p>
            <Facts
              facts={[
                { term: 'System', detail: `${account.title}: ${account.author}` },
                { term: 'Id', detail: recipe.id },
              ]}
            />
          </section>
          <section>
            <h2 className={page.subheading}>The net</h2>
            <LayerTable recipe={recipe} />
          </section>
        </div>
        <div className={classes.column}>
          <section>
            <h2 className={page.subheading}>What it hears</h2>
            <Facts facts={featureFacts(recipe)} />
          </section>
          <section>
            <h2 className={page.subheading}>How it learns</h2>
            <Facts facts={learningFacts(recipe)} />
          </section>
          <section>
            <h2 className={page.subheading}>Data it expects</h2>
            <DataLayout data={account.data} />
          </section>
          <section>
            <h2 className={page.subheading}>Published figures</h2>
            {published ? (
              <>
                <p className={classes.text}>Measured by the author on {published.on}.</p>
                <Facts facts={published.figures.map(({ what, value }) => ({ term: what, detail: value }))} numbers />
              </>
            ) : (
              <p className={classes.text}>None for this very recipe.</p>
            )}
          </section>
          <TrainedBefore recipe={recipe} />
        </div>
      </div>
    </article>
  );
}

/** A folder that is dropped here is meant for this recipe. */
function useFolderStep(address: string): void {
  const stage = useApp((state) => state.training.stage);
  const before = useRef(stage);
  const [, navigate] = useLocation();
  useEffect(() => {
    if (stage === 'inspecting' && before.current !== stage) navigate(address);
    before.current = stage;
  }, [stage, address, navigate]);
}
