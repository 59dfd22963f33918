import { FILM_SCORE_MEL, melCorners, type MelScale } from './melScale.ts';

/**
 * Triangular filters from 0 Hz to the Nyquist frequency. Their `bands` + 2 corner frequencies are
 * evenly spaced in mel; band b rises from corner b to 1 at corner b + 1 and falls to corner b + 2,
 * linearly in Hz, and is sampled at the frequencies of the bins (no corner is rounded to a bin).
 * Where the scale asks for areas of 1, each triangle is divided by half its width in Hz. Only weights
 * above zero are kept, in one flat array.
 */
export class MelFilters {
  readonly bands: number;
  readonly #weights: Float64Array;
  /** Band b owns weights from #start[b] up to #start[b + 1], the first for bin #firstBin[b]. */
  readonly #start: Int32Array;
  readonly #firstBin: Int32Array;

  /** `size`: samples of a frame, whose power spectrum has size / 2 + 1 bins. */
  constructor(bands: number, size: number, sampleRate: number, scale: MelScale = FILM_SCORE_MEL) {
    const bins = size / 2 + 1;
    const corners = melCorners(bands, sampleRate, scale);
    const weights: number[] = [];
    this.bands = bands;
    this.#start = new Int32Array(bands + 1);
    this.#firstBin = new Int32Array(bands);
    for (let band = 0; band < bands; band++) {
      const [low, centre, high] = corners.subarray(band, band + 3);
      const peak = scale.unit === 'area' ? 2 / (high - low) : 1;
      const first = Math.floor((low * size) / sampleRate) + 1;
      this.#firstBin[band] = first;
      for (let bin = first; bin < bins; bin++) {
        const frequency = (bin * sampleRate) / size;
        if (frequency >= high) break;
        weights.push(
          peak * Math.min((frequency - low) / (centre - low), (high - frequency) / (high - centre)),
        );
      }
      this.#start[band + 1] = weights.length;
    }
    this.#weights = Float64Array.from(weights);
  }

  /** Writes the `bands` weighted sums of `power` (size / 2 + 1 bins) into `energies`. */
  apply(power: Float64Array, energies: Float64Array): void {
    const weights = this.#weights;
    for (let band = 0; band < this.bands; band++) {
      const end = this.#start[band + 1];
      let weight = this.#start[band];
      let bin = this.#firstBin[band];
      let sum = 0;
      while (weight < end) sum += weights[weight++] * power[bin++];
      energies[band] = sum;
    }
  }
}
