import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listTrainings, type NetState } from '../../library/checkpoints.ts';
import { wipe } from '../../library/space.ts';
import { ONLY_PHASE } from '../../nets/checkpoint.ts';
import { SCRATCH } from '../../nets/plan.ts';
import { POST } from '../../nets/recipes.ts';
import { store } from '../store.ts';
import { Keeper } from './keeper.ts';
import type { Undertaking } from './undertaking.ts';

const STANDARDISER = { mean: Float32Array.of(1), deviation: Float32Array.of(2) };

function undertaking(tilesInMemory: boolean): Undertaking {
  const example = { key: 't1', path: 'a.mp3', tags: ['Calm'], group: 'a', title: 'a', artist: '', year: null, seconds: 10 };
  const tiles = tilesInMemory ? { count: 1, values: new Float32Array(4000) } : null;
  return {
    folder: { name: 'Folder' } as Undertaking['folder'],
    options: { name: 'Mine' } as Undertaking['options'],
    plan: { recipe: POST, tags: ['Calm'], tracks: [{ id: 'a', group: 'a', targets: [true] }], split: { training: [0], validation: [], heldOut: [] }, seed: 1, start: SCRATCH },
    prepared: [{ example, id: 'a', count: 1, tiles }],
    remarks: [],
  };
}

function state(epoch: number): NetState {
  const weights = [Float32Array.of(epoch)];
  return {
    kind: 'training',
    checkpoint: { tag: 'Calm', phase: ONLY_PHASE, epoch, done: 0, lossSum: 0, hits: 0, step: 3, weights, state: weights, best: weights, bestEpoch: 0, history: [] },
  };
}

beforeEach(wipe);
afterEach(() => vi.restoreAllMocks());

describe('Keeper', () => {
  test('keeps a training until its ensemble is made', async () => {
    const keeper = Keeper.fresh('id');
    await keeper.begin(undertaking(false), STANDARDISER);
    expect(keeper.stored).toBe(true);
    await keeper.save(state(2));
    const [{ training, standings }] = await listTrainings();
    expect({ ...(training.page as object), plan: training.plan }).toEqual(undertaking(false));
    expect(standings).toHaveLength(1);
    const again = Keeper.again('id', training.standardiser, 90);
    expect(again.seconds).toBeGreaterThanOrEqual(90);
    expect(await again.load('Calm')).toEqual(state(2));
    await again.end();
    expect(await listTrainings()).toEqual([]);
  });

  test('does not promise a resumption without stored tiles, but outlives a lost device', async () => {
    const keeper = Keeper.fresh('id');
    await keeper.begin(undertaking(true), STANDARDISER);
    expect(keeper.stored).toBe(false);
    await keeper.save(state(2));
    expect(await keeper.load('Calm')).toEqual(state(2));
    expect(await listTrainings()).toEqual([]);
  });

  test('goes on in memory when storage refuses, with one notice', async () => {
    const keeper = Keeper.fresh('id');
    await keeper.begin(undertaking(false), STANDARDISER);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    });
    await keeper.save(state(2));
    await keeper.save(state(3));
    expect(await keeper.load('Calm')).toEqual(state(3));
    expect(store.getState().notices.map(({ problem }) => problem.code)).toEqual(['quota']);
  });
});
