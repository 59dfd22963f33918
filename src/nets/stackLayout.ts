import type { LayerPlace } from './kernels/webgpu/netStack.ts';
import { fitsProduct } from './kernels/webgpu/pooledBlock.ts';
import type { StackedObjective } from './kernels/webgpu/lossGradient.ts';
import type { OptimiserRule } from './optimiserRule.ts';
import { mapShapes, sidesOf, weightShapes } from './netShape.ts';
import type { ConvolutionBlock, Recipe } from './recipe.ts';

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
 * The layout of a recipe whose nets can be computed together; null for any other: padding, summaries
 * and pools that the stacked kernels do not cover, other optimisers than Nesterov's, penalties and class
 * weights; and heads that answer for all tags, which have no other net beside them.
 */
export function stackLayout(recipe: Recipe): StackLayout | null {
  const { objective, optimiser, convolutions, dense } = recipe;
  if (optimiser.kind !== 'nesterov' || recipe.l2 !== 0 || recipe.classWeights || recipe.summary !== 'flatten' || recipe.summaryDropout > 0) return null;
  if (recipe.head.kind !== 'sigmoid' || objective === 'categorical-cross-entropy') return null;
  const pools = convolutions.map(coveredPool);
  if (pools.includes(null)) return null;
  const shapes = weightShapes(recipe);
  const tensors: { at: number; size: number }[] = [];
  let stride = 0;
  for (const shape of shapes) {
    const size = shape.reduce((product, side) => product * side, 1);
    tensors.push({ at: stride, size });
    stride = 4 * Math.ceil((stride + size) / 4);
  }
  const maps = mapShapes(recipe);
  const layers = Array.from({ length: shapes.length / 2 }, (_, number): StackedLayer => {
    const shape = shapes[2 * number];
    const above = maps[number - 1] ?? { rows: recipe.input.coefficients, frames: recipe.input.frames, channels: 1 };
    const isDense = number >= convolutions.length;
    const rate = [...convolutions, ...dense][number]?.dropout ?? 0;
    return {
      place: { shape: isDense ? [1, 1, ...shape] : shape, filterAt: tensors[2 * number].at, biasAt: tensors[2 * number + 1].at },
      input: isDense ? [1, 1, shape[0]] : [above.rows, above.frames, above.channels],
      pool: pools[number] ?? 1,
      dropout: rate === 0 ? null : { rate, layer: number },
    };
  });
  const widest = Math.max(...layers.map(({ input: [rows, frames, channels] }) => rows * frames * channels));
  return { layers, objective, optimiser, tensors, stride, dropouts: layers.length - 1, widest };
}

/** Side of the pool of a block that the stacked kernels cover; null of any other. */
function coveredPool({ pool, padding }: ConvolutionBlock): number | null {
  const [rows, frames] = sidesOf(pool);
  return padding === 'valid' && rows === frames && fitsProduct(rows) ? rows : null;
}
