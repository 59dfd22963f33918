import { Button } from '@mantine/core';
import { comparedRecipes, startComparison } from '../../app/compare.ts';
import type { TrainingOptions } from '../../app/state.ts';
import { optionsOf } from '../../app/training/recipeOptions.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { Fold } from './Fold.tsx';
import { SearchForm } from './SearchForm.tsx';
import classes from './Experiments.module.css';

interface ExperimentsProps {
  /** Null while the form above holds something that cannot be used. */
  readonly options: TrainingOptions | null;
  /** With the end that was chosen. */
  readonly recipe: Recipe;
  readonly chosenTags: number;
}

/** What else can be done with a folder than training one ensemble; folded away. */
export function Experiments({ options, recipe, chosenTags }: ExperimentsProps) {
  const ready = options !== null && chosenTags > 0;
  // The same titles while a number is half typed.
  const compared = comparedRecipes({ ...optionsOf(recipe), recipeId: recipe.id });
  return (
    <div className={classes.experiments}>
      <Fold title="Compare three recipes on this folder">
        <p className={classes.text}>
          Trains {compared.map(({ title }) => `“${title}”`).join(', ')} one after the other on the same split,
          with the seed and limits above, and sets their F1 side by side. Each learns with its own epochs,
          patience, batch, objective and augmentation; what you changed of these above goes for all that can
          have it. Each is kept as an ensemble.
        </p>
        <Button
          variant="default"
          disabled={!ready || chosenTags < 2}
          onClick={() => {
            if (options !== null) void startComparison(options);
          }}
        >
          Compare three recipes
        </Button>
        {chosenTags < 2 && <p className={classes.text}>A single net needs at least two tags to tell apart.</p>}
      </Fold>
      <Fold title="Search for a better recipe">
        <SearchForm key={recipe.id} recipe={recipe} options={ready ? options : null} />
      </Fold>
    </div>
  );
}
