/**
 * Which tags occur together. Rows are whatever is counted: tracks as they are, films after
 * `poolTargets`, predictions after a cut. Every function throws MetricError `empty` or `shape` for
 * rows that do not fit, and `bad-argument` where said.
 */
import { MetricError } from './metricError.ts';
import { checkTargets, type TargetRows } from './rows.ts';

/** A set of columns, ascending, and how many rows have all of them (others too, maybe). */
export interface Intersection {
  readonly tags: readonly number[];
  readonly size: number;
}

/** All ascending sets of `size` columns out of `columns`, in lexical order. */
export function combinations(columns: number, size: number): number[][] {
  const found: number[][] = [];
  const extend = (chosen: number[], from: number): void => {
    if (chosen.length === size) {
      found.push(chosen);
      return;
    }
    for (let tag = from; tag < columns; tag++) extend([...chosen, tag], tag + 1);
  };
  extend([], 0);
  return found;
}

function checkSelection(selected: readonly number[], columns: number): void {
  for (const tag of selected) {
    if (!Number.isInteger(tag) || tag < 0 || tag >= columns) {
      throw new MetricError('bad-argument', { name: 'selected', value: tag });
    }
  }
}

/**
 * The size of every intersection of 1 to `order` tags, empty ones included, singles first. Their
 * number grows as columns^order: ten tags have 175 up to order 3, 188 tags have 1.1 million.
 * Throws `bad-argument` unless `order` is a whole number of at least 1.
 */
export function intersections(targets: TargetRows, order = 3): Intersection[] {
  if (!Number.isInteger(order) || order < 1) throw new MetricError('bad-argument', { name: 'order', value: order });
  const columns = checkTargets(targets);
  const counts = new Map<string, number>();
  for (const row of targets) {
    const present = row.flatMap((target, tag) => (target ? [tag] : []));
    for (let size = 1; size <= Math.min(order, present.length); size++) {
      for (const places of combinations(present.length, size)) {
        const key = places.map((place) => present[place]).join();
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  return Array.from({ length: Math.min(order, columns) }, (_, index) => combinations(columns, index + 1))
    .flat()
    .map((tags) => ({ tags, size: counts.get(tags.join()) ?? 0 }));
}

/** Pairs of tags from the commonest down, those that never occur left out; ties in column order. */
export function rankedBigrams(targets: TargetRows): Intersection[] {
  return intersections(targets, 2)
    .filter(({ tags, size }) => tags.length === 2 && size > 0)
    .toSorted((a, b) => b.size - a.size);
}

/** `[a][b]`: rows that have both; the diagonal holds the size of each tag. */
export function cooccurrence(targets: TargetRows): number[][] {
  const columns = checkTargets(targets);
  const counts = Array.from({ length: columns }, () => Array.from({ length: columns }, () => 0));
  for (const row of targets) {
    const present = row.flatMap((target, tag) => (target ? [tag] : []));
    for (const a of present) for (const b of present) counts[a][b]++;
  }
  return counts;
}

/** The rows that have all of `selected` (any others too): what a region's list shows. */
export function rowsWithAll(targets: TargetRows, selected: readonly number[]): number[] {
  checkSelection(selected, checkTargets(targets));
  return targets.flatMap((row, index) => (selected.every((tag) => row[tag]) ? [index] : []));
}

export interface ExactCombination {
  /** Columns out of the selected ones, in their order; empty for rows with none of them. */
  readonly tags: readonly number[];
  /** Rows that have these of the selected tags and no other of them. */
  readonly rows: readonly number[];
}

/**
 * Splits the rows by which of the selected tags they have: each row falls into exactly one
 * combination, so the sizes add up (an UpSet view, for any number of tags). Largest first.
 */
export function exactCombinations(targets: TargetRows, selected: readonly number[]): ExactCombination[] {
  checkSelection(selected, checkTargets(targets));
  const found = new Map<string, { tags: readonly number[]; rows: number[] }>();
  targets.forEach((row, index) => {
    const tags = selected.filter((tag) => row[tag]);
    const key = tags.join();
    const combination = found.get(key) ?? { tags, rows: [] };
    combination.rows.push(index);
    found.set(key, combination);
  });
  return [...found.values()].toSorted((a, b) => b.rows.length - a.rows.length);
}
