/** Mel of a frequency in Hz, O'Shaughnessy's scale with natural logarithm: m = 1127 ln(1 + f/700). */
export function melOfHertz(frequency: number): number {
  return 1127 * Math.log1p(frequency / 700);
}

/** Frequency in Hz of a mel: f = 700 (e^(m/1127) − 1). */
export function hertzOfMel(mel: number): number {
  return 700 * Math.expm1(mel / 1127);
}

/**
 * Triangular filters from 0 Hz to the Nyquist frequency. Their `bands` + 2 corner frequencies are
 * evenly spaced in mel; band b rises from corner b to 1 at corner b + 1 and falls to corner b + 2,
 * linearly in Hz, and is sampled at the frequencies of the bins (no corner is rounded to a bin).
 * Heights are 1, areas are not normalised. Only weights above zero are kept, in one flat array.
 */
export class MelFilters {
  readonly bands: number;
  readonly #weights: Float64Array;
  /** Band b owns weights from #start[b] up to #start[b + 1], the first for bin #firstBin[b]. */
  readonly #start: Int32Array;
  readonly #firstBin: Int32Array;

  /** `size`: samples of a frame, whose power spectrum has size / 2 + 1 bins. */
  constructor(bands: number, size: number, sampleRate: number) {
    const bins = size / 2 + 1;
    const top = melOfHertz(sampleRate / 2);
    const corners = Float64Array.from({ length: bands + 2 }, (_, i) =>
      hertzOfMel((top * i) / (bands + 1)),
    );
    const weights: number[] = [];
    this.bands = bands;
    this.#start = new Int32Array(bands + 1);
    this.#firstBin = new Int32Array(bands);
    for (let band = 0; band < bands; band++) {
      const [low, centre, high] = corners.subarray(band, band + 3);
      const first = Math.floor((low * size) / sampleRate) + 1;
      this.#firstBin[band] = first;
      for (let bin = first; bin < bins; bin++) {
        const frequency = (bin * sampleRate) / size;
        if (frequency >= high) break;
        weights.push(
          Math.min((frequency - low) / (centre - low), (high - frequency) / (high - centre)),
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
