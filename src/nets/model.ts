import { tensor, tidy } from '@tensorflow/tfjs-core';
import { input, layers, model, sequential, type LayersModel, type Sequential, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { mapShapes, sidesOf, weightShapes } from './netShape.ts';
import { outputsOf, type Recipe } from './recipe.ts';
import { VARIANCE_FLOOR } from './statistics.ts';

type Layer = Parameters<Sequential['add']>[0];

/**
 * The net of a recipe as a standard tf.layers model: input [tiles, coefficients, frames, 1], output
 * [tiles, outputs] in 0..1: one column for a sigmoid head, one a tag for softmax and multi-label.
 * Layer names are fixed, so that equal recipes give equal topologies. Weights are zero until
 * `setWeightValues`.
 */
export function buildModel(recipe: Recipe): LayersModel {
  const { coefficients, frames } = recipe.input;
  const inputShape = [coefficients, frames, 1];
  switch (recipe.summary) {
    case 'flatten':
      return chain([...convolutions(recipe, inputShape), flatten(recipe, inputShape), ...summaryDropout(recipe), ...dense(recipe)]);
    case 'statistics': {
      const tiles = input({ shape: inputShape, name: 'tiles' });
      const maps = through(convolutions(recipe, inputShape), tiles);
      const outputs = through([...summaryDropout(recipe), ...dense(recipe)], statistics(recipe, maps));
      return model({ name: 'net', inputs: tiles, outputs });
    }
    default:
      return recipe.summary satisfies never;
  }
}

function chain(all: readonly Layer[]): Sequential {
  const net = sequential({ name: 'net' });
  for (const layer of all) net.add(layer);
  return net;
}

function through(all: readonly Layer[], from: SymbolicTensor): SymbolicTensor {
  return all.reduce((values, layer) => layer.apply(values) as SymbolicTensor, from);
}

function convolutions(recipe: Recipe, inputShape: number[]): Layer[] {
  return recipe.convolutions.flatMap(({ filters, kernel, padding, pool, dropout }, index) => {
    const number = index + 1;
    const sides: [number, number] = [...sidesOf(pool)];
    return [
      layers.conv2d({
        name: `convolution_${number}`,
        filters,
        kernelSize: [...sidesOf(kernel)] as [number, number],
        padding,
        activation: 'relu',
        kernelInitializer: 'zeros',
        ...(index === 0 ? { inputShape } : {}),
      }),
      layers.maxPooling2d({ name: `pool_${number}`, poolSize: sides, strides: sides }),
      ...(dropout > 0 ? [layers.dropout({ name: `convolution_dropout_${number}`, rate: dropout })] : []),
    ];
  });
}

function flatten(recipe: Recipe, inputShape: number[]): Layer {
  return layers.flatten({ name: 'flatten', ...(recipe.convolutions.length === 0 ? { inputShape } : {}) });
}

/**
 * Statistics pooling of standard layers, which any reader of the format knows. With n frames and
 * y = (x − μ) / √(σ² + ε), which is what layer normalisation over the frames gives, the mean of x y is
 * σ² / √(σ² + ε): a deviation without a layer that takes roots.
 */
function statistics(recipe: Recipe, maps: SymbolicTensor): SymbolicTensor {
  const frames = mapShapes(recipe).at(-1)?.frames ?? recipe.input.frames;
  const mean = (name: string) => layers.averagePooling2d({ name, poolSize: [1, frames], strides: [1, frames] });
  const normalised = layers
    .layerNormalization({ name: 'normalised', axis: 2, epsilon: VARIANCE_FLOOR, center: false, scale: false })
    .apply(maps);
  const product = layers.multiply({ name: 'product' }).apply([maps, normalised as SymbolicTensor]) as SymbolicTensor;
  const means = through([mean('mean'), layers.flatten({ name: 'means' })], maps);
  const deviations = through([mean('deviation'), layers.flatten({ name: 'deviations' })], product);
  return layers.concatenate({ name: 'statistics' }).apply([means, deviations]) as SymbolicTensor;
}

function summaryDropout({ summaryDropout: rate }: Recipe): Layer[] {
  return rate > 0 ? [layers.dropout({ name: 'summary_dropout', rate })] : [];
}

function dense(recipe: Recipe): Layer[] {
  const hidden = recipe.dense.flatMap(({ units, dropout }, index) => {
    const number = index + 1;
    return [
      layers.dense({ name: `dense_${number}`, units, activation: 'relu', kernelInitializer: 'zeros' }),
      ...(dropout > 0 ? [layers.dropout({ name: `dense_dropout_${number}`, rate: dropout })] : []),
    ];
  });
  const confidence = layers.dense({
    name: 'confidence',
    units: outputsOf(recipe),
    activation: recipe.head.kind === 'softmax' ? 'softmax' : 'sigmoid',
    kernelInitializer: 'zeros',
  });
  return [...hidden, confidence];
}

/** Sets all weights of `net`, in the order of `weightShapes(recipe)`. */
export function setWeightValues(
  net: LayersModel,
  recipe: Recipe,
  values: readonly Float32Array[],
): void {
  tidy(() => {
    net.setWeights(weightShapes(recipe).map((shape, index) => tensor(values[index], [...shape])));
  });
}
