/** The library's tracks, under the hash of their content: the same music twice is one track. */
import { KeyedStore } from './keyedStore.ts';
import { removePredictionsOf } from './predictions.ts';
import { removeFeatures } from './tileCache.ts';

/** What the features worker measures besides tiles; the same fields as its `TrackDescriptors`. */
export interface StoredDescriptors {
  readonly loudness: number;
  /** Hz. */
  readonly centroid: number;
  /** dB relative to full scale. */
  readonly level: number;
}

export interface LibraryTrack {
  /** Hash of the file's content. */
  readonly id: string;
  readonly fileName: string;
  /** Path inside the dropped folder, or the bare name. Separator '/'. */
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly seconds: number;
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly year: number | null;
  /** Genre tags embedded in the file, as they stand there. */
  readonly embeddedGenres: readonly string[];
  /** Tags given by the user, null where none were. */
  readonly labels: readonly string[] | null;
  /** Album, film or folder that must not be split; null where unknown. */
  readonly group: string | null;
  readonly descriptors: StoredDescriptors;
  /** Absolute peaks in 0..1 over the whole track. */
  readonly peaks: Float32Array<ArrayBuffer>;
  /** Milliseconds since the epoch. */
  readonly added: number;
  /** Reopens the file after a reload, where the browser supports that. */
  readonly handle: FileSystemFileHandle | null;
}

const tracks = new KeyedStore<LibraryTrack>('tracks');

/** Replaces tracks of the same id. One transaction, all or none. */
export function saveTracks(added: readonly LibraryTrack[]): Promise<void> {
  return tracks.setMany(added.map((track) => [track.id, track] as const));
}

export function loadTrack(id: string): Promise<LibraryTrack | undefined> {
  return tracks.get(id);
}

/** Every track, oldest first. */
export async function loadTracks(): Promise<LibraryTrack[]> {
  const all = (await tracks.entries()).map(([, track]) => track);
  return all.toSorted((one, other) => one.added - other.added);
}

/** Changes some fields of a stored track; undefined when it is not in the library. */
export function changeTrack(
  id: string,
  change: Partial<Omit<LibraryTrack, 'id'>>,
): Promise<LibraryTrack | undefined> {
  return tracks.change(id, (track) => ({ ...track, ...change }));
}

/** Forgets tracks with all that was derived from them. */
export async function removeTracks(ids: readonly string[]): Promise<void> {
  // The track itself goes last: interrupted, it is still listed and can be removed again.
  await removePredictionsOf(new Set(ids));
  await removeFeatures(ids);
  await tracks.remove(ids);
}

export function clearTracks(): Promise<void> {
  return tracks.removeAll();
}
