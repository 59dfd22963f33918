import { outcomes, type OutcomeKind } from '../../metrics/outcomes.ts';
import { coveragePerRow } from '../../metrics/ranking.ts';
import { rankedTags } from '../../metrics/selection.ts';
import type { Evaluation } from '../../nets/ensemble.ts';
import type { HeldOutRows } from './heldOutRows.ts';

/** One held-out track as the list shows it. */
export interface HeldOutEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly kind: OutcomeKind;
  /** Its tags from the most confident down. */
  readonly ranked: readonly { readonly tag: string; readonly confidence: number; readonly true: boolean }[];
  /** Places down the ranking until all true tags are met, and how few would do. */
  readonly places: number;
  readonly trueTags: number;
}

export type EntryOrder = 'hardest' | 'easiest' | 'title';

/** Every held-out track with its ranking. `rows` are those of `trackRows`, in the same order. */
export function heldOutEntries(
  { heldOut }: Evaluation,
  tags: readonly string[],
  { targets, scores }: HeldOutRows,
): readonly HeldOutEntry[] {
  const places = coveragePerRow(targets, scores);
  return outcomes(targets, scores).map(({ kind, actual }, index) => ({
    id: heldOut[index].id,
    title: heldOut[index].title,
    group: heldOut[index].group,
    kind,
    ranked: rankedTags(scores[index]).map((tag) => ({
      tag: tags[tag],
      confidence: scores[index][tag],
      true: targets[index][tag],
    })),
    places: places[index],
    trueTags: actual.length,
  }));
}

/** Sorted copy: by how many places more than needed one must go down, or by title. */
export function sortEntries(entries: readonly HeldOutEntry[], order: EntryOrder): readonly HeldOutEntry[] {
  const byTitle = (a: HeldOutEntry, b: HeldOutEntry): number =>
    a.title.localeCompare(b.title, undefined, { numeric: true });
  if (order === 'title') return entries.toSorted(byTitle);
  const sign = order === 'hardest' ? -1 : 1;
  const excess = ({ places, trueTags }: HeldOutEntry): number => places - trueTags;
  return entries.toSorted((a, b) => sign * (excess(a) - excess(b)) || byTitle(a, b));
}
