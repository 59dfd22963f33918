import { passing } from './filter.ts';
import type { AskedWish, LibraryIndex, TaggedTrack } from './libraryIndex.ts';
import type { Query } from './query.ts';

export interface Ranked {
  readonly track: TaggedTrack;
  /** How well it fits, 0..1; null when nothing is asked for. */
  readonly score: number | null;
}

export interface Ranking {
  readonly index: LibraryIndex;
  readonly asked: readonly AskedWish[];
  /** Best first; ties, and all of them when nothing is asked for, in the order of arrival. */
  readonly rows: readonly Ranked[];
}

/** Filters the library and ranks it by the wishes (formula: fit.ts). */
export function rank(index: LibraryIndex, query: Query): Ranking {
  const asked = index.asked(query.wishes);
  const scores = index.scores(asked);
  const rows = passing(index, query.filters);
  if (scores) rows.sort((one, other) => scores[other] - scores[one] || one - other);
  return { index, asked, rows: rows.map((row) => ({ track: index.tracks[row], score: scores ? scores[row] : null })) };
}
