/**
 * How well something fits what was asked for, 0..1.
 *
 * With p the percentile of the confidence within the library (see percentile.ts), a wish is met by
 *
 *     much:  f = p
 *     none:  f = 1 − p
 *     some:  f = 1 − |p − c| / c   with c = 0.6, and never below 0
 *
 * "Some" peaks a little above the middle, because a track that has none of it misses the wish, while
 * one that has a lot merely overdoes it: p = 0 gives 0, p = 1 gives 1/3.
 *
 * Wishes are joined by a weighted geometric mean, exp(Σ w ln(ε + (1 − ε) f) / Σ w). "Romance +
 * Comedy" asks for both; an arithmetic mean would rank a track that is all Romance and no Comedy as
 * high as one that is half of each, the geometric one does not. ε = 0.02 keeps a wish that is not
 * met at all from wiping out the rest, so that "no Crime" lowers a track and never hides it, and so
 * that tracks that miss one wish are still told apart by the others. "Some" weighs half as much as
 * "much" and "none": it is the vaguer wish.
 */
import type { Amount } from './query.ts';

export type AskedAmount = Exclude<Amount, 'any'>;

export const SOME_CENTRE = 0.6;
const FLOOR = 0.02;

export const WEIGHTS: Readonly<Record<AskedAmount, number>> = { much: 1, some: 0.5, none: 1 };

/** How well a percentile meets one wish, 0..1. */
export function fitOf(amount: AskedAmount, percentile: number): number {
  switch (amount) {
    case 'much':
      return percentile;
    case 'none':
      return 1 - percentile;
    case 'some':
      return Math.max(0, 1 - Math.abs(percentile - SOME_CENTRE) / SOME_CENTRE);
  }
}

/** One wish's term of the sum in the exponent: w · ln(ε + (1 − ε) f); at most 0. */
export function logTerm(amount: AskedAmount, fit: number): number {
  return WEIGHTS[amount] * Math.log(FLOOR + (1 - FLOOR) * fit);
}

export function weightSum(amounts: readonly AskedAmount[]): number {
  return amounts.reduce((sum, amount) => sum + WEIGHTS[amount], 0);
}
