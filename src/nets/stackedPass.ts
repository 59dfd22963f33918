import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, type TensorInfo } from '@tensorflow/tfjs-core';
import { stackedDropout } from './kernels/webgpu/dropout.ts';
import { stackedFilterGradient } from './kernels/webgpu/filterGradient.ts';
import { inputGradient } from './kernels/webgpu/inputGradient.ts';
import { lossGradient } from './kernels/webgpu/lossGradient.ts';
import type { NetStack } from './kernels/webgpu/netStack.ts';
import { pooledBlock } from './kernels/webgpu/pooledBlock.ts';
import type { Slope } from './kernels/webgpu/slope.ts';
import { turnedFilters } from './kernels/webgpu/turnedFilters.ts';
import type { Batch } from './learningBatch.ts';
import type { Recipe } from './recipe.ts';
import type { Scratch } from './scratchTensors.ts';
import type { StackedLayer, StackLayout } from './stackLayout.ts';

const NO_PADDING = { top: 0, left: 0 };

/** Forward and back through several nets at once: a dispatch a kernel and layer, whatever their number. */
export class StackedPass {
  readonly #recipe: Recipe;
  readonly #layout: StackLayout;
  readonly #weights: TensorInfo;
  readonly #gradients: TensorInfo;

  /** @param values [slots, stride] */
  constructor(recipe: Recipe, layout: StackLayout, values: { readonly weights: TensorInfo; readonly gradients: TensorInfo }) {
    this.#recipe = recipe;
    this.#layout = layout;
    this.#weights = values.weights;
    this.#gradients = values.gradients;
  }

  /**
   * Measures a piece of each net of the stack, in its order; learning, with dropout, it also brings
   * their gradients to the slots. The caller disposes of what it returns: loss and hits of each tile,
   * [nets × spread, 2], of which a net fills as many rows as its piece has tiles.
   */
  run(pieces: readonly Batch[], learning: boolean, stack: NetStack, scratch: Scratch): TensorInfo {
    const gpu = backend() as WebGPUBackend;
    const { layers, objective } = this.#layout;
    const spread = Math.max(...pieces.map(({ count }) => count));
    const entered: TensorInfo[] = [];
    const places: TensorInfo[] = [];
    let values = this.#tiles(pieces, spread, scratch);
    layers.forEach((layer, number) => {
      values = reshaped(values, layer);
      entered.push(values);
      const weights = { kind: 'stacked', stack, values: this.#weights, place: layer.place } as const;
      const [left, codes] = pooledBlock(gpu, values, weights, layer.pool, number < layers.length - 1);
      values = scratch.own(left);
      places.push(scratch.own(codes));
      if (learning && layer.dropout !== null) values = scratch.own(stackedDropout(gpu, values, layer.dropout.rate, layer.dropout.layer, stack));
    });
    const targets = this.#targets(pieces, spread, scratch);
    const [measures, slope] = lossGradient(gpu, values, targets, objective, stack);
    scratch.own(slope);
    if (!learning) return measures;
    let dy = slope;
    for (let number = layers.length - 1; number >= 0; number--) {
      const layer = layers[number];
      dy = { ...dy, shape: places[number].shape.with(3, layer.place.shape[3]) };
      if (layer.dropout !== null) dy = scratch.own(stackedDropout(gpu, dy, layer.dropout.rate, layer.dropout.layer, stack));
      const back: Slope = { kind: 'pooled', dy, codes: places[number], pool: layer.pool };
      stackedFilterGradient(gpu, entered[number], back, stack, layer.place, this.#gradients);
      if (number === 0) break;
      const turned = scratch.own(turnedFilters(gpu, this.#weights, stack, layer.place));
      dy = scratch.own(inputGradient(gpu, back, turned, entered[number].shape, NO_PADDING, stack));
    }
    return measures;
  }

  /** [nets × spread, coefficients, frames, 1]; of the rows beyond a piece nothing is known. */
  #tiles(pieces: readonly Batch[], spread: number, scratch: Scratch): TensorInfo {
    const { coefficients, frames } = this.#recipe.input;
    const [{ tiles: first }] = pieces;
    if (first.kind === 'resident') {
      const numbers = new Int32Array(pieces.length * spread).fill(-1);
      pieces.forEach(({ tiles }, net) => {
        if (tiles.kind === 'resident') numbers.set(tiles.numbers, net * spread);
      });
      return scratch.own(first.store.gathered(numbers));
    }
    const values = new Float32Array(pieces.length * spread * coefficients * frames);
    pieces.forEach(({ tiles }, net) => {
      if (tiles.kind === 'values') values.set(tiles.values, net * spread * coefficients * frames);
    });
    return scratch.floats(values, [pieces.length * spread, coefficients, frames, 1]);
  }

  #targets(pieces: readonly Batch[], spread: number, scratch: Scratch): TensorInfo {
    const targets = new Float32Array(pieces.length * spread);
    pieces.forEach((piece, net) => targets.set(piece.targets, net * spread));
    return scratch.floats(targets, [targets.length, 1]);
  }
}

/** The same numbers as what enters a layer: a dense one sees all of a tile as the channels of one pixel. */
function reshaped(values: TensorInfo, { input }: StackedLayer): TensorInfo {
  return { ...values, shape: [values.shape[0], ...input] };
}
