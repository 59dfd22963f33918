/**
 * Top K: whether the K highest tags of a row hold its true ones. A true tag is held where at most K
 * tags score at least as high as it does: of tied tags each takes the worst place of the tie, as in
 * ranking.ts, so a ranking never gains by not deciding. A row passes at K and p % when at least p %
 * of its true tags are held; with p = 100 its first passing K is its coverage error.
 * Rows without a true tag have nothing to hold: they neither pass nor fail, and are left out.
 */
import { MetricError } from './metricError.ts';
import { checkRows, type ScoreRows, type TargetRows } from './rows.ts';

export interface TagPlace {
  /** Column of a true tag. */
  readonly tag: number;
  /** How many tags score at least as high, itself included: 1..columns. */
  readonly place: number;
}

/** The true tags of each row, from the highest place down; equal places in column order. */
export type TruePlaces = readonly (readonly TagPlace[])[];

/** What all functions below take. Throws MetricError `empty`, `shape` or `not-finite`. */
export function truePlaces(targets: TargetRows, scores: ScoreRows): TruePlaces {
  const columns = checkRows(targets, scores);
  return targets.map((row, index) => {
    const values = scores[index];
    const places: TagPlace[] = [];
    for (let tag = 0; tag < columns; tag++) {
      if (!row[tag]) continue;
      let place = 0;
      for (let other = 0; other < columns; other++) if (values[other] >= values[tag]) place++;
      places.push({ tag, place });
    }
    return places.toSorted((a, b) => a.place - b.place || a.tag - b.tag);
  });
}

function checkWhole(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) throw new MetricError('bad-argument', { name, value });
}

/**
 * The smallest K at which each row passes: 1..columns, 0 for a row without a true tag.
 * `percent` is whole, 1..100; else throws `bad-argument`.
 */
export function passingSizes(places: TruePlaces, percent: number): Int32Array<ArrayBuffer> {
  checkWhole('percent', percent, 100);
  // Exact: a whole number over 100 is only rounded where it is no whole number anyway.
  return Int32Array.from(places, (row) => (row.length === 0 ? 0 : row[Math.ceil((percent * row.length) / 100) - 1].place));
}

export interface PassCurve {
  readonly percent: number;
  /** `rates[K − 1]`: share of the judged rows that pass at K, 0..1, never falling. Length `columns`. */
  readonly rates: Float64Array<ArrayBuffer>;
  /** Rows with a true tag. */
  readonly judged: number;
}

/** The pass rate over K. Null without a judged row. Throws `bad-argument`, also on a place beyond `columns`. */
export function passCurve(places: TruePlaces, columns: number, percent: number): PassCurve | null {
  const rates = new Float64Array(columns);
  let judged = 0;
  for (const size of passingSizes(places, percent)) {
    if (size === 0) continue;
    checkWhole('place', size, columns);
    judged++;
    rates[size - 1]++;
  }
  if (judged === 0) return null;
  let passed = 0;
  for (let size = 0; size < columns; size++) {
    passed += rates[size];
    rates[size] = passed / judged;
  }
  return { percent, rates, judged };
}

/** The smallest K at which at least `share` (0..1) of the judged rows pass. */
export function sizeForRate({ rates }: PassCurve, share: number): number {
  const found = rates.findIndex((rate) => rate >= share);
  return found < 0 ? rates.length : found + 1;
}

export interface Capture {
  readonly tag: number;
  /** Rows that have the tag among their K highest. */
  readonly captured: number;
  /** Rows that have the tag, but not among their K highest. */
  readonly missed: number;
  /** `captured` of both, 0..1: recall at K. Null for a tag that no row has. */
  readonly rate: number | null;
}

/** One entry a tag, in column order. Throws `bad-argument` unless `size` is whole and at least 1. */
export function captures(places: TruePlaces, columns: number, size: number): readonly Capture[] {
  checkWhole('size', size, Infinity);
  const held = new Int32Array(columns);
  const all = new Int32Array(columns);
  for (const row of places) {
    for (const { tag, place } of row) {
      all[tag]++;
      if (place <= size) held[tag]++;
    }
  }
  return Array.from(all, (total, tag) => ({
    tag,
    captured: held[tag],
    missed: total - held[tag],
    rate: total > 0 ? held[tag] / total : null,
  }));
}

type Rated = Capture & { readonly rate: number };

function isRated(capture: Capture): capture is Rated {
  return capture.rate !== null;
}

/** The `most` best captured tags; of equal rates the one with more captured first. Tags that no row has are left out. */
export function bestCaptured(all: readonly Capture[], most: number): readonly Capture[] {
  return all
    .filter(isRated)
    .toSorted((a, b) => b.rate - a.rate || b.captured - a.captured || a.tag - b.tag)
    .slice(0, most);
}

/** The `most` worst captured tags; of equal rates the one with more missed first. Tags that no row has are left out. */
export function worstCaptured(all: readonly Capture[], most: number): readonly Capture[] {
  return all
    .filter(isRated)
    .toSorted((a, b) => a.rate - b.rate || b.missed - a.missed || a.tag - b.tag)
    .slice(0, most);
}
