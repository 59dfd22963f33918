import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';

/**
 * Name of the kernel convolution (valid, stride 1) + bias → ReLU → max-pool that remembers where each
 * maximum was. Outputs: the pooled values, and the places in the backend's own form.
 */
export const POOLED_BLOCK = 'PooledConvolutionBlock';

/** Name of the kernel that leads a gradient back through it. Outputs: those of BLOCK_GRADIENT. */
export const POOLED_BLOCK_GRADIENT = 'PooledConvolutionBlockGradient';

/** Sides of pools that the backends' place codes hold. */
export const POOLS = { from: 1, to: 15 } as const;

export interface PooledBlockInputs {
  readonly x: Tensor4D;
  readonly filter: Tensor4D;
  readonly bias: Tensor1D;
}

export interface PooledBlockGradientInputs {
  readonly dy: Tensor4D;
  readonly x: Tensor4D;
  readonly filter: Tensor4D;
  readonly codes: Tensor4D;
}

export interface PooledBlockGradientAttributes {
  /** Side and stride of the pool. */
  readonly pool: number;
  readonly inputGradient: boolean;
}
