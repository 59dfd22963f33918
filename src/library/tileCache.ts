/** Features of tracks that were decoded once, so that training or tagging again decodes nothing. */
import { FEATURE_KEY, type Tiles } from '../dsp/tileFormat.ts';
import { KeyedStore } from './keyedStore.ts';
import type { StoredDescriptors } from './tracks.ts';

/** All that comes from decoding a track. */
export interface CachedFeatures {
  readonly tiles: Tiles;
  readonly descriptors: StoredDescriptors;
  /** Absolute peaks in 0..1 over the whole track. */
  readonly peaks: Float32Array<ArrayBuffer>;
  readonly seconds: number;
}

const tiles = new KeyedStore<CachedFeatures>('tiles');

/** The settings are part of the key: features made by other settings are never read back. */
const keyOf = (trackId: string) => `${FEATURE_KEY}:${trackId}`;

/** Undefined when the track was not decoded under the present feature settings. */
export function loadFeatures(trackId: string): Promise<CachedFeatures | undefined> {
  return tiles.get(keyOf(trackId));
}

export function saveFeatures(trackId: string, features: CachedFeatures): Promise<void> {
  return tiles.set(keyOf(trackId), features);
}

/** Ids of all tracks whose features are at hand, without reading the features. */
export async function cachedTracks(): Promise<Set<string>> {
  const prefix = keyOf('');
  return new Set((await tiles.keys(prefix)).map((key) => key.slice(prefix.length)));
}

/** Forgets features made by other settings, which nothing reads any more. Returns how many. */
export async function clearStaleTiles(): Promise<number> {
  const stale = (await tiles.keys()).filter((key) => !key.startsWith(keyOf('')));
  if (stale.length > 0) await tiles.remove(stale);
  return stale.length;
}

export function removeFeatures(trackIds: readonly string[]): Promise<void> {
  return tiles.remove(trackIds.map(keyOf));
}

/** Forgets all features; tracks, ensembles and predictions stay. */
export function clearTiles(): Promise<void> {
  return tiles.removeAll();
}
