import {
  add,
  addN,
  customGrad,
  getBackend,
  matMul,
  pad,
  relu,
  reshape,
  slice,
  transpose,
  type GradSaveFunc,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convolutionBlock } from './convolutionBlock.ts';
import { drop as dropped, type DropoutKey } from './dropout.ts';
import { paddingOf } from './netShape.ts';
import type { ConvolutionBlock, Recipe, Summary } from './recipe.ts';
import { statistics } from './statistics.ts';

/** The net of `recipe` up to its last sum, before sigmoid or softmax: shape [tiles, outputs]. See `trunk`. */
export function logits(
  recipe: Recipe,
  weights: readonly Tensor[],
  tiles: Tensor4D,
  dropout: DropoutKey | null,
): Tensor2D {
  const [kernel, bias] = weights.slice(-2) as [Tensor2D, Tensor1D];
  return add(product(trunk(recipe, weights, tiles, dropout), kernel), bias);
}

/**
 * What the last layer of the net of `recipe` is given: shape [tiles, units].
 *
 * Equal to the layers model of `buildModel` with the same weights; written out because training
 * needs what layers do not offer: reproducible and cheap dropout masks, the fused convolution block
 * and the logits.
 *
 * @param weights in the order of `weightShapes(recipe)`; the last two are not read
 * @param tiles [tiles, coefficients, frames, 1], standardised
 * @param dropout null: none, as in prediction
 */
export function trunk(
  recipe: Recipe,
  weights: readonly Tensor[],
  tiles: Tensor4D,
  dropout: DropoutKey | null,
): Tensor2D {
  let index = 0;
  let layer = 0;
  const drop = <T extends Tensor>(values: T, rate: number): T => {
    const number = layer++;
    if (dropout === null || rate === 0) return values;
    return dropped(values, rate, dropout, number);
  };
  let image = tiles;
  recipe.convolutions.forEach((block, number) => {
    const filter = weights[index++] as Tensor4D;
    const bias = weights[index++] as Tensor1D;
    image = drop(convolutionBlock(padded(image, block), filter, bias, block.pool, number > 0), block.dropout);
  });
  let row = summarised(image, recipe.summary);
  if (dropout !== null && recipe.summaryDropout > 0) row = dropped(row, recipe.summaryDropout, dropout, SUMMARY_LAYER);
  for (const block of recipe.dense) {
    const kernel = weights[index++] as Tensor2D;
    row = drop(relu(add(product(row, kernel), weights[index++])) as Tensor2D, block.dropout);
  }
  return row;
}

/** The number of the summary's own dropout; blocks count from 0, so that theirs stay what they were without it. */
const SUMMARY_LAYER = 1_000;

/** With the zeros that a padded convolution sees around its map, so that the block itself needs none. */
function padded(image: Tensor4D, { kernel, padding }: ConvolutionBlock): Tensor4D {
  if (padding === 'valid') return image;
  const [rows, frames] = paddingOf(kernel, padding);
  return pad(image, [[0, 0], rows, frames, [0, 0]]);
}

function summarised(maps: Tensor4D, summary: Summary): Tensor2D {
  switch (summary) {
    case 'flatten':
      return reshape(maps, [maps.shape[0], -1]) as Tensor2D;
    case 'statistics':
      return statistics(maps);
    default:
      return summary satisfies never;
  }
}

/** From this depth on tfjs' WebGPU may add up a product by atomics, in an order that no two runs share. */
const ATOMIC_DEPTH = 2000;

/** a · b with the same bits in every run. */
function ordered(a: Tensor2D, b: Tensor2D): Tensor2D {
  const depth = a.shape[1];
  if (getBackend() !== 'webgpu' || depth < ATOMIC_DEPTH) return matMul(a, b);
  const parts = Math.floor(depth / ATOMIC_DEPTH) + 1;
  const share = Math.ceil(depth / parts);
  const products = Array.from({ length: parts }, (_, part) => {
    const size = Math.min(share, depth - part * share);
    return matMul(slice(a, [0, part * share], [-1, size]), slice(b, [part * share, 0], [size, -1]));
  });
  return addN(products) as Tensor2D;
}

/** a · b whose gradients are plain products too: WASM is fast at these and slow at transposed ones. */
function product(a: Tensor2D, b: Tensor2D): Tensor2D {
  const op = customGrad((...args) => {
    const [left, right, save] = args as [Tensor2D, Tensor2D, GradSaveFunc];
    save([left, right]);
    return {
      value: ordered(left, right),
      gradFunc: (dy: Tensor, saved: Tensor[]) => [
        matMul(dy as Tensor2D, transpose(saved[1] as Tensor2D)) as Tensor,
        matMul(transpose(saved[0] as Tensor2D), dy as Tensor2D) as Tensor,
      ],
    };
  });
  return op(a, b) as Tensor2D;
}
