import { describe, expect, it } from 'vitest';
import { TENFOLD_1 } from './ownRecipes.ts';
import { endsOf, isForAllTags, OBJECTIVES, objectivesOf, withObjective, withOtherEnd } from './recipe.ts';
import { POST, RECIPES } from './recipes.ts';
import { TAGGER_CNN3 } from './taggerRecipes.ts';

describe('the objective', () => {
  it('decides the end of one net for all tags', () => {
    const sigmoids = withObjective(TAGGER_CNN3, 'cross-entropy');
    expect(sigmoids).toEqual({
      ...TAGGER_CNN3,
      title: 'Music tagger, CNN3 with a sigmoid for each tag',
      head: { kind: 'multi-label', outputs: 188 },
      objective: 'cross-entropy',
    });
    expect(withObjective(sigmoids, 'squared-error')).toEqual({ ...sigmoids, objective: 'squared-error' });
    expect(withObjective(TENFOLD_1, 'categorical-cross-entropy')).toMatchObject({ title: 'Tenfold 1 with a softmax', head: { kind: 'softmax', outputs: 10 } });
  });

  it('never parts from its head, and never changes how many nets there are', () => {
    for (const recipe of RECIPES) {
      for (const objective of OBJECTIVES) {
        const trained = withObjective(recipe, objective);
        expect(objectivesOf(trained)).toContain(trained.objective);
        expect(isForAllTags(trained)).toBe(isForAllTags(recipe));
        expect(withObjective(trained, recipe.objective)).toEqual(recipe);
        expect(endsOf(recipe)).toContainEqual(trained.head);
        if (isForAllTags(recipe)) expect(trained.objective).toBe(objective);
      }
    }
  });

  it('of a net a tag is none that tags share', () => {
    expect(withObjective(POST, 'categorical-cross-entropy')).toBe(POST);
    expect(withObjective(POST, 'cross-entropy')).toEqual({ ...POST, objective: 'cross-entropy' });
  });
});

it('the other end is the usual one of its kind, and the other of that the first', () => {
  expect(withOtherEnd(TAGGER_CNN3)).toEqual(withObjective(TAGGER_CNN3, 'cross-entropy'));
  expect(withOtherEnd(withOtherEnd(TAGGER_CNN3))).toEqual(TAGGER_CNN3);
  expect(withOtherEnd(POST)).toBe(POST);
});
