import type { Standardiser } from './ensemble.ts';

/** A feature that never varies is only centred: its deviation counts as 1. */
const DEVIATION_FLOOR = 1e-6;

/**
 * Mean and standard deviation of each coefficient over all tiles and frames of the *training*
 * tracks. `tiles` are the tracks' values, each [count, coefficients, frames] row-major. Sums are in
 * float64, and in two passes, since one pass cancels where the mean is far larger than the deviation.
 */
export function fitStandardiser(
  tracks: readonly Float32Array[],
  coefficients: number,
  frames: number,
): Standardiser {
  const fit = new StandardiserFit(coefficients, frames);
  for (const values of tracks) fit.addToMean(values);
  fit.centre();
  for (const values of tracks) fit.addToDeviation(values);
  return fit.finish();
}

/**
 * The same for tracks that are not in memory together: all of them to `addToMean`, then `centre`,
 * then all of them again, in the same order, to `addToDeviation`.
 */
export class StandardiserFit {
  readonly #coefficients: number;
  readonly #frames: number;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  #rows = 0;

  constructor(coefficients: number, frames: number) {
    this.#coefficients = coefficients;
    this.#frames = frames;
    this.#mean = new Float64Array(coefficients);
    this.#square = new Float64Array(coefficients);
  }

  addToMean(values: Float32Array): void {
    this.#rows += values.length / (this.#coefficients * this.#frames);
    eachRow(values, this.#coefficients, this.#frames, (coefficient, start) => {
      let sum = 0;
      for (let i = start; i < start + this.#frames; i++) sum += values[i];
      this.#mean[coefficient] += sum;
    });
  }

  centre(): void {
    const count = this.#rows * this.#frames;
    for (let c = 0; c < this.#coefficients; c++) this.#mean[c] = count === 0 ? 0 : this.#mean[c] / count;
  }

  addToDeviation(values: Float32Array): void {
    eachRow(values, this.#coefficients, this.#frames, (coefficient, start) => {
      const centre = this.#mean[coefficient];
      let sum = 0;
      for (let i = start; i < start + this.#frames; i++) sum += (values[i] - centre) ** 2;
      this.#square[coefficient] += sum;
    });
  }

  finish(): Standardiser {
    const count = this.#rows * this.#frames;
    return {
      mean: Float32Array.from(this.#mean),
      deviation: Float32Array.from(this.#square, (sum) => {
        const deviation = count === 0 ? 0 : Math.sqrt(sum / count);
        return deviation > DEVIATION_FLOOR ? deviation : 1;
      }),
    };
  }
}

/** Writes (value − mean) / deviation into `target` (which may be `values` itself). */
export function standardise(
  values: Float32Array,
  target: Float32Array,
  standardiser: Standardiser,
  frames: number,
): void {
  const { mean, deviation } = standardiser;
  eachRow(values, mean.length, frames, (coefficient, start) => {
    const centre = mean[coefficient];
    const scale = 1 / deviation[coefficient];
    for (let i = start; i < start + frames; i++) target[i] = (values[i] - centre) * scale;
  });
}

function eachRow(
  values: Float32Array,
  coefficients: number,
  frames: number,
  visit: (coefficient: number, start: number) => void,
): void {
  for (let start = 0, row = 0; start < values.length; start += frames, row++) {
    visit(row % coefficients, start);
  }
}
