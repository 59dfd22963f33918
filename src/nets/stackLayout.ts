import type { LayerPlace } from './kernels/webgpu/netStack.ts';
import { fitsProduct } from './kernels/webgpu/pooledBlock.ts';
import type { StackedObjective } from './kernels/webgpu/lossGradient.ts';
import type { OptimiserRule } from './optimiserRule.ts';
import type { Recipe } from './recipe.ts';
import { weightShapes } from './weights.ts';

/** One layer of a net as the stacked kernels see it: a dense layer is a convolution of one pixel. */
export interface StackedLayer {
  readonly place: LayerPlace;
  /** What enters it: [height, width, channels]. */
  readonly input: readonly [number, number, number];
  readonly pool: number;
  /** Share dropped of what leaves it, and the number of that dropout among all. */
  readonly dropout: { readonly rate: number; readonly layer: number } | null;
}

/** How the weights of a net of a recipe lie in a slot. */
export interface StackLayout {
  /** The last has no ReLU and one output. */
  readonly layers: readonly StackedLayer[];
  readonly objective: StackedObjective;
  readonly optimiser: Extract<OptimiserRule, { kind: 'nesterov' }>;
  /** Where each of `weightShapes(recipe)` begins, and how many numbers it has. */
  readonly tensors: readonly { readonly at: number; readonly size: number }[];
  /** Numbers of a slot. */
  readonly stride: number;
  /** Layers with a place in the dropout's count, those of rate 0 included. */
  readonly dropouts: number;
  /** Numbers of the largest value of one tile between two layers. */
  readonly widest: number;
}

/**
 * The layout of a recipe whose nets can be computed together; null for any other: pools that the
 * stacked kernels do not cover, other optimisers than Nesterov's, penalties and class weights; and
 * heads that answer for all tags, which have no other net beside them.
 */
export function stackLayout(recipe: Recipe): StackLayout | null {
  const { objective, optimiser } = recipe;
  if (optimiser.kind !== 'nesterov' || recipe.l2 !== 0 || recipe.classWeights) return null;
  if (recipe.head.kind !== 'sigmoid' || objective === 'categorical-cross-entropy') return null;
  if (recipe.convolutions.some(({ pool }) => !fitsProduct(pool))) return null;
  const tensors: { at: number; size: number }[] = [];
  let stride = 0;
  for (const shape of weightShapes(recipe)) {
    const size = shape.reduce((product, side) => product * side, 1);
    tensors.push({ at: stride, size });
    stride = 4 * Math.ceil((stride + size) / 4);
  }
  const layers: StackedLayer[] = [];
  let input: [number, number, number] = [recipe.input.coefficients, recipe.input.frames, 1];
  let widest = 0;
  const add = (kernel: number, filters: number, pool: number, rate: number | null): void => {
    const number = layers.length;
    layers.push({
      place: { shape: [kernel, kernel, input[2], filters], filterAt: tensors[2 * number].at, biasAt: tensors[2 * number + 1].at },
      input,
      pool,
      dropout: rate === null || rate === 0 ? null : { rate, layer: number },
    });
    widest = Math.max(widest, input[0] * input[1] * input[2]);
    input = [Math.floor((input[0] - kernel + 1) / pool), Math.floor((input[1] - kernel + 1) / pool), filters];
  };
  for (const { filters, kernel, pool, dropout } of recipe.convolutions) add(kernel, filters, pool, dropout);
  input = [1, 1, input[0] * input[1] * input[2]];
  for (const { units, dropout } of recipe.dense) add(1, units, 1, dropout);
  add(1, 1, 1, null);
  return { layers, objective, optimiser, tensors, stride, dropouts: layers.length - 1, widest };
}
