import { dctRows } from './dct.ts';
import { hann } from './hann.ts';
import { MelFilters } from './melFilters.ts';
import { RealFft } from './realFft.ts';

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
  /** Power spectrum |X|²/N of the last frame, bins 0..N/2; overwritten by the next. */
  readonly power: Float64Array;

  readonly #window: Float64Array;
  readonly #fft: RealFft;
  readonly #filters: MelFilters;
  readonly #dct: Float64Array;
  readonly #frame: Float64Array;
  readonly #logs: Float64Array;

  /** @throws RangeError when the frame length is no power of two or the bands are too few. */
  constructor(settings: MfccSettings) {
    const { sampleRate, frameLength, bands, coefficients } = settings;
    if (coefficients >= bands) {
      throw new RangeError(`${bands} bands give ${bands - 1} coefficients beside the 0th at most.`);
    }
    this.settings = settings;
    this.power = new Float64Array(frameLength / 2 + 1);
    this.#fft = new RealFft(frameLength);
    this.#window = hann(frameLength);
    this.#filters = new MelFilters(bands, frameLength, sampleRate);
    this.#dct = dctRows(bands, 1, coefficients);
    this.#frame = new Float64Array(frameLength);
    this.#logs = new Float64Array(bands);
  }

  /**
   * Takes the frame of `samples` (mono, −1..1) that begins at index `from`, and writes coefficient
   * k (1, 2, …) to `out[to + (k − 1) * step]`. The caller sees that a whole frame is there.
   */
  write(samples: Float32Array, from: number, out: Float32Array, to: number, step: number): void {
    const { frameLength, bands, coefficients } = this.settings;
    const frame = this.#frame;
    const window = this.#window;
    for (let n = 0; n < frameLength; n++) frame[n] = samples[from + n] * window[n];

    this.#fft.transform(frame);
    const { re, im } = this.#fft;
    const power = this.power;
    const scale = 1 / frameLength;
    for (let k = 0; k < power.length; k++) power[k] = (re[k] * re[k] + im[k] * im[k]) * scale;

    const logs = this.#logs;
    this.#filters.apply(power, logs);
    for (let band = 0; band < bands; band++) logs[band] = Math.log(Math.max(logs[band], ENERGY_FLOOR));

    const dct = this.#dct;
    for (let row = 0, entry = 0; row < coefficients; row++) {
      let sum = 0;
      for (let band = 0; band < bands; band++) sum += dct[entry++] * logs[band];
      out[to + row * step] = sum;
    }
  }
}
