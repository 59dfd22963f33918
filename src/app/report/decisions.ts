/** Which tags each row is given, by the three rules that a report offers. */
import { atThresholds, coverageSize, cutToTargets, topTags } from '../../metrics/selection.ts';
import type { TargetRows } from '../../metrics/rows.ts';
import { tuneThresholds } from '../../metrics/thresholds.ts';
import { mapRows, type Breathe } from './breathe.ts';
import type { ReportRows } from './source.ts';

/**
 * - `top`: the `size` highest tags of every row.
 * - `targets`: the highest tags, as many as the row truly has.
 * - `tuned`: the tags that reach their threshold, tuned on the other rows (see `decide`).
 */
export type Rule =
  | { readonly by: 'top'; readonly size: number }
  | { readonly by: 'targets' }
  | { readonly by: 'tuned' };

export interface Decisions {
  readonly predicted: TargetRows;
  /** Lowest and highest threshold of each tag over the folds, null for a tag never given; null for other rules. */
  readonly thresholds: readonly (readonly [number, number] | null)[] | null;
}

const FOLDS = 5;

/** With more tags than this the K highest that hold all true ones are so many that they tell no tag from another. */
const MANY_TAGS = 24;

/** By which rule a report is read first. */
export function usualRule(tags: number): Rule['by'] {
  return tags > MANY_TAGS ? 'targets' : 'top';
}

/** The rounded coverage error of the rows. */
export function usualSize({ targets, scores }: ReportRows): number {
  return coverageSize(targets, scores);
}

/** Tuning needs units to tune on beside those it is applied to. */
export function canTune({ units }: ReportRows): boolean {
  return new Set(units).size >= 2;
}

/** The fold of every row: units in the order of first appearance, dealt out in turn. */
export function folds(units: readonly string[], wanted = FOLDS): { readonly count: number; readonly of: readonly number[] } {
  const numbers = new Map<string, number>();
  for (const unit of units) if (!numbers.has(unit)) numbers.set(unit, numbers.size);
  const count = Math.min(wanted, numbers.size);
  return { count, of: units.map((unit) => (numbers.get(unit) as number) % count) };
}

/** Per tag, in steps that leave the page room: the same as `tuneThresholds` on the whole rows. */
async function tunedOn(rows: readonly number[], { targets, scores }: ReportRows, breathe: Breathe): Promise<(number | null)[]> {
  const thresholds: (number | null)[] = [];
  for (let tag = 0; tag < targets[0].length; tag++) {
    await breathe();
    const [tuned] = tuneThresholds(rows.map((row) => [targets[row][tag]]), rows.map((row) => [scores[row][tag]]));
    thresholds.push(tuned?.threshold ?? null);
  }
  return thresholds;
}

/**
 * Thresholds tuned on rows flatter these same rows. Each fifth of the units is therefore judged at
 * thresholds tuned for F1 on the other four: no row has a part in its own.
 */
async function decideTuned(rows: ReportRows, breathe: Breathe): Promise<Decisions> {
  const { count, of } = folds(rows.units);
  const predicted: (readonly boolean[])[] = Array.from({ length: rows.units.length });
  const found: number[][] = rows.targets[0].map(() => []);
  for (let fold = 0; fold < count; fold++) {
    const inside = of.flatMap((own, row) => (own === fold ? [row] : []));
    const outside = of.flatMap((own, row) => (own === fold ? [] : [row]));
    const thresholds = await tunedOn(outside, rows, breathe);
    thresholds.forEach((threshold, tag) => threshold !== null && found[tag].push(threshold));
    const decided = await mapRows(inside, breathe, (piece) => atThresholds(piece.map((row) => rows.scores[row]), thresholds));
    inside.forEach((row, place) => (predicted[row] = decided[place]));
  }
  return { predicted, thresholds: found.map((all) => (all.length > 0 ? [Math.min(...all), Math.max(...all)] as const : null)) };
}

/** Throws MetricError on rows without a meaning, `empty` for `tuned` where `canTune` says no. */
export async function decide(rows: ReportRows, rule: Rule, breathe: Breathe): Promise<Decisions> {
  const { targets, scores } = rows;
  switch (rule.by) {
    case 'top':
      return { predicted: await mapRows(scores, breathe, (piece) => topTags(piece, rule.size)), thresholds: null };
    case 'targets': {
      const cut = await mapRows(scores, breathe, (piece, from) => cutToTargets(targets.slice(from, from + piece.length), piece));
      return { predicted: cut, thresholds: null };
    }
    case 'tuned':
      return decideTuned(rows, breathe);
  }
}
