import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fixtureEnsemble, fixtureNet } from '../../library/ensemble.fixture.ts';
import { wipe } from '../../library/space.ts';
import { weightShapes } from '../../nets/netShape.ts';
import { SOFTMAX_DENSE } from '../../nets/recipes.ts';
import { forTags } from '../../nets/recipe.ts';
import { addEnsemble } from '../ensembles.ts';
import { recipeOf } from '../recipes.ts';
import { store } from '../store.ts';
import { openStart, recipeOfOptions, trunks } from './start.ts';

const { tags } = fixtureEnsemble();
const recipe = forTags(SOFTMAX_DENSE, tags.length);
const shapes = weightShapes(recipe);
const values = shapes.reduce((sum, shape) => sum + shape.reduce((product, side) => product * side, 1), 0);
/** An ensemble of one net for all tags: it has a trunk. */
const withTrunk = (id: string) =>
  fixtureEnsemble({ id, recipe, nets: [{ ...fixtureNet('All tags', 1), weights: Float32Array.from({ length: values }, (_, index) => index).buffer }] });

beforeEach(() => store.setState({ ensembles: [], ensembleId: null }));
afterEach(wipe);

test('one net for all tags can be started from, the one in use before others', async () => {
  await addEnsemble(withTrunk('older'));
  await addEnsemble(fixtureEnsemble({ id: 'ten-nets' }));
  await addEnsemble(withTrunk('newer'));
  expect(trunks(store.getState()).map(({ id }) => id)).toEqual(['newer', 'older']);
  store.setState({ ensembleId: 'older' });
  expect(trunks(store.getState()).map(({ id }) => id)).toEqual(['older', 'newer']);
});

test('a training from a trunk has its layers, a rule of its own, and its weights less the last layer', async () => {
  await addEnsemble(withTrunk('heard'));
  const start = { kind: 'trunk', ensembleId: 'heard', frozen: 'trunk' } as const;
  expect(recipeOfOptions({ recipeId: 'post', start })).toMatchObject({
    dense: SOFTMAX_DENSE.dense,
    head: { kind: 'multi-label' },
    features: recipe.features,
    objective: 'cross-entropy',
    maximumEpochs: 200,
  });
  expect(await openStart(start)).toMatchObject({ kind: 'trunk', ensemble: 'heard', frozen: 'trunk' });
  const opened = await openStart(start);
  expect(opened.kind === 'trunk' && opened.weights.length).toBe(shapes.length - 2);
});

test('without a trunk the recipe is the chosen one; a trunk that is gone is told', async () => {
  expect(recipeOfOptions({ recipeId: 'softmax-cnn', start: { kind: 'scratch' } })).toBe(recipeOf('softmax-cnn'));
  expect(await openStart({ kind: 'scratch' })).toEqual({ kind: 'scratch' });
  expect(() => recipeOfOptions({ recipeId: 'post', start: { kind: 'trunk', ensembleId: 'gone', frozen: 'trunk' } })).toThrow('ensemble-missing');
});
