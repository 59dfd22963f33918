/** The tiles of a reported track: stored, or worked out from its audio where the library has it. */
import type { FeatureSet } from '../../dsp/featureSets.ts';
import { featuresOf } from '../features.ts';
import { storedTiles, type TrackTiles } from './pictures.ts';

/**
 * Null where neither its features nor its audio are at hand.
 * @param key of the library's track, null where it cannot be played
 * @throws CodedError of the source, the decoder or the features; AbortError
 */
export async function tilesOfTrack(set: FeatureSet, contentId: string, key: string | null, signal: AbortSignal): Promise<TrackTiles | null> {
  const stored = await storedTiles(set, contentId);
  signal.throwIfAborted();
  if (stored) return stored;
  return key === null ? null : featuresOf(key, contentId, set, signal, () => {});
}
