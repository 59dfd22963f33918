import { describe, expect, test } from 'vitest';
import { TENFOLD_1 } from '../../nets/ownRecipes.ts';
import { NO_AUGMENTATION } from '../../nets/recipe.ts';
import { POST, SOFTMAX_DENSE } from '../../nets/recipes.ts';
import { CodedError } from '../problem.ts';
import type { TrainingOptions } from '../state.ts';
import { planCompared } from './commonSplit.ts';
import { planTraining } from './planning.ts';
import type { Prepared } from './prepare.ts';
import { optionsOf } from './recipeOptions.ts';

const OPTIONS: TrainingOptions = {
  ...optionsOf(POST),
  name: 'Test',
  recipeId: POST.id,
  start: { kind: 'scratch' },
  seed: 3,
  tilesPerTrack: null,
  baseRates: true,
  minutes: null,
  splitBy: 'group',
  augmentation: NO_AUGMENTATION,
};

function track(number: number, tags: string[], group: string): Prepared {
  const path = `${number}.mp3`;
  return { example: { key: path, path, tags, group, title: path, artist: '', year: null, seconds: 30 }, id: `hash ${number}`, count: 3, tiles: null };
}

/** 60 tracks of 20 films with two tags; one film has a third, so that one part alone can have it. */
const TRACKS = Array.from({ length: 60 }, (_, index) =>
  track(index, [index % 2 === 0 ? 'Day' : 'Night', ...(index % 20 === 0 ? ['Dusk'] : [])], `film ${index % 20}`),
);
const WANTED = ['Day', 'Dusk', 'Night'];
const RECIPES = [SOFTMAX_DENSE, POST, TENFOLD_1];
const STEPS = RECIPES.map((recipe) => ({ recipe, prepared: TRACKS }));
const alone = (place: number, tags: readonly string[]) => planTraining(TRACKS, tags, { ...OPTIONS, ...optionsOf(RECIPES[place]) }, RECIPES[place]);

describe('planCompared', () => {
  const plans = RECIPES.map((_, place) => planCompared(STEPS, place, WANTED, OPTIONS));

  test('all recipes hold out the same tracks and train the same tags, where alone they would not', () => {
    expect(alone(2, WANTED).plan.tags).toEqual(WANTED);
    expect(alone(0, WANTED).plan.tags).not.toEqual(WANTED);
    expect(alone(2, ['Day', 'Night']).plan.split.heldOut).not.toEqual(alone(0, ['Day', 'Night']).plan.split.heldOut);
    const held = plans.map(({ plan }) => plan.split.heldOut.toSorted((a, b) => a - b));
    expect(held[0].length).toBeGreaterThan(0);
    expect(held[1]).toEqual(held[0]);
    expect(held[2]).toEqual(held[0]);
    for (const { plan } of plans) expect(plan.tags).toEqual(['Day', 'Night']);
  });

  test('parts do not meet, and use every track', () => {
    for (const { plan } of plans) {
      const { training, validation, heldOut } = plan.split;
      expect([...training, ...validation, ...heldOut].toSorted((a, b) => a - b)).toEqual(TRACKS.map((_, index) => index));
    }
  });

  test('recipes that split alike are planned as they would be alone', () => {
    for (const place of [0, 1]) expect(plans[place].plan).toEqual(alone(place, ['Day', 'Night']).plan);
  });

  test('says which tags are left out', () => {
    for (const { problems } of plans) expect(problems.map(({ code, subject }) => [code, subject])).toEqual([['tag-unsplittable', 'Dusk']]);
  });

  test('refuses a folder of which the recipes share no tag', () => {
    expect(() => planCompared(STEPS, 0, ['Dusk'], OPTIONS)).toThrow(CodedError);
  });
});
