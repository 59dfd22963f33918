import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { featureSet } from '../dsp/featureSets.ts';
import type { Ensemble } from '../nets/ensemble.ts';
import { calibratedFixture, foldScoresFixture, fixtureEnsemble } from './ensemble.fixture.ts';
import { listEnsembles, loadEnsemble, recordOf, removeEnsemble, renameEnsemble, saveEnsemble } from './ensembles.ts';
import { KeyedStore } from './keyedStore.ts';
import { loadPrediction, loadPredictions, removePredictionsBy, savePrediction, savePredictions } from './predictions.ts';
import { loadRecipes, removeRecipe, saveRecipe } from './recipes.ts';
import { DEFAULT_SETTINGS, loadSettings, saveSettings } from './settings.ts';
import { persist, usage, wipe } from './space.ts';
import { StorageError } from './storageError.ts';
import { cachedTracks, type CachedFeatures, clearStaleTiles, clearTiles, loadFeatures, removeFeatures, saveFeatures } from './tileCache.ts';
import { changeTrack, type LibraryTrack, loadTrack, loadTracks, removeTracks, saveTracks } from './tracks.ts';

const MFCC = featureSet('film-score-mfcc');
const LOG_MEL = featureSet('log-mel');
const descriptors = { loudness: 12, centroid: 1800, level: -20 };

function track(id: string, change: Partial<LibraryTrack> = {}): LibraryTrack {
  return {
    id,
    fileName: `${id}.mp3`,
    path: `Film A/${id} #♪.mp3`,
    bytes: 1000,
    seconds: 20,
    title: id,
    artist: 'Someone',
    album: 'Film A',
    year: 1999,
    embeddedGenres: ['Soundtrack'],
    labels: null,
    group: 'Film A',
    descriptors,
    peaks: Float32Array.of(0, 0.5, 1),
    added: 1,
    handle: null,
    ...change,
  };
}

const features = (value: number): CachedFeatures => ({
  tiles: { count: 1, values: new Float32Array(4000).fill(value) },
  descriptors,
  peaks: Float32Array.of(value),
  seconds: 9.3,
});

const prediction = (value: number) => ({ confidences: Float32Array.of(value, 1 - value) });

/** A full disk cannot be had here, so these two stand in for what browsers do when one is met. */
function refuseWrites(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  });
}

/** The write is accepted at first, and the whole transaction given up when it reaches the disk. */
function refuseCommits(): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    const request = put.call(this, value, key);
    const transaction = this.transaction as unknown as { _abort(name: string): void };
    // oxlint-disable-next-line no-underscore-dangle -- fake-indexeddb's own way to give up a transaction
    queueMicrotask(() => transaction._abort('QuotaExceededError'));
    return request;
  });
}

/** Writes to one store fail as if the tab had been closed in between. */
function interrupt(database: string): void {
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
    if (this.transaction.db.name === `tenfold-${database}`) throw new DOMException('Gone.', 'AbortError');
    return put.call(this, value, key);
  });
}

async function weightsKeys(): Promise<string[]> {
  return new KeyedStore('ensemble-weights').keys();
}

beforeEach(wipe);
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('tracks', () => {
  it('come back as they were, oldest first', async () => {
    const later = track('a', { added: 20, labels: ['Action'] });
    const earlier = track('b', { added: 10 });
    await saveTracks([later, earlier]);
    expect(await loadTracks()).toEqual([earlier, later]);
    expect(await loadTrack('a')).toEqual(later);
    expect(await loadTrack('c')).toBeUndefined();
  });

  it('change in place; unknown ones stay unknown', async () => {
    await saveTracks([track('a')]);
    expect(await changeTrack('a', { labels: ['Drama'] })).toEqual(track('a', { labels: ['Drama'] }));
    expect(await loadTrack('a')).toEqual(track('a', { labels: ['Drama'] }));
    expect(await changeTrack('b', { labels: [] })).toBeUndefined();
    expect(await loadTracks()).toHaveLength(1);
  });

  it('go with their features and predictions, and leave those of others', async () => {
    await saveTracks([track('a'), track('b')]);
    await saveFeatures(MFCC, 'a', features(1));
    await saveFeatures(MFCC, 'b', features(2));
    for (const ensemble of ['e1', 'e2']) for (const id of ['a', 'b']) await savePrediction(ensemble, id, prediction(0.2));
    await removeTracks(['a']);
    expect((await loadTracks()).map(({ id }) => id)).toEqual(['b']);
    expect(await cachedTracks(MFCC)).toEqual(new Set(['b']));
    expect([...(await loadPredictions('e1')).keys()]).toEqual(['b']);
    expect([...(await loadPredictions('e2')).keys()]).toEqual(['b']);
  });

  it('are read completely beyond one page', async () => {
    const many = Array.from({ length: 1201 }, (_, index) => track(`t${index}`, { added: index }));
    await saveTracks(many);
    expect((await loadTracks()).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
  });
});

describe('the tile cache', () => {
  it('gives features back under the settings that made them alone', async () => {
    await saveFeatures(MFCC, 'a', features(3));
    await new KeyedStore<CachedFeatures>('tiles').set('older-settings:b', features(4));
    expect(await loadFeatures(MFCC, 'a')).toEqual(features(3));
    expect(await loadFeatures(MFCC, 'b')).toBeUndefined();
    expect(await cachedTracks(MFCC)).toEqual(new Set(['a']));
    expect(await clearStaleTiles()).toBe(1);
    expect(await new KeyedStore('tiles').keys()).toEqual([`${MFCC.key}:a`]);
  });

  it('keeps the sets apart, and none is stale because another is in use', async () => {
    await saveFeatures(MFCC, 'a', features(3));
    await saveFeatures(LOG_MEL, 'a', features(4));
    await saveFeatures(LOG_MEL, 'b', features(5));
    expect(await loadFeatures(MFCC, 'a')).toEqual(features(3));
    expect(await loadFeatures(LOG_MEL, 'a')).toEqual(features(4));
    expect([await cachedTracks(MFCC), await cachedTracks(LOG_MEL)]).toEqual([new Set(['a']), new Set(['a', 'b'])]);
    expect(await clearStaleTiles()).toBe(0);
    await removeFeatures(['a']);
    expect([await cachedTracks(MFCC), await cachedTracks(LOG_MEL)]).toEqual([new Set(), new Set(['b'])]);
  });

  it('is cleared without touching the rest', async () => {
    await saveFeatures(MFCC, 'a', features(3));
    await saveTracks([track('a')]);
    await clearTiles();
    expect(await cachedTracks(MFCC)).toEqual(new Set());
    expect(await loadTracks()).toHaveLength(1);
  });
});

describe('predictions', () => {
  it('are read for one ensemble at once', async () => {
    await savePredictions('e', new Map([['a', prediction(0.1)], ['b', prediction(0.2)]]));
    await savePrediction('e2', 'a', prediction(0.3));
    expect(await loadPredictions('e')).toEqual(new Map([['a', prediction(0.1)], ['b', prediction(0.2)]]));
    expect(await loadPrediction('e2', 'a')).toEqual(prediction(0.3));
    await removePredictionsBy('e');
    expect(await loadPredictions('e')).toEqual(new Map());
    expect((await loadPredictions('e2')).size).toBe(1);
  });
});

describe('ensembles', () => {
  it('are listed newest first, without weights, and load whole', async () => {
    const first = fixtureEnsemble();
    const second = fixtureEnsemble({ id: 'ensemble-2', created: first.created + 1, evaluation: null });
    await saveEnsemble(first);
    await saveEnsemble(second);
    const listed = await listEnsembles();
    expect(listed).toEqual([recordOf(second), recordOf(first)]);
    expect(JSON.stringify(listed)).not.toContain('weightSpecs');
    expect(await loadEnsemble(first.id)).toEqual(first);
    expect(await loadEnsemble(second.id)).toEqual(second);
    expect(await loadEnsemble('other')).toBeUndefined();
  });

  it('stored before recipes had a head have one net a tag', async () => {
    const ensemble = fixtureEnsemble();
    const { head: _, ...recipe } = ensemble.recipe;
    await saveEnsemble({ ...ensemble, recipe: recipe as typeof ensemble.recipe });
    expect((await loadEnsemble(ensemble.id))?.recipe).toEqual(ensemble.recipe);
    expect((await listEnsembles())[0].recipe).toEqual(ensemble.recipe);
  });

  it('stored before they could be calibrated are not, counted no evidence, were not cross-validated, and do not say how to repeat them', async () => {
    const { calibration: _, card, ...rest } = fixtureEnsemble();
    const { evidence: __, crossValidation: ___, command: ____, ...older } = card;
    await saveEnsemble({ ...rest, card: older } as Ensemble);
    expect(await loadEnsemble('ensemble-1')).toEqual(fixtureEnsemble());
    const { others: _others, tags: _tags, ...folds } = foldScoresFixture();
    await saveEnsemble({ ...fixtureEnsemble(), card: { ...card, crossValidation: [folds] } } as unknown as Ensemble);
    expect((await loadEnsemble('ensemble-1'))?.card.crossValidation).toEqual([{ ...folds, others: [], tags: [] }]);
    await saveEnsemble(calibratedFixture());
    expect(await loadEnsemble('ensemble-1')).toEqual(calibratedFixture());
    expect((await listEnsembles())[0].calibration).toEqual(calibratedFixture().calibration);
  });

  it('are renamed', async () => {
    await saveEnsemble(fixtureEnsemble());
    expect((await renameEnsemble('ensemble-1', 'Mine'))?.name).toBe('Mine');
    expect(await loadEnsemble('ensemble-1')).toEqual(fixtureEnsemble({ name: 'Mine' }));
    expect(await renameEnsemble('other', 'Mine')).toBeUndefined();
    expect(await listEnsembles()).toHaveLength(1);
  });

  it('are removed with weights and predictions', async () => {
    await saveEnsemble(fixtureEnsemble());
    await savePrediction('ensemble-1', 'a', prediction(0.5));
    await removeEnsemble('ensemble-1');
    await removeEnsemble('other');
    expect(await listEnsembles()).toEqual([]);
    expect(await weightsKeys()).toEqual([]);
    expect((await loadPredictions('ensemble-1')).size).toBe(0);
  });

  it('saved again replace the old one and its weights', async () => {
    await saveEnsemble(fixtureEnsemble());
    await saveEnsemble(fixtureEnsemble({ name: 'Again', seed: 8 }));
    expect(await listEnsembles()).toHaveLength(1);
    expect(await loadEnsemble('ensemble-1')).toEqual(fixtureEnsemble({ name: 'Again', seed: 8 }));
    expect(await weightsKeys()).toHaveLength(1);
  });

  it.each(['ensembles', 'ensemble-weights'])('are never listed half-written: interrupted at %s', async (database) => {
    const kept = fixtureEnsemble({ id: 'kept' });
    await saveEnsemble(kept);
    interrupt(database);
    await expect(saveEnsemble(fixtureEnsemble())).rejects.toMatchObject({ code: 'storage-failed' });
    await expect(saveEnsemble({ ...kept, seed: 99 })).rejects.toMatchObject({ code: 'storage-failed' });
    vi.restoreAllMocks();
    expect((await listEnsembles()).map(({ id }) => id)).toEqual(['kept']);
    expect(await loadEnsemble('kept')).toEqual(kept);
    expect(await weightsKeys()).toHaveLength(1);
  });

  it('sweep up the weights of a save that ended half-way, but not those of one under way', async () => {
    const weights = new KeyedStore<unknown>('ensemble-weights');
    await weights.set(`${Date.now() - 7_200_000}:left`, {});
    await weights.set(`${Date.now() - 60_000}:running`, {});
    await saveEnsemble(fixtureEnsemble());
    const keys = await weightsKeys();
    expect(keys).toHaveLength(2);
    expect(keys.some((key) => key.endsWith(':running'))).toBe(true);
  });
});

describe('recipes of the user’s own', () => {
  it('are listed by title, read as older versions stored them, and removed', async () => {
    const { recipe } = fixtureEnsemble();
    const { head: _, ...old } = recipe;
    await saveRecipe({ ...recipe, id: 'own-b', title: 'Slow' });
    await saveRecipe({ ...(old as typeof recipe), id: 'own-a', title: 'Fast' });
    expect(await loadRecipes()).toEqual([
      { ...recipe, id: 'own-a', title: 'Fast' },
      { ...recipe, id: 'own-b', title: 'Slow' },
    ]);
    await removeRecipe('own-a');
    expect((await loadRecipes()).map(({ id }) => id)).toEqual(['own-b']);
  });
});

describe('settings', () => {
  it('have defaults and change one by one', async () => {
    expect(await loadSettings()).toEqual(DEFAULT_SETTINGS);
    await saveSettings({ device: 'wasm' });
    await saveSettings({ ensembleId: 'e', volume: 0 });
    expect(await loadSettings()).toEqual({ ...DEFAULT_SETTINGS, device: 'wasm', ensembleId: 'e', volume: 0 });
  });
});

describe('storage that refuses to write', () => {
  it.each([
    ['at once', refuseWrites],
    ['on commit', refuseCommits],
  ])('is called by its name (%s), and nothing stored is lost', async (_, refuse) => {
    await saveTracks([track('a')]);
    await saveFeatures(MFCC, 'a', features(1));
    await saveEnsemble(fixtureEnsemble());
    await savePrediction('ensemble-1', 'a', prediction(0.5));
    await saveSettings({ volume: 0.5 });
    refuse();
    const writes = [
      () => saveTracks([track('b'), track('c')]),
      () => changeTrack('a', { title: 'x' }),
      () => saveFeatures(MFCC, 'b', features(1)),
      () => saveEnsemble(fixtureEnsemble({ id: 'e2' })),
      () => saveEnsemble(fixtureEnsemble({ seed: 9 })),
      () => renameEnsemble('ensemble-1', 'x'),
      () => savePrediction('ensemble-1', 'b', prediction(0.1)),
      () => savePredictions('ensemble-1', new Map([['b', prediction(0.1)]])),
      () => saveSettings({ volume: 0.9 }),
    ];
    for (const write of writes) {
      const error = await write().then(() => null, (reason: unknown) => reason);
      expect(error).toBeInstanceOf(StorageError);
      expect(error).toMatchObject({ code: 'quota' });
    }
    vi.restoreAllMocks();
    expect(await loadTracks()).toEqual([track('a')]);
    expect(await loadFeatures(MFCC, 'a')).toEqual(features(1));
    expect(await cachedTracks(MFCC)).toEqual(new Set(['a']));
    expect(await listEnsembles()).toEqual([recordOf(fixtureEnsemble())]);
    expect(await loadEnsemble('ensemble-1')).toEqual(fixtureEnsemble());
    expect([...(await loadPredictions('ensemble-1')).keys()]).toEqual(['a']);
    expect((await loadSettings()).volume).toBe(0.5);
    expect(await weightsKeys()).toHaveLength(1);
    await saveTracks([track('b')]);
    expect(await loadTracks()).toHaveLength(2);
  });

  it('writes all of a batch or none', async () => {
    const broken = track('b', { handle: (() => {}) as unknown as FileSystemFileHandle }); // cannot be cloned
    await expect(saveTracks([track('a'), broken])).rejects.toMatchObject({ code: 'storage-failed', store: 'tracks' });
    expect(await loadTracks()).toEqual([]);
  });

  it('is called blocked where there is none', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(loadTracks()).rejects.toMatchObject({ code: 'blocked' });
  });

  it.each(['SecurityError', 'InvalidStateError'])('is called blocked where opening ends in %s, and is asked again later', async (name) => {
    const store = new KeyedStore<number>(`private-${name}`);
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Storage is off.', name);
    });
    await expect(store.set('a', 1)).rejects.toMatchObject({ code: 'blocked' });
    open.mockRestore();
    await store.set('a', 1);
    expect(await store.get('a')).toBe(1);
  });
});

describe('space', () => {
  it('is null where the browser does not tell', async () => {
    vi.stubGlobal('navigator', {});
    expect(await usage()).toEqual({ bytes: null, quota: null, persistent: false });
    expect(await persist()).toBe(false);
  });

  it('is what the browser tells', async () => {
    vi.stubGlobal('navigator', {
      storage: {
        estimate: async () => ({ usage: 5, quota: 50 }),
        persisted: async () => true,
        persist: async () => true,
      },
    });
    expect(await usage()).toEqual({ bytes: 5, quota: 50, persistent: true });
    expect(await persist()).toBe(true);
  });

  it('is empty after a wipe', async () => {
    await saveTracks([track('a')]);
    await saveFeatures(MFCC, 'a', features(1));
    await saveEnsemble(fixtureEnsemble());
    await savePrediction('ensemble-1', 'a', prediction(0.5));
    await saveSettings({ volume: 0.5 });
    await saveRecipe(fixtureEnsemble().recipe);
    await wipe();
    for (const name of ['recipes', 'comparisons', 'searches', 'tracks', 'tiles', 'ensembles', 'ensemble-weights', 'predictions', 'settings']) {
      expect(await new KeyedStore(name).keys()).toEqual([]);
    }
  });
});
