import type { default as MeydaModule } from 'meyda';

/** Bands of the Bark scale (Zwicker 1961), from the lowest to half the sample rate. */
export const BARK_BANDS = 24;

type Meyda = typeof MeydaModule;

/**
 * What is heard now, as perceived loudness in BARK_BANDS bands, for the player bar. Meyda's
 * `loudness`: the magnitudes within a band, summed, to the power of 0.23. Silence is 0 in every
 * band; there is no upper bound, full-scale music reaches about 5.
 */
export class LiveSpectrum {
  readonly #meyda: Meyda;
  readonly #analyser: AnalyserNode;
  readonly #signal: Float32Array<ArrayBuffer>;

  private constructor(meyda: Meyda, analyser: AnalyserNode) {
    this.#meyda = meyda;
    this.#analyser = analyser;
    this.#signal = new Float32Array(analyser.fftSize);
  }

  /** Loads Meyda when first called. */
  static async of(analyser: AnalyserNode): Promise<LiveSpectrum> {
    return new LiveSpectrum((await import('meyda')).default, analyser);
  }

  /** One value a band, a new array each time. About 0.2 ms: call it once a drawn frame. */
  read(): Float32Array {
    this.#analyser.getFloatTimeDomainData(this.#signal);
    return barkLoudness(this.#meyda, this.#signal, this.#analyser.context.sampleRate);
  }
}

/**
 * Loudness per Bark band of one frame.
 * @param signal samples in -1..1, a power of two of them
 * @param rate in Hz; Meyda keeps the scale of the first rate and length it sees
 */
export function barkLoudness(meyda: Meyda, signal: Float32Array, rate: number): Float32Array {
  meyda.bufferSize = signal.length;
  meyda.sampleRate = rate;
  const features = meyda.extract(['loudness'], signal);
  if (!features?.loudness) throw new Error('Meyda gave no loudness');
  return features.loudness.specific;
}
