/** Features of tracks that were decoded once, so that training or tagging again decodes nothing. */
import { FEATURE_SET_IDS } from '../dsp/featureSetId.ts';
import { type FeatureSet, featureSet } from '../dsp/featureSets.ts';
import type { Tiles } from '../dsp/tileFormat.ts';
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

/** The set is part of the key: features made by other settings are never read back. */
const keyOf = ({ key }: FeatureSet, trackId: string) => `${key}:${trackId}`;

const allSets = () => FEATURE_SET_IDS.map(featureSet);

/** Undefined when the track was not decoded for this set under its present settings. */
export function loadFeatures(set: FeatureSet, trackId: string): Promise<CachedFeatures | undefined> {
  return tiles.get(keyOf(set, trackId));
}

export function saveFeatures(set: FeatureSet, trackId: string, features: CachedFeatures): Promise<void> {
  return tiles.set(keyOf(set, trackId), features);
}

/** Ids of all tracks whose features of this set are at hand, without reading the features. */
export async function cachedTracks(set: FeatureSet): Promise<Set<string>> {
  const prefix = keyOf(set, '');
  return new Set((await tiles.keys(prefix)).map((key) => key.slice(prefix.length)));
}

/** Forgets features made by settings that no set has any more; nothing reads them. Returns how many. */
export async function clearStaleTiles(): Promise<number> {
  const known = allSets().map((set) => keyOf(set, ''));
  const stale = (await tiles.keys()).filter((key) => !known.some((prefix) => key.startsWith(prefix)));
  if (stale.length > 0) await tiles.remove(stale);
  return stale.length;
}

/** Forgets these tracks' features of every set. */
export function removeFeatures(trackIds: readonly string[]): Promise<void> {
  return tiles.remove(allSets().flatMap((set) => trackIds.map((id) => keyOf(set, id))));
}

/** Forgets all features; tracks, ensembles and predictions stay. */
export function clearTiles(): Promise<void> {
  return tiles.removeAll();
}
