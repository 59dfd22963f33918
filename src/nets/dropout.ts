import { customGrad, engine, getKernel, mul, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { DROPOUT, type DropoutAttributes, keptFactor, threshold } from './kernels/dropoutKernel.ts';
import { stream, word32, type Stream } from './random.ts';

/**
 * Names the dropout masks of one training step. A mask value depends on (seed, tag, step, layer,
 * tile's place in the batch, place in the tile) alone, so cutting a batch into smaller pieces, or
 * another backend, changes nothing.
 */
export interface DropoutKey {
  readonly seed: number;
  readonly tag: string;
  readonly step: number;
  /** Place in the batch of the first tile of this piece. */
  readonly firstTile: number;
}

/**
 * `values`, of shape [tiles, …], with dropout: the mask that `fillMask` draws, made inside the kernel
 * where the backend has DROPOUT, as WebGPU has, and WASM with vector instructions. The same bits either way.
 */
export function drop<T extends Tensor>(values: T, rate: number, key: DropoutKey, layer: number): T {
  if (getKernel(DROPOUT, engine().backendName) === undefined) return mul(values, mask(values.shape, rate, key, layer));
  const { low, high } = stream(key.seed, 'dropout', key.tag, key.step, layer);
  const attributes: DropoutAttributes = { rate, low, high, firstTile: key.firstTile };
  const masked = (x: Tensor) => engine().runKernel(DROPOUT, { x }, { ...attributes }) as Tensor;
  // Linear, with a diagonal: the gradient meets the same mask.
  return customGrad((x) => ({ value: masked(x as Tensor), gradFunc: (dy: Tensor) => masked(dy) }))(values) as T;
}

function mask(shape: readonly number[], rate: number, key: DropoutKey, layer: number): Tensor {
  const values = new Float32Array(shape.reduce((product, side) => product * side, 1));
  fillMask(values, values.length / shape[0], rate, key, layer);
  return tensor(values, [...shape]);
}

/**
 * Fills `mask`, of shape [tiles, size], with inverted dropout: 0 with probability `rate`, else
 * 1 / (1 − rate). Sixteen random bits a value, so `rate` is met to within 2⁻¹⁷.
 */
export function fillMask(
  mask: Float32Array,
  size: number,
  rate: number,
  key: DropoutKey,
  layer: number,
): void {
  const { low, high }: Stream = stream(key.seed, 'dropout', key.tag, key.step, layer);
  const least = threshold(rate);
  const kept = keptFactor(rate);
  const words = Math.ceil(size / 2);
  const tiles = mask.length / size;
  for (let tile = 0; tile < tiles; tile++) {
    const counter = (key.firstTile + tile) * words;
    const end = (tile + 1) * size;
    for (let i = tile * size, word = counter; i < end; i += 2, word++) {
      const bits = word32(low, high, word);
      mask[i] = (bits & 0xffff) < least ? 0 : kept;
      if (i + 1 < end) mask[i + 1] = bits >>> 16 < least ? 0 : kept;
    }
  }
}
