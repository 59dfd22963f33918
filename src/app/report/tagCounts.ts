/** How many tracks carry each tag. */
import type { ReportSource } from './source.ts';

export interface TagTally {
  readonly tag: string;
  /** Tracks that the training could look at; null where that is not known. */
  readonly seen: number | null;
  /** Reported tracks: held out, or imported. */
  readonly reported: number;
}

/** In the order of the tags. The training keeps shares; times its tracks they are whole numbers again. */
export function tagTallies({ tags, prior, seenTracks, track: { rows } }: ReportSource): readonly TagTally[] {
  return tags.map((tag, column) => ({
    tag,
    seen: seenTracks === null ? null : Math.round(prior[column] * seenTracks),
    reported: rows.targets.reduce((sum, row) => sum + (row[column] ? 1 : 0), 0),
  }));
}
