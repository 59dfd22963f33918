import type { Tensor4D } from '@tensorflow/tfjs-core';

/**
 * Name of the kernel that leads a gradient back through convolution → ReLU → max-pool at once. A
 * backend without it composes the same from separate kernels.
 *
 * Outputs: the gradients of the filter, of the bias and, if asked for, of x.
 */
export const BLOCK_GRADIENT = 'ConvolutionBlockGradient';

export interface BlockGradientInputs {
  readonly dy: Tensor4D;
  readonly x: Tensor4D;
  readonly filter: Tensor4D;
  /** Output of the convolution after its ReLU, and after the pool. */
  readonly convolved: Tensor4D;
  readonly pooled: Tensor4D;
}

export interface BlockGradientAttributes {
  /** Sides and strides of the pool; valid padding throughout. */
  readonly pool: readonly [rows: number, frames: number];
  readonly inputGradient: boolean;
}
