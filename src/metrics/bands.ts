/**
 * Confidence in words. They say what a listener who files music may rely on:
 *
 * - **likely**: the tag is more probable than not (a calibrated confidence of 0.5 or more): whoever
 *   files the track under it is more often right than wrong;
 * - **maybe**: worth a listen. From the confidence on at which giving the tag served the validation
 *   tracks best (highest F1: neither many missed nor many wrong), but never below the share of
 *   tracks that have the tag anyway, and never above an even chance;
 * - **unlikely**: the rest.
 *
 * The words need calibrated confidences: 0.5 of a net that learned on a balanced bag is no chance.
 */
import { tuneThresholds } from './thresholds.ts';
import type { Column } from './rows.ts';

export type Band = 'likely' | 'maybe' | 'unlikely';

/** The lowest confidence, 0..1, of either word; `maybe` ≤ `likely`. */
export interface BandThresholds {
  readonly likely: number;
  readonly maybe: number;
}

export const EVEN_CHANCE = 0.5;

/** The word for a calibrated confidence. */
export function bandOf({ likely, maybe }: BandThresholds, confidence: number): Band {
  if (confidence >= likely) return 'likely';
  return confidence >= maybe ? 'maybe' : 'unlikely';
}

/**
 * The thresholds of one tag.
 * @param rate share of tracks that have the tag anyway
 * @param column truth and calibrated confidences of the validation tracks; null where so few of them
 * have the tag that a threshold tuned on them would be chance: the base rate stands in
 */
export function bandThresholds(rate: number, column: Column | null): BandThresholds {
  const tuned = column && tuneThresholds(column.targets.map((target) => [target]), Array.from(column.scores, (score) => [score]))[0];
  return { likely: EVEN_CHANCE, maybe: Math.min(EVEN_CHANCE, Math.max(rate, tuned?.threshold ?? rate)) };
}
