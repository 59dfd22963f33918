import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { listTrainings, saveTraining } from '../../library/checkpoints.ts';
import { listSeries } from '../../library/series.ts';
import { wipe } from '../../library/space.ts';
import { SCRATCH } from '../../nets/plan.ts';
import { POST } from '../../nets/recipes.ts';
import { store } from '../store.ts';
import { endJob, keeperOf, keepJob, secondsLeft, type SearchJob } from './seriesJob.ts';
import { seriesOf, stepId } from './stepId.ts';
import { listUnfinished } from './unfinished.ts';
import { discardSeries, listUnfinishedSeries, openSeries } from './unfinishedSeries.ts';

const STANDARDISER = { mean: Float32Array.of(1), deviation: Float32Array.of(2) };

function job(tilesInMemory = false): SearchJob {
  const example = { key: 't1', path: 'a.mp3', tags: ['Calm'], group: 'a', title: 'a', artist: '', year: null, seconds: 10 };
  const tiles = tilesInMemory ? { count: 1, values: new Float32Array(4000) } : null;
  const trial = { number: 1, point: {}, validationLoss: 0.2, f1: 0.5, seconds: 90, epochs: 3, ended: 'itself' } as SearchJob['search']['trials'][number];
  return {
    kind: 'search',
    id: 'abc',
    folder: { name: 'Folder' } as SearchJob['folder'],
    training: { name: 'Mine' } as SearchJob['training'],
    prepared: [{ example, id: 'a', count: 1, tiles }],
    search: {
      id: 'abc', created: 1, data: 'Folder', method: 'grid', ranges: [], recipe: POST, seed: 1, minutes: 2, wanted: 4, tags: ['Calm'], trials: [trial],
    },
  };
}

/** A training of the job that was broken off. */
function brokenOff(step: number): Promise<void> {
  const plan = { recipe: POST, tags: ['Calm'], tracks: [{ id: 'a', group: 'a', targets: [true] }], split: { training: [0], validation: [], heldOut: [] }, seed: 1, start: SCRATCH };
  return saveTraining({ id: stepId('abc', step), started: 5, plan, standardiser: STANDARDISER, page: { options: { name: 'Mine' } } });
}

// Older Nodes have none; without locks no other tab is known.
beforeAll(() => {
  vi.stubGlobal('navigator', {});
});
beforeEach(wipe);

describe('a series under way', () => {
  test('is offered with what it has behind it, and its training is not offered by itself', async () => {
    await keepJob(job());
    await brokenOff(1);
    await listUnfinished();
    await listUnfinishedSeries();
    expect(store.getState().unfinished).toEqual([]);
    expect(store.getState().unfinishedSeries).toMatchObject([
      { id: 'abc', kind: 'search', name: 'Folder', done: 1, total: 4, minutesLeft: 0.5, missing: 1 },
    ]);
    expect(await openSeries('abc')).toEqual(job());
    // The training under way goes on from its checkpoints; the next has none.
    expect((await keeperOf(job(), 1)).standardiser).toEqual(STANDARDISER);
    expect((await keeperOf(job(), 2)).standardiser).toBeNull();
  });

  test('is forgotten with its checkpoints, when it ends and when it is discarded', async () => {
    for (const forget of [() => endJob(job(), 4), () => discardSeries('abc')]) {
      await keepJob(job());
      await brokenOff(1);
      await forget();
      expect(await listSeries()).toEqual([]);
      expect(await listTrainings()).toEqual([]);
    }
  });

  test('promises nothing without stored tiles', async () => {
    await keepJob(job(true));
    expect(await listSeries()).toEqual([]);
  });

  test('has what its finished trials left of its budget', () => {
    expect(secondsLeft(job())).toBe(30);
    expect(secondsLeft({ ...job(), search: { ...job().search, minutes: 1 } })).toBe(0);
  });

  test('is named by its trainings', () => {
    expect(seriesOf(stepId('abc', 3))).toBe('abc');
    expect(seriesOf('abc')).toBeNull();
  });
});
