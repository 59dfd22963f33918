import { describe, expect, it } from 'vitest';
import { isForAllTags, NO_AUGMENTATION, OBJECTIVES } from '../../nets/recipe.ts';
import { TENFOLD_1, TENFOLD_MEL } from '../../nets/ownRecipes.ts';
import { APPENDIX, comparedWith, POST, RECIPES, SOFTMAX_CNN, SOFTMAX_DENSE } from '../../nets/recipes.ts';
import { TAGGER_CNN2, TAGGER_CNN3 } from '../../nets/taggerRecipes.ts';
import { editedAlike, optionsOf, recipeWith, type RecipeOptions } from './recipeOptions.ts';

/** The compared recipes by id, with what they learn by, when `chosen` was edited so. */
function compared(chosen: typeof POST, edited: Partial<RecipeOptions> = {}) {
  const options = { ...optionsOf(chosen), ...edited };
  return comparedWith(chosen, (recipe) => editedAlike(recipe, chosen, options));
}

describe('recipes that are compared', () => {
  it('learn by their own values where nothing was edited', () => {
    for (const recipe of RECIPES) expect(compared(recipe)).toEqual(comparedWith(recipe));
    // Fifteen epochs of batches of 64 suit tenfold-1, and would leave the thesis' nets untrained.
    const [dense, post, own] = compared(TENFOLD_1);
    expect([dense, post, own].map(({ maximumEpochs, batch, patience }) => [maximumEpochs, batch, patience])).toEqual([
      [1000, 1200, 30],
      [1000, 1200, 30],
      [15, 64, 15],
    ]);
    expect(post.objective).toBe('squared-error');
  });

  it('share what was edited, field by field', () => {
    const edited = { maximumEpochs: 3, balance: 'group', augmentation: { ...NO_AUGMENTATION, mixup: 0.4 } } as const;
    for (const recipe of compared(TENFOLD_1, edited)) expect(recipe).toMatchObject(edited);
    expect(compared(TENFOLD_1, edited).map(({ batch }) => batch)).toEqual([1200, 1200, 64]);
    const tilted = { ...SOFTMAX_DENSE, augmentation: { ...NO_AUGMENTATION, tilt: 6 } };
    const options = { ...optionsOf(POST), augmentation: { ...NO_AUGMENTATION, shift: 20 } };
    expect(editedAlike(tilted, POST, options).augmentation).toEqual({ ...NO_AUGMENTATION, tilt: 6, shift: 20 });
  });

  it('no overlay goes for a recipe whose features have no bands to lay over each other', () => {
    const overlaid = compared(TENFOLD_MEL, { augmentation: { ...NO_AUGMENTATION, overlay: 0.5, tilt: 3 } });
    expect(overlaid.map(({ id, augmentation: { overlay, tilt } }) => [id, overlay, tilt])).toEqual([
      ['softmax-dense', 0, 3],
      ['post', 0, 3],
      ['tenfold-mel', 0.5, 3],
    ]);
  });

  it('the chosen one is trained by the options as they stand', () => {
    for (const recipe of RECIPES) {
      for (const objective of OBJECTIVES) {
        const options = { objective, maximumEpochs: 5, patience: 2, batch: 8, augmentation: { ...NO_AUGMENTATION, tilt: 3 }, balance: 'group' } as const;
        expect(editedAlike(recipe, recipe, options)).toEqual(recipeWith(recipe, options));
      }
    }
  });

  it('another end goes for all nets for all tags, another judgement of sigmoids for sigmoids alone', () => {
    const objectives = (chosen: typeof POST, objective: RecipeOptions['objective']) => compared(chosen, { objective }).map((recipe) => recipe.objective);
    expect(objectives(SOFTMAX_CNN, 'cross-entropy')).toEqual(['cross-entropy', 'cross-entropy', 'squared-error']);
    expect(objectives(APPENDIX, 'cross-entropy')).toEqual(['categorical-cross-entropy', 'categorical-cross-entropy', 'cross-entropy']);
    expect(objectives(TENFOLD_1, 'squared-error')).toEqual(['categorical-cross-entropy', 'squared-error', 'squared-error']);
    expect(objectives(TENFOLD_1, 'categorical-cross-entropy')).toEqual(['categorical-cross-entropy', 'squared-error', 'categorical-cross-entropy']);
    for (const recipe of compared(SOFTMAX_CNN, { objective: 'cross-entropy' })) {
      expect(recipe.head.kind).toBe(isForAllTags(recipe) ? 'multi-label' : 'sigmoid');
    }
  });

  it('the tagger’s main net is compared with its other end, whichever was chosen', () => {
    const told = (recipes: readonly (typeof POST)[]) => recipes.map(({ id, title, head }) => [id, title, head.kind]);
    expect(told(compared(TAGGER_CNN3))).toEqual([
      ['tagger-cnn2', 'Music tagger, CNN2', 'softmax'],
      ['tagger-cnn3', 'Music tagger, CNN3 with a sigmoid for each tag', 'multi-label'],
      ['tagger-cnn3', 'Music tagger, CNN3', 'softmax'],
    ]);
    expect(told(compared(TAGGER_CNN2, { objective: 'cross-entropy', batch: 9 }))).toEqual([
      ['tagger-cnn2', 'Music tagger, CNN2 with a sigmoid for each tag', 'multi-label'],
      ['tagger-cnn3', 'Music tagger, CNN3', 'softmax'],
      ['tagger-cnn3', 'Music tagger, CNN3 with a sigmoid for each tag', 'multi-label'],
    ]);
    expect(compared(TAGGER_CNN2, { objective: 'cross-entropy', batch: 9 }).map(({ batch }) => batch)).toEqual([9, 9, 9]);
  });
});
