/**
 * Confidence in words. They say what a listener who files music may rely on:
 *
 * - **likely**: the tag is more probable than not (a calibrated confidence of 0.5 or more): whoever
 *   files the track under it is more often right than wrong;
 * - **maybe**: worth a listen. From the confidence on at which giving the tag served the validation
 *   tracks best (highest F1: neither many missed nor many wrong); a tag that too few of them have
 *   takes the confidence that serves all tags together. Never below one in five, so that a rare tag
 *   is no "maybe" at every track, and never above one in three, so that
 * - **unlikely**, the rest, holds at most one chance in three.
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
export const LEAST_MAYBE = 1 / 5;
export const MOST_UNLIKELY = 1 / 3;

/** The word for a calibrated confidence. */
export function bandOf({ likely, maybe }: BandThresholds, confidence: number): Band {
  if (confidence >= likely) return 'likely';
  return confidence >= maybe ? 'maybe' : 'unlikely';
}

/**
 * The confidence from which on giving a tag serves these tracks best; 1 where none has it.
 * @param column truth and calibrated confidences of validation tracks
 */
export function worthwhile(column: Column): number {
  const targets = column.targets.map((target) => [target]);
  const [tuned] = targets.length > 0 ? tuneThresholds(targets, Array.from(column.scores, (score) => [score])) : [null];
  return tuned?.threshold ?? 1;
}

/**
 * The thresholds of one tag.
 * @param best the tag's own `worthwhile`; that of all tags' confidences together where so few
 * validation tracks have the tag that its own would be chance
 */
export function bandThresholds(best: number): BandThresholds {
  return { likely: EVEN_CHANCE, maybe: Math.min(MOST_UNLIKELY, Math.max(LEAST_MAYBE, best)) };
}
