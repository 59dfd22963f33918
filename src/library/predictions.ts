/** What each ensemble said about each track. */
import { KeyedStore } from './keyedStore.ts';

export interface Prediction {
  /** [tiles, tags] row-major, 0..1. */
  readonly confidences: Float32Array<ArrayBuffer>;
}

const predictions = new KeyedStore<Prediction>('predictions');

/** Ensemble ids hold no colon, so that one ensemble's keys are one range. */
const keyOf = (ensembleId: string, trackId: string) => `${ensembleId}:${trackId}`;

export function savePrediction(ensembleId: string, trackId: string, prediction: Prediction): Promise<void> {
  return predictions.set(keyOf(ensembleId, trackId), prediction);
}

/** One transaction, all or none; far faster than one by one. */
export function savePredictions(ensembleId: string, byTrack: ReadonlyMap<string, Prediction>): Promise<void> {
  return predictions.setMany([...byTrack].map(([trackId, prediction]) => [keyOf(ensembleId, trackId), prediction]));
}

export function loadPrediction(ensembleId: string, trackId: string): Promise<Prediction | undefined> {
  return predictions.get(keyOf(ensembleId, trackId));
}

/** All predictions of one ensemble by track id. */
export async function loadPredictions(ensembleId: string): Promise<Map<string, Prediction>> {
  const prefix = keyOf(ensembleId, '');
  const entries = await predictions.entries(prefix);
  return new Map(entries.map(([key, prediction]) => [key.slice(prefix.length), prediction]));
}

/** Forgets what one ensemble said. */
export function removePredictionsBy(ensembleId: string): Promise<void> {
  return predictions.removeAll(keyOf(ensembleId, ''));
}

/** Forgets what any ensemble said about these tracks. */
export async function removePredictionsOf(trackIds: ReadonlySet<string>): Promise<void> {
  const keys = await predictions.keys();
  await predictions.remove(keys.filter((key) => trackIds.has(key.slice(key.indexOf(':') + 1))));
}

export function clearPredictions(): Promise<void> {
  return predictions.removeAll();
}
