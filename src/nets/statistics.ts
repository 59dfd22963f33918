import { add, concat, div, mean, reshape, sqrt, square, sub, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * What is added to a variance before its root is taken. A row that never moves then has a finite
 * slope, and one that moves (standardised tiles vary by about 1) is as good as untouched.
 */
export const VARIANCE_FLOOR = 1e-5;

/**
 * Statistics pooling (Snyder et al. 2018, *X-vectors*, section 2): of every row and channel the mean
 * over the frames, then of every row and channel the deviation σ² / √(σ² + VARIANCE_FLOOR). The
 * deviation is written so, rather than as a root alone, because standard layers can say it: it is the
 * mean of x times x normalised (see model.ts).
 *
 * @param maps [tiles, rows, frames, channels]
 * @returns [tiles, 2 × rows × channels]
 */
export function statistics(maps: Tensor4D): Tensor2D {
  const [tiles, rows, , channels] = maps.shape;
  const middle = mean(maps, 2, true);
  const variance = mean(square(sub(maps, middle)), 2);
  const deviation = div(variance, sqrt(add(variance, VARIANCE_FLOOR)));
  const row = [tiles, rows * channels] as [number, number];
  return concat([reshape(middle, row), reshape(deviation, row)] as Tensor2D[], 1);
}
