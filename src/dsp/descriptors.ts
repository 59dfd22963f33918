import Meyda from 'meyda';
import type { FrameListener } from './tileMaker.ts';

/**
 * Every so many frames is measured, once in 0.7 to 1.5 s by the set: means over a track hardly move
 * by it, and measuring stays a small part of the work.
 */
export const DESCRIPTOR_STRIDE = 16;

/** The two of Meyda's extractors that are used here, as they are called. */
interface MeydaExtractors {
  loudness(input: { ampSpectrum: Float32Array; barkScale: Float32Array }): { total: number };
  spectralCentroid(input: { ampSpectrum: Float32Array }): number;
}

const meyda = Meyda.featureExtractors as MeydaExtractors;

/**
 * Means of Meyda's descriptors over the audible frames among every `DESCRIPTOR_STRIDE`th. Meyda's
 * extractors get the amplitude spectrum that the MFCCs are made of: `Meyda.extract` would
 * transform each frame again, at several times the cost of the MFCCs.
 */
export class Descriptors {
  readonly #frameLength: number;
  readonly #hertzPerBin: number;
  readonly #amplitudes: Float32Array;
  readonly #barks: Float32Array;
  #due = 0;
  #frames = 0;
  #loudness = 0;
  #centroid = 0;

  constructor(frameLength: number, sampleRate: number) {
    this.#frameLength = frameLength;
    this.#hertzPerBin = sampleRate / frameLength;
    this.#amplitudes = new Float32Array(frameLength / 2); // Meyda leaves the Nyquist bin out
    this.#barks = this.#amplitudes.map((_, bin) => barkOf(bin * this.#hertzPerBin));
  }

  /** Hears a frame: its power spectrum |X|²/N and its number. A silent frame leaves its turn to the next. */
  readonly listen: FrameListener = (power, frame) => {
    if (frame < this.#due) return;
    const amplitudes = this.#amplitudes;
    let sum = 0;
    for (let bin = 0; bin < amplitudes.length; bin++) {
      const amplitude = Math.sqrt(power[bin] * this.#frameLength);
      amplitudes[bin] = amplitude;
      sum += amplitude;
    }
    if (!(sum > 0)) return;
    this.#due = frame + DESCRIPTOR_STRIDE;
    this.#frames++;
    this.#loudness += meyda.loudness({ ampSpectrum: amplitudes, barkScale: this.#barks }).total;
    this.#centroid += meyda.spectralCentroid({ ampSpectrum: amplitudes }) * this.#hertzPerBin;
  };

  /** Mean of Meyda's `loudness.total`; 0 when no frame was audible. */
  get loudness(): number {
    return this.#loudness / Math.max(1, this.#frames);
  }

  /** Mean spectral centroid in Hz (Meyda counts it in bins); 0 when no frame was audible. */
  get centroid(): number {
    return this.#centroid / Math.max(1, this.#frames);
  }
}

/** Bark of a frequency in Hz, with the constants that Meyda's own scale has. */
function barkOf(frequency: number): number {
  return 13 * Math.atan(frequency / 1315.8) + 3.5 * Math.atan((frequency / 7518) ** 2);
}
