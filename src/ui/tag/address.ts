/** The opened track in the address bar: by content, so that a reload returns to it. */
import type { Track } from '../../app/state.ts';

const HASH_CHARACTERS = 16;

/** `/tag/…` of a track. */
export function addressOf({ id, key }: Pick<Track, 'id' | 'key'>): string {
  return `/tag/${id === null ? key : id.slice(0, HASH_CHARACTERS)}`;
}

/**
 * The key of the track that the last part of an address names, null when it is not listed. Rows of
 * the same content share an address: `preferred` is taken where it is one of them.
 */
export function keyAt(address: string | undefined, tracks: ReadonlyMap<string, Track>, preferred: string | null): string | null {
  if (!address) return null;
  // Keys of an earlier load are none of this one's.
  if (tracks.get(address)?.id === null) return address;
  if (address.length < HASH_CHARACTERS) return null;
  if (preferred !== null && tracks.get(preferred)?.id?.startsWith(address)) return preferred;
  for (const { key, id } of tracks.values()) if (id?.startsWith(address)) return key;
  return null;
}
