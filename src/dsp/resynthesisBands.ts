import { hann } from './hann.ts';
import { MelFilters } from './melFilters.ts';
import { hertzOfMel, melOfHertz } from './melScale.ts';
import { ENERGY_FLOOR } from './mfcc.ts';
import { RealFft } from './realFft.ts';
import { FRAME_LENGTH, MEL_BANDS, SAMPLE_RATE } from './tileFormat.ts';

const BINS = FRAME_LENGTH / 2 + 1;

/** The log mel energies of single frames: what `Mfcc` sees before its cosine transform. */
export class LogMelFrame {
  readonly #window = hann(FRAME_LENGTH);
  readonly #fft = new RealFft(FRAME_LENGTH);
  readonly #filters = new MelFilters(MEL_BANDS, FRAME_LENGTH, SAMPLE_RATE);
  readonly #frame = new Float64Array(FRAME_LENGTH);
  readonly #power = new Float64Array(BINS);

  /**
   * Writes ln(max(E, ENERGY_FLOOR)) of the MEL_BANDS energies of a frame into `out`.
   * `samples` holds FRAME_LENGTH values from index `from` on; those beyond its end count as 0.
   */
  write(samples: Float32Array | Float64Array, from: number, out: Float64Array): void {
    const frame = this.#frame;
    const whole = Math.min(FRAME_LENGTH, samples.length - from);
    for (let n = 0; n < whole; n++) frame[n] = samples[from + n] * this.#window[n];
    frame.fill(0, Math.max(0, whole));
    this.#fft.transform(frame);
    const { re, im } = this.#fft;
    const power = this.#power;
    for (let k = 0; k < BINS; k++) power[k] = (re[k] * re[k] + im[k] * im[k]) / FRAME_LENGTH;
    this.#filters.apply(power, out);
    for (let band = 0; band < MEL_BANDS; band++) out[band] = Math.log(Math.max(out[band], ENERGY_FLOOR));
  }
}

/** What each band sums up of a spectrum that is 1 in every bin. */
export function bandWidths(): Float64Array<ArrayBuffer> {
  const widths = new Float64Array(MEL_BANDS);
  new MelFilters(MEL_BANDS, FRAME_LENGTH, SAMPLE_RATE).apply(new Float64Array(BINS).fill(1), widths);
  return widths;
}

/**
 * A spectral envelope between 41 values, one at the centre of each mel filter: its logarithm is
 * linear in Hz from one centre to the next and level outside the first and the last. Since the
 * triangles of neighbours add up to 1, the weights of this interpolation are the filters themselves.
 */
export class BandEnvelope {
  /** For each bin, the lower of its two centres and how far it lies towards the upper one, 0..1. */
  readonly #lower = new Int32Array(BINS);
  readonly #share = new Float64Array(BINS);

  constructor() {
    const step = melOfHertz(SAMPLE_RATE / 2) / (MEL_BANDS + 1);
    let lower = 0;
    for (let bin = 0; bin < BINS; bin++) {
      const frequency = (bin * SAMPLE_RATE) / FRAME_LENGTH;
      while (lower < MEL_BANDS - 2 && hertzOfMel((lower + 2) * step) <= frequency) lower++;
      const low = hertzOfMel((lower + 1) * step);
      const high = hertzOfMel((lower + 2) * step);
      this.#lower[bin] = lower;
      this.#share[bin] = Math.min(1, Math.max(0, (frequency - low) / (high - low)));
    }
  }

  /**
   * Writes the amplitudes √P of bins 0..N/2, where ln P at the centre of band b is the mean of
   * `logs[one + b]` and `logs[other + b]`.
   */
  write(logs: Float64Array, one: number, other: number, out: Float64Array): void {
    for (let bin = 0; bin < BINS; bin++) {
      const band = this.#lower[bin];
      const low = logs[one + band] + logs[other + band];
      const high = logs[one + band + 1] + logs[other + band + 1];
      out[bin] = Math.exp((low + (high - low) * this.#share[bin]) / 4);
    }
  }
}
