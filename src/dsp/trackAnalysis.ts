import { Descriptors } from './descriptors.ts';
import { FeatureError } from './featureError.ts';
import { Level } from './level.ts';
import type { FeatureSet } from './featureSets.ts';
import type { Tiles } from './tileFormat.ts';
import { tileMaker, type TileMaker } from './tileMaker.ts';
import { Waveform } from './waveform.ts';

/** Less audio than this holds too few frames to tell anything by. */
export const MINIMUM_SECONDS = 0.5;

/** A track whose samples all stay below this (−80 dB relative to full scale) counts as silent. */
export const SILENCE_PEAK = 1e-4;

/** All that is learnt from a track's samples in one pass. */
export interface TrackAnalysisResult {
  readonly tiles: Tiles;
  readonly descriptors: {
    /** Mean of Meyda's `loudness.total`. */
    readonly loudness: number;
    /** Mean spectral centroid in Hz. */
    readonly centroid: number;
    /** Root mean square in dB relative to full scale. */
    readonly level: number;
  };
  /** PEAKS values in 0..1. */
  readonly peaks: Float32Array<ArrayBuffer>;
  readonly seconds: number;
}

/** Analyses one track whose mono samples (−1..1, at the rate of the set) arrive in pieces of any length. */
export class TrackAnalysis {
  readonly #sampleRate: number;
  readonly #descriptors: Descriptors;
  readonly #tiles: TileMaker;
  readonly #level = new Level();
  readonly #waveform = new Waveform();

  constructor(set: FeatureSet) {
    this.#sampleRate = set.sampleRate;
    this.#descriptors = new Descriptors(set.frameLength, set.sampleRate);
    this.#tiles = tileMaker(set, this.#descriptors.listen);
  }

  push(samples: Float32Array): void {
    this.#tiles.push(samples);
    this.#level.push(samples);
    this.#waveform.push(samples);
  }

  /**
   * The analysis is spent after this; its result owns its arrays.
   * @throws FeatureError `too-short`, `not-finite` or `silent`.
   */
  finish(): TrackAnalysisResult {
    const seconds = this.#tiles.samples / this.#sampleRate;
    const peak = this.#waveform.highest;
    if (seconds < MINIMUM_SECONDS) {
      throw new FeatureError({ code: 'too-short', seconds, minimumSeconds: MINIMUM_SECONDS });
    }
    if (!this.#level.finite) throw new FeatureError({ code: 'not-finite' });
    if (peak < SILENCE_PEAK) {
      throw new FeatureError({ code: 'silent', peak, minimumPeak: SILENCE_PEAK });
    }
    const tiles = this.#tiles.finish();
    return {
      tiles,
      descriptors: {
        loudness: this.#descriptors.loudness,
        centroid: this.#descriptors.centroid,
        level: this.#level.decibels,
      },
      peaks: this.#waveform.peaks(),
      seconds,
    };
  }
}
