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
  const mean = new Float64Array(coefficients);
  const square = new Float64Array(coefficients);
  let rows = 0;
  for (const values of tracks) {
    rows += values.length / (coefficients * frames);
    eachRow(values, coefficients, frames, (coefficient, start) => {
      let sum = 0;
      for (let i = start; i < start + frames; i++) sum += values[i];
      mean[coefficient] += sum;
    });
  }
  const count = rows * frames;
  for (let c = 0; c < coefficients; c++) mean[c] = count === 0 ? 0 : mean[c] / count;
  for (const values of tracks) {
    eachRow(values, coefficients, frames, (coefficient, start) => {
      const centre = mean[coefficient];
      let sum = 0;
      for (let i = start; i < start + frames; i++) sum += (values[i] - centre) ** 2;
      square[coefficient] += sum;
    });
  }
  return {
    mean: Float32Array.from(mean),
    deviation: Float32Array.from(square, (sum) => {
      const deviation = count === 0 ? 0 : Math.sqrt(sum / count);
      return deviation > DEVIATION_FLOOR ? deviation : 1;
    }),
  };
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
