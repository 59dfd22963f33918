/** Which part of a tile a unit of a feature map sees. Pure: numbers in, numbers out. */
import type { ConvolutionBlock } from '../../nets/recipe.ts';

export interface ReceptiveField {
  /** Frames (or coefficients) from one unit to the next. */
  readonly stride: number;
  /** Frames (or coefficients) that one unit sees: unit u sees u · stride … u · stride + size − 1. */
  readonly size: number;
}

/** Of the units after block number `block` (from 0); kernels and pools are square, so for both axes. */
export function receptiveField(convolutions: readonly Pick<ConvolutionBlock, 'kernel' | 'pool'>[], block: number): ReceptiveField {
  let stride = 1;
  let size = 1;
  for (const { kernel, pool } of convolutions.slice(0, block + 1)) {
    size += (kernel - 1 + (pool - 1)) * stride;
    stride *= pool;
  }
  return { stride, size };
}

/** Where a map lies on its tile's axis of `frames`: each unit is as wide as the stride, around the middle of its field. */
export function mapSpan(units: number, { stride, size }: ReceptiveField, frames: number): { readonly from: number; readonly to: number } {
  const from = (size - stride) / 2;
  return { from: Math.max(0, from), to: Math.min(frames, from + units * stride) };
}
