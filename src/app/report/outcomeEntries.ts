/** Every reported track with its ranking, sorted into lists by outcome. */
import { outcomeLists, type OutcomeKind } from '../../metrics/outcomes.ts';
import { coveragePerRow } from '../../metrics/ranking.ts';
import { rankedTags } from '../../metrics/selection.ts';
import type { ReportSource, ReportTrack } from './source.ts';

export interface OutcomeEntry extends ReportTrack {
  readonly kind: OutcomeKind;
  /** Its row in the source; see `rankingOf`. */
  readonly row: number;
  /** Places down the ranking until all true tags are met, and how few would do. */
  readonly places: number;
  readonly trueTags: number;
}

export interface RankedTag {
  readonly tag: string;
  readonly confidence: number;
  readonly true: boolean;
}

/** The tags of one row from the highest score down: asked for by the few rows that are on screen. */
export function rankingOf({ tags, track: { rows } }: ReportSource, row: number): readonly RankedTag[] {
  const scores = rows.scores[row];
  return rankedTags(scores).map((tag) => ({ tag: tags[tag], confidence: scores[tag], true: rows.targets[row][tag] }));
}

export type EntryOrder = 'ranked' | 'hardest' | 'easiest' | 'title';

/**
 * In ranked order: fully right tracks from the clearest down, then partly right ones by how many
 * tags are, then fully wrong ones from the most confident mistake down, then tracks without a tag.
 */
export function outcomeEntries({ tracks, track: { rows } }: ReportSource): readonly OutcomeEntry[] {
  const { targets, scores } = rows;
  const places = coveragePerRow(targets, scores);
  const { right, partly, wrong, untagged } = outcomeLists(targets, scores);
  return [...right, ...partly, ...wrong, ...untagged].map(({ row, kind, actual }) => ({
    ...tracks[row],
    kind,
    row,
    places: places[row],
    trueTags: actual.length,
  }));
}

const titles = new Intl.Collator(undefined, { numeric: true });

/** Sorted copy: as they are, by how many places more than needed one must go down, or by title. */
export function sortEntries(entries: readonly OutcomeEntry[], order: EntryOrder): readonly OutcomeEntry[] {
  if (order === 'ranked') return entries;
  const byTitle = (a: OutcomeEntry, b: OutcomeEntry): number => titles.compare(a.title, b.title);
  if (order === 'title') return entries.toSorted(byTitle);
  const sign = order === 'hardest' ? -1 : 1;
  const excess = ({ places, trueTags }: OutcomeEntry): number => places - trueTags;
  return entries.toSorted((a, b) => sign * (excess(a) - excess(b)) || byTitle(a, b));
}
