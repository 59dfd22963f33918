/**
 * One tile sounding over another: what a mix of two recordings would have given, with the tags of
 * both. Tags that always come together in few tracks are then heard apart from their companions.
 */
import type { FeatureSetId } from '../dsp/featureSetId.ts';
import type { Standardiser } from './ensemble.ts';

/** Natural logarithm of power, per decibel. */
export const NEPERS = Math.LN10 / 10;

/** Most decibels by which the tile laid over another is louder or quieter. */
export const OVERLAY_GAIN = 6;

/** Rows that are logarithms of the power of mel bands, and how the net's tiles are scaled. */
export interface Bands extends Standardiser {
  /** What one decibel adds to a value that is not standardised. */
  readonly decibel: number;
}

/**
 * What one decibel adds to each row of these features, where every row is the level of a band, so
 * that two tiles can be added as sounds; null for cepstra: without their 0th coefficient, or with a few
 * alone, the bands cannot be had back.
 */
export function decibelOf(features: FeatureSetId): number | null {
  switch (features) {
    case 'log-mel':
      return NEPERS;
    case 'tagger-mel':
      return 1;
    case 'film-score-mfcc':
    case 'genre-mfcc':
    case 'genre-mfcc-columns':
      return null;
    default:
      return features satisfies never;
  }
}

/**
 * Adds the power of `other`, `gain` dB louder, to `tile`, value by value; both are standardised,
 * [rows, frames] row-major. Phases are unknown, so powers add, as those of independent sounds do on the
 * average. The tile keeps its mean level: features give every track its own.
 */
export function overlayTile(tile: Float32Array, other: Float32Array, gain: number, { mean, deviation, decibel }: Bands): void {
  const frames = tile.length / mean.length;
  /** To natural logarithms of power. */
  const unit = NEPERS / decibel;
  let risen = 0;
  for (let row = 0; row < mean.length; row++) {
    const scale = deviation[row] * unit;
    const louder = gain * NEPERS;
    for (let i = row * frames; i < (row + 1) * frames; i++) {
      // ln(eᵃ + eᵇ) = a + ln(1 + e^(b − a)); the means cancel in b − a.
      const apart = (other[i] - tile[i]) * scale + louder;
      const rise = apart > 0 ? apart + Math.log1p(Math.exp(-apart)) : Math.log1p(Math.exp(apart));
      tile[i] += rise / scale;
      risen += rise;
    }
  }
  const level = risen / tile.length;
  for (let row = 0; row < mean.length; row++) {
    const step = level / (deviation[row] * unit);
    for (let i = row * frames; i < (row + 1) * frames; i++) tile[i] -= step;
  }
}

/**
 * targets ← the tags of either: 1 or 0 where each output answers for itself; where outputs share out a
 * confidence of 1 (`shared`), an equal share for each tag.
 */
export function uniteInto(targets: Float32Array, others: Float32Array, shared: boolean): void {
  for (let i = 0; i < targets.length; i++) targets[i] = Math.max(targets[i], others[i]);
  if (!shared) return;
  const tags = targets.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
  for (let i = 0; i < targets.length; i++) targets[i] = targets[i] > 0 ? 1 / tags : 0;
}
