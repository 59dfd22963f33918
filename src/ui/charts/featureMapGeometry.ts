/** Which part of a tile a unit of a feature map sees. Pure: numbers in, numbers out. */
import { paddingOf, sidesOf } from '../../nets/netShape.ts';
import type { ConvolutionBlock } from '../../nets/recipe.ts';

export interface ReceptiveField {
  /** The first frame that unit 0 sees; below 0 where padding lets it look over the edge. */
  readonly start: number;
  /** Frames from one unit to the next. */
  readonly stride: number;
  /** Frames that one unit sees: unit u sees start + u · stride and the size − 1 after it. */
  readonly size: number;
}

/** Of the units after block number `block` (from 0), along the frames. */
export function receptiveField(
  convolutions: readonly Pick<ConvolutionBlock, 'kernel' | 'padding' | 'pool'>[],
  block: number,
): ReceptiveField {
  let start = 0;
  let stride = 1;
  let size = 1;
  for (const { kernel, padding, pool } of convolutions.slice(0, block + 1)) {
    const [, [before]] = paddingOf(kernel, padding);
    const [[, kernelFrames], [, poolFrames]] = [sidesOf(kernel), sidesOf(pool)];
    start -= before * stride;
    size += (kernelFrames - 1 + (poolFrames - 1)) * stride;
    stride *= poolFrames;
  }
  return { start, stride, size };
}

/** Where a map lies on its tile's axis of `frames`: each unit is as wide as the stride, around the middle of its field. */
export function mapSpan(units: number, { start, stride, size }: ReceptiveField, frames: number): { readonly from: number; readonly to: number } {
  const from = start + (size - stride) / 2;
  return { from: Math.max(0, from), to: Math.min(frames, from + units * stride) };
}
