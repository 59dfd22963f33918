import { type Span, tileSpan, tilesEnd } from '../../dsp/tileTimes.ts';
import { fitOf, logTerm, WEIGHTS } from './fit.ts';
import type { AskedWish, LibraryIndex, TaggedTrack } from './libraryIndex.ts';
import { percentileAt } from './percentile.ts';

/** One wish and how a track answers it. */
export interface Answer extends AskedWish {
  /** The track's confidence, 0..1. */
  readonly confidence: number;
  /** Where that stands in the library, 0..1. */
  readonly percentile: number;
  /** How well the wish is met, 0..1. */
  readonly fit: number;
}

/** Why a track stands where it does. */
export interface Reason {
  /** The wish that speaks most for it: a tag that was wanted, or else the best kept exclusion. */
  readonly most: Answer;
  /** Where that tag is strongest; for an exclusion, where what was excluded still shows most. */
  readonly where: Span;
  /** The wish that costs it most, null when none costs much. */
  readonly least: Answer | null;
}

/** A wish that is met worse than this is worth a word. */
const POOR = 0.4;

function answers(index: LibraryIndex, asked: readonly AskedWish[], { overall }: TaggedTrack): Answer[] {
  return asked.map((wish) => {
    const confidence = overall[wish.column];
    const percentile = percentileAt(index.percentiles(wish.column), confidence);
    return { ...wish, confidence, percentile, fit: fitOf(wish.amount, percentile) };
  });
}

/** What a met wish adds: weight times fit, so that of two equal fits "much" comes before "some". */
function gain({ amount, fit }: Answer): number {
  return WEIGHTS[amount] * fit;
}

/** The first of the highest. */
function highest<T>(items: readonly T[], value: (item: T) => number): T {
  return items.reduce((best, item) => (value(item) > value(best) ? item : best), items[0]);
}

/**
 * The tiles around the strongest one of a tag in which it stays nearer to that peak than to the
 * track as a whole.
 */
export function strongestSpan({ confidences, times, overall, seconds }: TaggedTrack, tags: number, column: number): Span {
  const tiles = confidences.length / tags;
  let peak = 0;
  for (let tile = 1; tile < tiles; tile += 1) {
    if (confidences[tile * tags + column] > confidences[peak * tags + column]) peak = tile;
  }
  const threshold = (confidences[peak * tags + column] + overall[column]) / 2;
  let first = peak;
  let last = peak;
  while (first > 0 && confidences[(first - 1) * tags + column] >= threshold) first -= 1;
  while (last < tiles - 1 && confidences[(last + 1) * tags + column] >= threshold) last += 1;
  const end = seconds ?? tilesEnd(tiles, times);
  return { from: tileSpan(first, times, end).from, to: tileSpan(last, times, end).to };
}

/** The reason for a track's place; null when nothing is asked for. */
export function reasonOf(index: LibraryIndex, asked: readonly AskedWish[], track: TaggedTrack): Reason | null {
  if (asked.length === 0) return null;
  const all = answers(index, asked, track);
  const wanted = all.filter(({ amount }) => amount !== 'none');
  const most = highest(wanted.length > 0 ? wanted : all, gain);
  const poor = all.filter((answer) => answer !== most && answer.fit < POOR);
  return {
    most,
    where: strongestSpan(track, index.tags.length, most.column),
    least: poor.length > 0 ? highest(poor, ({ amount, fit }) => -logTerm(amount, fit)) : null,
  };
}
