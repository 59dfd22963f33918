import { dctRows } from './dct.ts';
import { MelFilters } from './melFilters.ts';
import { PowerSpectrum } from './powerSpectrum.ts';

/**
 * Least mel energy before the logarithm. On the power scale below it lies just under what the
 * rounding to 16 bits leaves in a frame, so that neither dither nor a decoder's residue in a pause
 * becomes a feature.
 */
export const ENERGY_FLOOR = 1e-10;

export interface MfccSettings {
  /** Hz. */
  readonly sampleRate: number;
  /** Samples in a frame, a power of two. */
  readonly frameLength: number;
  readonly bands: number;
  /** How many coefficients are kept, from coefficient 1 on; coefficient 0 is dropped. */
  readonly coefficients: number;
}

/**
 * Mel-frequency cepstral coefficients of single frames: periodic Hann window → power spectrum
 * |X|²/N with samples in −1..1 and N the frame length → triangular mel filters → natural logarithm
 * with `ENERGY_FLOOR` → orthonormal DCT-II, coefficients 1 to `coefficients`. (Davis and
 * Mermelstein, 1980.) All tables are made once; a frame allocates nothing.
 */
export class Mfcc {
  readonly settings: MfccSettings;
  readonly #spectrum: PowerSpectrum;
  readonly #filters: MelFilters;
  readonly #dct: Float64Array;
  readonly #logs: Float64Array;

  /** @throws RangeError when the frame length is no power of two or the bands are too few. */
  constructor(settings: MfccSettings) {
    const { sampleRate, frameLength, bands, coefficients } = settings;
    if (coefficients >= bands) {
      throw new RangeError(`${bands} bands give ${bands - 1} coefficients beside the 0th at most.`);
    }
    this.settings = settings;
    this.#spectrum = new PowerSpectrum(frameLength, 1 / frameLength);
    this.#filters = new MelFilters(bands, frameLength, sampleRate);
    this.#dct = dctRows(bands, 1, coefficients);
    this.#logs = new Float64Array(bands);
  }

  /** Power spectrum |X|²/N of the last frame, bins 0..N/2; overwritten by the next. */
  get power(): Float64Array {
    return this.#spectrum.power;
  }

  /**
   * Takes the frame of `samples` (mono, −1..1) that begins at index `from`, and writes coefficient
   * k (1, 2, …) to `out[to + (k − 1) * step]`. The caller sees that a whole frame is there.
   */
  write(samples: Float32Array, from: number, out: Float32Array, to: number, step: number): void {
    const { bands, coefficients } = this.settings;
    this.#spectrum.take(samples, from);

    const logs = this.#logs;
    this.#filters.apply(this.#spectrum.power, logs);
    for (let band = 0; band < bands; band++) logs[band] = Math.log(Math.max(logs[band], ENERGY_FLOOR));

    const dct = this.#dct;
    for (let row = 0, entry = 0; row < coefficients; row++) {
      let sum = 0;
      for (let band = 0; band < bands; band++) sum += dct[entry++] * logs[band];
      out[to + row * step] = sum;
    }
  }
}
