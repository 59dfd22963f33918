/** Comparisons and searches under way, so that one outlives its tab: several trainings, one after the other. */
import { KeyedStore } from './keyedStore.ts';

/** Changes when what the page stores of a series does; those of another format are forgotten. */
const FORMAT = 2;

export interface StoredSeries {
  readonly id: string;
  /** Milliseconds since the epoch, of the last training that was finished, or of the start. */
  readonly saved: number;
  /** What the page needs to go on; only the page reads it. */
  readonly page: unknown;
}

interface Entry {
  readonly format: number;
  readonly series: StoredSeries;
}

const store = new KeyedStore<Entry>('series');

/** Stores a series, replacing what was stored of it before. */
export function saveSeries(series: StoredSeries): Promise<void> {
  return store.set(series.id, { format: FORMAT, series });
}

/** Newest first. */
export async function listSeries(): Promise<StoredSeries[]> {
  const entries = await store.entries();
  const old = entries.filter(([, { format }]) => format !== FORMAT).map(([id]) => id);
  if (old.length > 0) await store.remove(old);
  return entries
    .filter(([id]) => !old.includes(id))
    .map(([, { series }]) => series)
    .toSorted((one, other) => other.saved - one.saved);
}

/** Harmless when it is unknown. */
export function removeSeries(id: string): Promise<void> {
  return store.remove([id]);
}

export function clearSeries(): Promise<void> {
  return store.removeAll();
}
