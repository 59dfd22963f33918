/** Tracks that carry a tag and whose features are stored: what can be drawn without decoding anything. */
import type { AppState } from '../state.ts';
import { libraryKey } from './playable.ts';
import type { ReportSource, ReportTrack } from './source.ts';

export interface Carrier extends ReportTrack {
  /** Its content id, under which features are stored. */
  readonly contentId: string;
}

/**
 * Reported tracks that truly have the tag, then tracks of the library labelled with it; each content
 * once, and only those of `stored`.
 */
export function carriersOf(source: ReportSource, column: number, tracks: AppState['tracks'], stored: ReadonlySet<string>): readonly Carrier[] {
  const found = new Map<string, Carrier>();
  const add = (carrier: Carrier): void => {
    if (stored.has(carrier.contentId) && !found.has(carrier.contentId)) found.set(carrier.contentId, carrier);
  };
  source.tracks.forEach((track, row) => {
    if (!source.track.rows.targets[row][column]) return;
    const contentId = contentIdOf(track, tracks);
    if (contentId !== null) add({ ...track, contentId });
  });
  const tag = source.tags[column];
  for (const { id, title, group, album, labels } of tracks.values()) {
    if (id !== null && labels?.includes(tag)) add({ id, title, work: group ?? album, fileName: null, contentId: id });
  }
  return [...found.values()];
}

/** The content id of a reported track: its own, or that of the library's track an imported row is about. */
export function contentIdOf(track: ReportTrack, tracks: AppState['tracks']): string | null {
  if (track.fileName === null) return track.id;
  const key = libraryKey(track, tracks);
  return key === null ? null : (tracks.get(key)?.id ?? null);
}
