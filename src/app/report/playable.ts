/** Which track of the library a reported one is. */
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

/** The same, null also where the track cannot be played now. */
export function playableKey(track: ReportTrack, tracks: AppState['tracks']): string | null {
  const key = libraryKey(track, tracks);
  return key !== null && tracks.get(key)?.playable ? key : null;
}
