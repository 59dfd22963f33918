/** The opened track in the address bar: by content, so that a reload returns to it. */
import type { Track } from '../../app/state.ts';

/** Tells this page's keys from those of an earlier load, which stood for other tracks. */
const PAGE = Math.random().toString(36).slice(2, 8);
const HASH_CHARACTERS = 16;

/** `/tag/…` of a track. */
export function addressOf({ id, key }: Pick<Track, 'id' | 'key'>): string {
  return `/tag/${id === null ? `${PAGE}.${key}` : id.slice(0, HASH_CHARACTERS)}`;
}

/**
 * The key of the track that the last part of an address names, null when it is not listed. Rows of
 * the same content share an address: `preferred` is taken where it is one of them.
 */
export function keyAt(address: string | undefined, tracks: ReadonlyMap<string, Track>, preferred: string | null): string | null {
  if (!address) return null;
  if (address.startsWith(`${PAGE}.`)) {
    const key = address.slice(PAGE.length + 1);
    return tracks.has(key) ? key : null;
  }
  if (address.length < HASH_CHARACTERS) return null;
  if (preferred !== null && tracks.get(preferred)?.id?.startsWith(address)) return preferred;
  for (const { key, id } of tracks.values()) if (id?.startsWith(address)) return key;
  return null;
}
