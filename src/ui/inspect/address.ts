import type { Track } from '../../app/state.ts';
import { addressOf, keyAt } from '../tag/address.ts';

/** `/track/…/inspect` of a track; returns to it after a reload where its content is known. */
export function inspectAddress(track: Pick<Track, 'id' | 'key'>): string {
  return `/track/${addressOf(track).split('/').at(-1)}/inspect`;
}

/** The track that the part of an address names: a key of this page, or what `inspectAddress` wrote. */
export function inspectedKey(part: string | undefined, tracks: ReadonlyMap<string, Track>): string | null {
  return part !== undefined && tracks.has(part) ? part : keyAt(part, tracks, null);
}
