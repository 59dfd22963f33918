import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FEATURE_KEY } from '../dsp/tileFormat.ts';
import { type NetCheckpoint, ONLY_PHASE } from '../nets/checkpoint.ts';
import { SCRATCH } from '../nets/plan.ts';
import { POST } from '../nets/recipes.ts';
import { listTrainings, loadNet, removeTraining, saveNet, saveTraining, type StoredTraining } from './checkpoints.ts';
import { fixtureEnsemble } from './ensemble.fixture.ts';
import { KeyedStore } from './keyedStore.ts';
import { StorageError } from './storageError.ts';
import { wipe } from './space.ts';

function training(id: string, started: number): StoredTraining {
  const split = { training: [0], validation: [1], heldOut: [] };
  const tracks = ['a', 'b'].map((track) => ({ id: track, group: track, targets: [true] }));
  const standardiser = { mean: Float32Array.of(1), deviation: Float32Array.of(2) };
  return { id, started, plan: { recipe: POST, tags: ['Calm'], tracks, split, seed: 1, start: SCRATCH }, standardiser, page: { name: id } };
}

function checkpoint(tag: string, epoch: number): NetCheckpoint {
  const weights = [Float32Array.of(epoch, 0.1)];
  const history = Array.from({ length: epoch - 1 }, (_, index) => ({ epoch: index + 1, trainingLoss: 0.3, validationLoss: 0.2 }));
  return { tag, phase: ONLY_PHASE, epoch, done: 4, lossSum: 0.1 + 0.2, hits: 3, step: 9, weights, state: weights, best: weights, bestEpoch: 1, history };
}

const at = (tag: string, epoch: number) => ({ kind: 'training', checkpoint: checkpoint(tag, epoch) }) as const;

beforeEach(wipe);
afterEach(() => {
  vi.restoreAllMocks();
});

describe('checkpoints', () => {
  it('come back bit for bit, the newest of each net', async () => {
    await saveTraining(training('t1', 10));
    await saveNet('t1', at('Calm', 3), 30);
    await saveNet('t1', at('Calm', 5), 50);
    expect(await loadNet('t1', 'Calm')).toEqual(at('Calm', 5));
    expect(await loadNet('t1', 'Night')).toBeUndefined();
    const [{ training: stored, standings }] = await listTrainings();
    expect(stored).toEqual(training('t1', 10));
    expect(standings).toMatchObject([{ tag: 'Calm', finished: false, epochs: 4, seconds: 50 }]);
  });

  it('of a Tenfold whose only optimiser was Nesterov momentum go on', async () => {
    const { id, plan, ...rest } = training('t1', 10);
    const { optimiser, system: _system, features: _features, l2: _l2, classWeights: _weights, summary: _summary, ...recipe } = plan.recipe;
    if (optimiser.kind !== 'nesterov') throw new Error('not the recipe of that time');
    const { learningRate, momentum } = optimiser;
    const { start: _start, ...before } = plan;
    const head = { id, plan: { ...before, recipe: { ...recipe, learningRate, momentum } }, ...rest };
    const { state, phase: _phase, ...older } = checkpoint('Calm', 3);
    await new KeyedStore('trainings').setMany([
      ['head:t1', { kind: 'head', format: 1, featureKey: FEATURE_KEY, training: head }],
      ['net:t1:Calm', { kind: 'net', state: { kind: 'training', checkpoint: { ...older, velocity: state } } }],
    ]);
    expect((await listTrainings())[0].training).toEqual(training('t1', 10));
    expect(await loadNet('t1', 'Calm')).toEqual(at('Calm', 3));
  });

  it('keep finished nets, and tell trainings apart, newest first', async () => {
    await saveTraining(training('t1', 10));
    await saveTraining(training('t10', 20));
    const [artifact] = fixtureEnsemble().nets;
    await saveNet('t10', { kind: 'finished', artifact }, 1);
    const listed = await listTrainings();
    expect(listed.map(({ training: { id } }) => id)).toEqual(['t10', 't1']);
    expect(listed.map(({ standings }) => standings.length)).toEqual([1, 0]);
    expect(await loadNet('t10', artifact.tag)).toEqual({ kind: 'finished', artifact });
    await removeTraining('t1');
    expect((await listTrainings()).map(({ training: { id } }) => id)).toEqual(['t10']);
    await removeTraining('t10');
    expect(await new KeyedStore('trainings').keys()).toEqual([]);
  });

  it('leave the earlier one whole when a write is interrupted', async () => {
    await saveTraining(training('t1', 10));
    await saveNet('t1', at('Calm', 3), 30);
    const put = IDBObjectStore.prototype.put;
    let writes = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
      writes += 1;
      // The second of a checkpoint's two records fails after the first was accepted.
      if (writes === 2) throw new DOMException('The disk is full.', 'QuotaExceededError');
      return put.call(this, value, key);
    });
    await expect(saveNet('t1', at('Calm', 5), 50)).rejects.toThrow(StorageError);
    expect(writes).toBe(2);
    vi.restoreAllMocks();
    expect(await loadNet('t1', 'Calm')).toEqual(at('Calm', 3));
    expect((await listTrainings())[0].standings).toMatchObject([{ epochs: 2, seconds: 30 }]);
  });

  it('of a time when rightly answered tiles were not counted say so', async () => {
    const { hits, ...older } = checkpoint('Calm', 3);
    expect(hits).toBe(3);
    await saveNet('t1', { kind: 'training', checkpoint: older as NetCheckpoint }, 30);
    expect(await loadNet('t1', 'Calm')).toEqual({ kind: 'training', checkpoint: { ...older, hits: Number.NaN } });
  });

  it('of features that are no longer made are forgotten', async () => {
    await saveTraining(training('t1', 10));
    await saveNet('t1', at('Calm', 3), 30);
    const store = new KeyedStore<object>('trainings');
    const head = await store.get('head:t1');
    await store.set('head:t1', { ...head, featureKey: 'older settings' });
    expect(await listTrainings()).toEqual([]);
    expect(await store.keys()).toEqual([]);
  });
});
