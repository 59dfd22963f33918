import { describe, expect, test } from 'vitest';
import { TILE_VALUES } from '../../dsp/tileFormat.ts';
import { TENFOLD_1 } from '../../nets/ownRecipes.ts';
import { POST, SOFTMAX_DENSE } from '../../nets/recipes.ts';
import { TAGGER_CNN3 } from '../../nets/taggerRecipes.ts';
import { CodedError } from '../problem.ts';
import { NO_AUGMENTATION } from '../../nets/recipe.ts';
import type { TrainingOptions } from '../state.ts';
import { planTraining } from './planning.ts';
import type { Prepared } from './prepare.ts';
import { thinned } from './thinned.ts';

const OPTIONS: TrainingOptions = {
  name: 'Test',
  recipeId: 'post',
  start: { kind: 'scratch' },
  objective: 'cross-entropy',
  seed: 3,
  maximumEpochs: 7,
  patience: 2,
  batch: 32,
  tilesPerTrack: null,
  baseRates: true,
  minutes: null,
  splitBy: 'group',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
};

function track(number: number, tags: string[], group: string): Prepared {
  const path = `${number}.mp3`;
  return {
    example: { key: path, path, tags, group, title: path, artist: '', year: null, seconds: 30 },
    id: `hash ${number}`,
    count: 3,
    tiles: null,
  };
}

/** 60 tracks of 20 films; every film carries one of two tags. */
const TRACKS = Array.from({ length: 60 }, (_, index) => track(index, [index % 2 === 0 ? 'Day' : 'Night'], `film ${index % 20}`));

describe('planTraining', () => {
  test('keeps films whole, uses every track once, and carries the options into the recipe', () => {
    const { plan, problems } = planTraining(TRACKS, ['Day', 'Night'], OPTIONS, POST);
    expect(problems).toEqual([]);
    const { training, validation, heldOut } = plan.split;
    const all = [...training, ...validation, ...heldOut];
    expect(all.toSorted((a, b) => a - b)).toEqual(TRACKS.map((_, index) => index));
    const films = [training, validation, heldOut].map((part) => new Set(part.map((index) => TRACKS[index].example.group)));
    for (const [part, other] of [[0, 1], [0, 2], [1, 2]]) {
      expect([...films[part]].filter((film) => films[other].has(film))).toEqual([]);
    }
    expect(plan.recipe).toMatchObject({ id: 'post', objective: 'cross-entropy', maximumEpochs: 7, patience: 2, batch: 32 });
    expect(plan.tracks[4]).toEqual({ id: 'hash 4', targets: [true, false], group: 'film 4' });
  });

  test('a tag that no validation track has is left out, unless the recipe keeps its last weights', () => {
    const rare = TRACKS.map((entry, index) => (index === 0 ? track(0, ['Day', 'Dusk'], 'film 0') : entry));
    const wanted = ['Day', 'Night', 'Dusk'];
    expect(planTraining(rare, wanted, OPTIONS, POST).plan.tags).toEqual(['Day', 'Night']);
    const { plan, problems } = planTraining(rare, wanted, OPTIONS, TENFOLD_1);
    expect(plan.tags).toEqual(wanted);
    expect(problems).toEqual([]);
    expect(plan.split.training).toContain(0);
  });

  test.each([
    ['squared-error', 'multi-label'],
    ['cross-entropy', 'multi-label'],
    ['categorical-cross-entropy', 'softmax'],
  ] as const)('one net for all tags is trained by %s with the end of that, an output for each tag', (objective, kind) => {
    for (const recipe of [TAGGER_CNN3, TENFOLD_1, SOFTMAX_DENSE]) {
      const { plan } = planTraining(TRACKS, ['Day', 'Night'], { ...OPTIONS, objective }, recipe);
      expect(plan.recipe).toMatchObject({ objective, head: { kind, outputs: 2 } });
    }
  });

  test('starts from scratch unless told otherwise', () => {
    expect(planTraining(TRACKS, ['Day', 'Night'], OPTIONS, POST).plan.start).toEqual({ kind: 'scratch' });
    const standardiser = { mean: new Float32Array(40), deviation: new Float32Array(40) };
    const start = { kind: 'trunk', ensemble: 'a', weights: [], standardiser, frozen: 'trunk' } as const;
    expect(planTraining(TRACKS, ['Day', 'Night'], OPTIONS, POST, start).plan.start).toBe(start);
  });

  test('a net a tag keeps its objective where the options have one that tags share', () => {
    const { plan } = planTraining(TRACKS, ['Day', 'Night'], { ...OPTIONS, objective: 'categorical-cross-entropy' }, POST);
    expect(plan.recipe).toMatchObject({ head: { kind: 'sigmoid' }, objective: 'squared-error' });
  });

  test('the seed decides the split', () => {
    const split = (seed: number) => planTraining(TRACKS, ['Day', 'Night'], { ...OPTIONS, seed }, POST).plan.split;
    expect(split(3)).toEqual(split(3));
    expect(split(4)).not.toEqual(split(3));
  });

  test('a tag that lost its examples is left out and named; a plan without tags is an error', () => {
    const { plan, problems } = planTraining([...TRACKS, track(60, ['Dusk'], 'film 1')], ['Day', 'Dusk', 'Night'], OPTIONS, POST);
    expect(plan.tags).toEqual(['Day', 'Night']);
    expect(problems).toMatchObject([{ code: 'tag-unsplittable', subject: 'Dusk' }]);
    expect(() => planTraining([track(0, ['Day'], 'a')], ['Day'], OPTIONS, POST)).toThrow(CodedError);
  });
});

test('thinned takes tiles spread over the whole track', () => {
  const values = Float32Array.from({ length: 10 * TILE_VALUES }, (_, index) => Math.floor(index / TILE_VALUES));
  const { count, values: kept } = thinned({ count: 10, values }, 4);
  expect(count).toBe(4);
  expect([0, 1, 2, 3].map((tile) => kept[tile * TILE_VALUES])).toEqual([1, 3, 6, 8]);
  expect(thinned({ count: 10, values }, null).count).toBe(10);
  expect(thinned({ count: 10, values }, 12).values).toBe(values);
});
