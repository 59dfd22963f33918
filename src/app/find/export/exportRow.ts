import { bestWindow, type Window } from '../bestWindow.ts';
import type { TaggedTrack } from '../libraryIndex.ts';
import type { Ranking } from '../rank.ts';
import { tileFits } from '../tileFits.ts';

/** One track of a list to be written. */
export interface ExportRow {
  readonly track: TaggedTrack;
  /** Place in the ranked list, from 1. */
  readonly place: number;
  /** 0..1, null when nothing was asked for. */
  readonly score: number | null;
  /** The best 30 s, null where the length is unknown. */
  readonly window: Window | null;
}

/** The ranked rows, all of them or those whose track keys are in `selected`, in the order ranked. */
export function exportRows({ index, asked, rows }: Ranking, selected: ReadonlySet<string>): readonly ExportRow[] {
  const chosen: ExportRow[] = [];
  rows.forEach(({ track, score }, at) => {
    if (selected.size > 0 && !selected.has(track.key)) return;
    const window = track.seconds === null ? null : bestWindow(tileFits(index, asked, track), track.times, track.seconds);
    chosen.push({ track, place: at + 1, score, window });
  });
  return chosen;
}

/** Indices of all tags, the most confident first; ties in the order of the vocabulary. */
export function rankedTags(confidences: ArrayLike<number>): number[] {
  return Array.from(confidences, (_, column) => column).toSorted((one, other) => confidences[other] - confidences[one] || one - other);
}
