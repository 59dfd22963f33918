/** What a training starts from: the seed alone, or what an ensemble's net for all tags has heard. */
import { SCRATCH, type Start } from '../../nets/plan.ts';
import type { Recipe } from '../../nets/recipe.ts';
import { hasTrunk, startFrom, transferRecipe } from '../../nets/trunkStart.ts';
import { fullEnsemble } from '../ensembles.ts';
import { CodedError, problem } from '../problem.ts';
import { recipeOf } from '../recipes.ts';
import type { AppState, EnsembleSummary, StartChoice, TrainingOptions } from '../state.ts';
import { store } from '../store.ts';

/** Ensembles whose trunk can be started from: the one in use first, then that of the page. */
export function trunks({ ensembles, ensembleId }: Pick<AppState, 'ensembles' | 'ensembleId'>): readonly EnsembleSummary[] {
  const place = ({ id, shipped }: EnsembleSummary): number => (id === ensembleId ? 0 : shipped ? 1 : 2);
  return ensembles.filter(hasTrunk).toSorted((one, other) => place(one) - place(other));
}

/** The recipe that these options train by. Throws code 'ensemble-missing' when its trunk is gone. */
export function recipeOfOptions({ recipeId, start }: Pick<TrainingOptions, 'recipeId' | 'start'>): Recipe {
  switch (start.kind) {
    case 'scratch':
      return recipeOf(recipeId);
    case 'trunk': {
      const source = store.getState().ensembles.find(({ id }) => id === start.ensembleId);
      if (!source) throw new CodedError(problem('ensemble-missing'));
      return transferRecipe(source.recipe);
    }
    default:
      return start satisfies never;
  }
}

/** Loads the trunk where there is one. Throws code 'ensemble-missing', and storage's codes. */
export async function openStart(start: StartChoice): Promise<Start> {
  return start.kind === 'scratch' ? SCRATCH : startFrom(await fullEnsemble(start.ensembleId), start.frozen);
}
