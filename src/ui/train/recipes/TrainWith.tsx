import { Anchor, Button } from '@mantine/core';
import { Link } from 'wouter';
import type { Training } from '../../../app/state.ts';
import { useApp } from '../../../app/store.ts';
import { dismissTraining, returnToFolder } from '../../../app/train.ts';
import type { Recipe } from '../../../nets/recipe.ts';
import { trainAddress } from './recipeAddress.ts';
import classes from './recipes.module.css';

/** Leads to the folder step with the recipe chosen: the folder that is open, or choosing one. */
export function TrainWith({ recipe }: { readonly recipe: Recipe }) {
  const stage = useApp((state) => state.training.stage);
  const busy = BUSY.includes(stage);
  if (busy) {
    return (
      <p className={classes.text}>
        Another training is under way: <Anchor component={Link} inherit href="/train">see how it stands</Anchor>. This recipe can be trained after it.
      </p>
    );
  }
  return (
    <Button
      component={Link}
      href={trainAddress(recipe.id)}
      onClick={() => {
        // What is finished makes room for the next; an open folder stays.
        returnToFolder();
        if (stage === 'done' || stage === 'failed') dismissTraining();
      }}
    >
      Train with this recipe
    </Button>
  );
}

const BUSY: readonly Training['stage'][] = ['preparing', 'training', 'evaluating'];
