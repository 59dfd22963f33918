/** What the charts of the Explore page ask of the rows or sizes that exploreData.ts makes. All pure. */
import { exactRegions, sizeOfSet, type TagSets } from '../metrics/importTagSets.ts';
import { cooccurrence, exactCombinations, rowsWithAll } from '../metrics/overlaps.ts';
import { yearsByTag, type YearSummary } from '../metrics/years.ts';
import type { Entry, OverlapData } from './exploreData.ts';

/** How many rows have all of these tags (others too, maybe); null where the data does not tell. */
export function sizeOf(data: OverlapData, selected: readonly number[]): number | null {
  if (data.kind === 'sizes') return sizeOfSet(data.sets, selected.map((tag) => data.tags[tag]));
  return data.targets.reduce((count, row) => count + Number(selected.every((tag) => row[tag])), 0);
}

/** One combination of some selected tags: rows that have these and none of the other selected ones. */
export interface Combination {
  readonly tags: readonly number[];
  readonly size: number;
}

/**
 * Every exact combination of the selected tags that occurs, largest first; rows with none of them
 * left out. Null where the data does not hold sizes of so many tags together.
 */
export function combinationsOf(data: OverlapData, selected: readonly number[]): Combination[] | null {
  if (selected.length === 0) return [];
  if (data.kind === 'rows') {
    return exactCombinations(data.targets, selected)
      .filter(({ tags }) => tags.length > 0)
      .map(({ tags, rows }) => ({ tags, size: rows.length }));
  }
  // Each further tag doubles what must be looked up: a file that ends at triples needs no look.
  if (selected.length > largestSet(data.sets)) return null;
  const names = selected.map((tag) => data.tags[tag]);
  const regions = exactRegions(data.sets, names);
  return (
    regions
      ?.filter(({ size }) => size > 0)
      .map(({ sets, size }) => ({ tags: sets.map((name) => selected[names.indexOf(name)]), size }))
      .toSorted((a, b) => b.size - a.size) ?? null
  );
}

/** How many tags the largest set of the file holds. */
export function largestSet({ sets }: TagSets): number {
  return sets.reduce((most, set) => Math.max(most, set.sets.length), 0);
}

/**
 * The entries of the rows that have all of `chosen`; with `without`, only of those that have none of
 * these. Null for sizes: there is nobody to list.
 */
export function listOf(
  data: OverlapData,
  chosen: readonly number[],
  without: readonly number[] = [],
): { readonly rows: number; readonly entries: readonly Entry[] } | null {
  if (data.kind === 'sizes') return null;
  const rows = rowsWithAll(data.targets, chosen).filter((row) => !without.some((tag) => data.targets[row][tag]));
  return { rows: rows.length, entries: rows.flatMap((row) => data.members[row]) };
}

/** `[a][b]`: how many have both, on the diagonal the size of each tag; null where not told. */
export function pairSizes(data: OverlapData): (number | null)[][] {
  if (data.kind === 'rows') return cooccurrence(data.targets);
  const columns = new Map(data.tags.map((tag, column) => [tag, column]));
  const sizes: (number | null)[][] = data.tags.map(() => data.tags.map(() => null));
  for (const { sets, size } of data.sets.sets) {
    if (sets.length > 2) continue;
    const [a, b = a] = sets.map((tag) => columns.get(tag) as number);
    sizes[a][b] = size;
    sizes[b][a] = size;
  }
  return sizes;
}

export interface Bigram {
  readonly tags: readonly [number, number];
  readonly size: number;
}

/** Pairs of tags from the commonest down, those that never occur left out; ties in column order. */
export function bigramsOf(sizes: readonly (readonly (number | null)[])[]): Bigram[] {
  const found: Bigram[] = [];
  sizes.forEach((row, a) => {
    for (let b = a + 1; b < row.length; b++) {
      const size = row[b];
      if (size !== null && size > 0) found.push({ tags: [a, b], size });
    }
  });
  return found.toSorted((a, b) => b.size - a.size);
}

/** One summary a tag; null where no year is known at all. */
export function yearsOf(data: OverlapData): (YearSummary | null)[] | null {
  if (data.kind === 'sizes') return null;
  const years = data.members.map((entries) => entries.find(({ year }) => year !== null)?.year ?? null);
  return years.some((year) => year !== null) ? yearsByTag(data.targets, years) : null;
}
