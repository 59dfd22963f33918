/** Which track of the library a reported one is, and what of it can be played. */
import { heldOutKey } from '../heldOutFiles.ts';
import { libraryMatcher } from '../exploreData.ts';
import type { AppState } from '../state.ts';
import type { ReportTrack } from './source.ts';

interface Lookup {
  readonly byId: ReadonlyMap<string, string>;
  readonly byName: (fileName: string, work: string) => string | null;
}

const lookups = new WeakMap<AppState['tracks'], Lookup>();

function lookupOf(tracks: AppState['tracks']): Lookup {
  const before = lookups.get(tracks);
  if (before) return before;
  const lookup = {
    byId: new Map([...tracks.values()].flatMap(({ id, key }) => (id === null ? [] : [[id, key] as const]))),
    byName: libraryMatcher(tracks.values()),
  };
  lookups.set(tracks, lookup);
  return lookup;
}

/** The key of the library's track with this content, or this file name and work; null where there is none. */
export function libraryKey({ id, fileName, work }: ReportTrack, tracks: AppState['tracks']): string | null {
  const { byId, byName } = lookupOf(tracks);
  return fileName === null ? (byId.get(id) ?? null) : byName(fileName, work);
}

/** The key that plays the track: the library's, or that of a file held out by a training of this load; null where neither can. */
export function playableKey(track: ReportTrack, { tracks, heldOutFiles }: Pick<AppState, 'tracks' | 'heldOutFiles'>): string | null {
  const listed = libraryKey(track, tracks);
  if (listed !== null && tracks.get(listed)?.playable) return listed;
  const heldOut = heldOutKey(track.id);
  return track.fileName === null && heldOutFiles.has(heldOut) ? heldOut : null;
}
