/** The options that a recipe has a value of its own for, and the recipe that they make of it. */
import { decibelOf } from '../../nets/overlay.ts';
import { type Augmentation, isForAllTags, objectivesOf, type Recipe, withObjective } from '../../nets/recipe.ts';
import type { TrainingOptions } from '../state.ts';

export type RecipeOptions = Pick<TrainingOptions, 'objective' | 'maximumEpochs' | 'patience' | 'batch' | 'augmentation' | 'balance'>;

/** As the recipe has them. */
export function optionsOf({ objective, maximumEpochs, patience, batch, augmentation, balance }: Recipe): RecipeOptions {
  return { objective, maximumEpochs, patience, batch, augmentation, balance };
}

/** The recipe as these options train it. An objective that its nets cannot have leaves them their own. */
export function recipeWith(recipe: Recipe, options: RecipeOptions): Recipe {
  const { objective, maximumEpochs, patience, batch, augmentation, balance } = options;
  return { ...withObjective(recipe, objective), maximumEpochs, patience, batch, augmentation, balance };
}

/**
 * The recipe as it is compared with another: by its own values, but for what was edited. Epochs and
 * batches that suit one recipe starve another, so only a value that differs from the chosen recipe's
 * own goes for all, and an overlay for those whose features have bands to lay over each other.
 *
 * @param options edited from those of `chosen`; for `chosen` itself the recipe is that of `recipeWith`
 */
export function editedAlike(recipe: Recipe, chosen: Recipe, options: RecipeOptions): Recipe {
  const field = <Key extends 'maximumEpochs' | 'patience' | 'batch' | 'balance'>(key: Key): RecipeOptions[Key] =>
    options[key] === chosen[key] ? recipe[key] : options[key];
  const strengths = Object.entries(recipe.augmentation) as [keyof Augmentation, number][];
  const augmentation = Object.fromEntries(
    strengths.map(([key, own]) => {
      const edited = options.augmentation[key] !== chosen.augmentation[key];
      const possible = key !== 'overlay' || decibelOf(recipe.features) !== null;
      return [key, edited && possible ? options.augmentation[key] : own];
    }),
  ) as Record<keyof Augmentation, number>;
  return {
    ...(meansObjective(recipe, chosen, options.objective) ? withObjective(recipe, options.objective) : recipe),
    maximumEpochs: field('maximumEpochs'),
    patience: field('patience'),
    batch: field('batch'),
    augmentation,
    balance: field('balance'),
  };
}

/**
 * Whether an objective that was chosen for `chosen` is meant for this recipe too. One that gives the
 * chosen nets another end goes for every net for all tags; one that only judges their end otherwise, for
 * the nets that it leaves their end.
 */
function meansObjective(recipe: Recipe, chosen: Recipe, objective: Recipe['objective']): boolean {
  if (objective === chosen.objective) return false;
  return objectivesOf(chosen).includes(objective) ? objectivesOf(recipe).includes(objective) : isForAllTags(recipe);
}
