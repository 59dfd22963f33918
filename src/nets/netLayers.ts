import { mapShapes, type MapShape, summaryLength, weightShapes } from './netShape.ts';
import { type ConvolutionBlock, type DenseBlock, type Head, outputsOf, type Recipe } from './recipe.ts';

/** What a layer does; shapes and counts are beside it. */
export type LayerKind =
  | { readonly kind: 'input' }
  /** Convolution, ReLU, max-pool and dropout. */
  | { readonly kind: 'convolution'; readonly block: ConvolutionBlock }
  /** Mean and deviation over time of every row and channel. */
  | { readonly kind: 'statistics'; readonly dropout: number }
  | { readonly kind: 'dense'; readonly block: DenseBlock }
  | { readonly kind: 'head'; readonly head: Head };

/** A map of rows × frames × channels, or so many values in a row. */
export type LayerOutput = ({ readonly kind: 'map' } & MapShape) | { readonly kind: 'values'; readonly values: number };

export type NetLayer = LayerKind & {
  /** What leaves the layer, for one tile. */
  readonly output: LayerOutput;
  /** Weights and biases; together those of `parameterCount`. */
  readonly weights: number;
};

/** The layers of one net in the order in which a tile passes them, the tile itself first. */
export function netLayers(recipe: Recipe): readonly NetLayer[] {
  const shapes = weightShapes(recipe);
  const sizes = shapes.map((shape) => shape.reduce((product, side) => product * side, 1));
  /** Of the layer at this place among those that have weights: a kernel and a bias each. */
  const weightsAt = (place: number): number => sizes[2 * place] + sizes[2 * place + 1];
  const { input, convolutions, dense, head, summary, summaryDropout } = recipe;
  const maps = mapShapes(recipe);
  return [
    { kind: 'input', output: { kind: 'map', rows: input.coefficients, frames: input.frames, channels: 1 }, weights: 0 },
    ...convolutions.map((block, place): NetLayer => ({
      kind: 'convolution',
      block,
      output: { kind: 'map', ...maps[place] },
      weights: weightsAt(place),
    })),
    ...(summary === 'statistics' ? [{ kind: 'statistics', dropout: summaryDropout, output: valuesOf(summaryLength(recipe)), weights: 0 } as const] : []),
    ...dense.map((block, place): NetLayer => ({
      kind: 'dense',
      block,
      output: valuesOf(block.units),
      weights: weightsAt(convolutions.length + place),
    })),
    { kind: 'head', head, output: valuesOf(outputsOf(recipe)), weights: weightsAt(convolutions.length + dense.length) },
  ];
}

function valuesOf(values: number): LayerOutput {
  return { kind: 'values', values };
}
