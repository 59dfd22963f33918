import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { NetStanding, StoredTraining } from '../../library/checkpoints.ts';
import { TENFOLD_1 } from '../../nets/ownRecipes.ts';
import { SCRATCH } from '../../nets/plan.ts';
import { ALL_TAGS, type Recipe } from '../../nets/recipe.ts';
import { POST } from '../../nets/recipes.ts';
import { summaryOf } from './unfinished.ts';

function training(recipe: Recipe): StoredTraining {
  return {
    id: 'a',
    started: 100,
    plan: { recipe, tags: ['Action', 'Drama'], tracks: [{ id: 'x', targets: [true, false], group: 'g' }], split: { training: [0], validation: [], heldOut: [] }, seed: 1, start: SCRATCH },
    standardiser: { mean: new Float32Array(40), deviation: new Float32Array(40) },
    page: { options: { name: 'Cues' } },
  };
}

const standing = (tag: string, epochs: number, finished: boolean): NetStanding => ({ tag, epochs, finished, saved: 200, seconds: 5 });
const CACHED = new Set(['x']);

test('one net for all tags is counted by its own name', () => {
  expect(summaryOf(training(TENFOLD_1), [standing(ALL_TAGS, 4, false)], CACHED)).toMatchObject({ nets: 1, finished: 0, epochs: 4, maximumEpochs: 15, saved: 200, missing: 0 });
  expect(summaryOf(training(TENFOLD_1), [standing(ALL_TAGS, 15, true)], CACHED)).toMatchObject({ nets: 1, finished: 1, epochs: 15 });
});

test('nets a tag are counted one by one, and the slowest decides', () => {
  const standings = [standing('Action', 9, true), standing('Drama', 3, false)];
  expect(summaryOf(training(POST), standings, CACHED)).toMatchObject({ name: 'Cues', nets: 2, finished: 1, epochs: 3 });
  expect(summaryOf(training(POST), [], new Set())).toMatchObject({ finished: 0, epochs: 0, saved: 100, missing: 1 });
});
