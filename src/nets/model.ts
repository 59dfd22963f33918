import { tensor, tidy } from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel, type Sequential } from '@tensorflow/tfjs-layers';
import { outputsOf, type Recipe } from './recipe.ts';
import { weightShapes } from './weights.ts';

/**
 * The net of a recipe as a standard tf.layers model: input [tiles, coefficients, frames, 1], output
 * [tiles, outputs] in 0..1: one column for a sigmoid head, one a tag for softmax and multi-label.
 * Layer names are fixed, so that equal recipes give equal topologies. Weights are zero until
 * `setWeightValues`.
 */
export function buildModel(recipe: Recipe): Sequential {
  const model = sequential({ name: 'net' });
  recipe.convolutions.forEach(({ filters, kernel, pool, dropout }, index) => {
    const number = index + 1;
    model.add(
      layers.conv2d({
        name: `convolution_${number}`,
        filters,
        kernelSize: kernel,
        padding: 'valid',
        activation: 'relu',
        kernelInitializer: 'zeros',
        ...(index === 0 ? { inputShape: [recipe.input.coefficients, recipe.input.frames, 1] } : {}),
      }),
    );
    model.add(layers.maxPooling2d({ name: `pool_${number}`, poolSize: pool, strides: pool }));
    if (dropout > 0) model.add(layers.dropout({ name: `convolution_dropout_${number}`, rate: dropout }));
  });
  model.add(
    layers.flatten({
      name: 'flatten',
      ...(recipe.convolutions.length === 0
        ? { inputShape: [recipe.input.coefficients, recipe.input.frames, 1] }
        : {}),
    }),
  );
  recipe.dense.forEach(({ units, dropout }, index) => {
    const number = index + 1;
    model.add(
      layers.dense({ name: `dense_${number}`, units, activation: 'relu', kernelInitializer: 'zeros' }),
    );
    if (dropout > 0) model.add(layers.dropout({ name: `dense_dropout_${number}`, rate: dropout }));
  });
  model.add(
    layers.dense({
      name: 'confidence',
      units: outputsOf(recipe),
      activation: recipe.head.kind === 'softmax' ? 'softmax' : 'sigmoid',
      kernelInitializer: 'zeros',
    }),
  );
  return model;
}

/** Sets all weights of `model`, in the order of `weightShapes(recipe)`. */
export function setWeightValues(
  model: LayersModel,
  recipe: Recipe,
  values: readonly Float32Array[],
): void {
  tidy(() => {
    model.setWeights(weightShapes(recipe).map((shape, index) => tensor(values[index], [...shape])));
  });
}
