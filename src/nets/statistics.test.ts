import '@tensorflow/tfjs-backend-cpu';
import { grad, mul, setBackend, sigmoid, softmax, sum, tensor, tensor4d, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadNet, saveNet } from './artifact.ts';
import { logits } from './forward.ts';
import { weightShapes } from './netShape.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';
import { POST } from './recipes.ts';
import { statistics } from './statistics.ts';
import { initialWeights } from './weights.ts';

beforeAll(async () => {
  await setBackend('cpu');
});

const SHAPE: [number, number, number, number] = [2, 3, 7, 2];

function maps(): Float32Array<ArrayBuffer> {
  const random = stream(1, 'maps');
  return Float32Array.from({ length: 2 * 3 * 7 * 2 }, () => 4 * random.uniform() - 1);
}

/** In float64, straight from the definition. */
function reference(values: ArrayLike<number>): number[][] {
  return [0, 1].map((tile) => {
    const means: number[] = [];
    const deviations: number[] = [];
    for (let row = 0; row < 3; row++) {
      for (let channel = 0; channel < 2; channel++) {
        const line = Array.from({ length: 7 }, (_, frame) => values[((tile * 3 + row) * 7 + frame) * 2 + channel]);
        const mean = line.reduce((total, value) => total + value, 0) / 7;
        const variance = line.reduce((total, value) => total + (value - mean) ** 2, 0) / 7;
        means.push(mean);
        deviations.push(variance / Math.sqrt(variance + 1e-5));
      }
    }
    return [...means, ...deviations];
  });
}

describe('statistics pooling', () => {
  it('gives the means of all rows and channels, then their deviations', () => {
    const values = maps();
    const found = statistics(tensor4d(values, SHAPE)).arraySync();
    reference(values).forEach((row, tile) => row.forEach((value, at) => expect(found[tile][at]).toBeCloseTo(value, 5)));
  });

  it('has the gradient that differences show', () => {
    const values = maps();
    // Zero everywhere in one row: a root alone would have no slope there.
    for (let frame = 0; frame < 7; frame++) values[2 * frame] = 0;
    const weights = reference(values).map((row, tile) => row.map((_, at) => Math.sin(1 + at + 5 * tile)));
    const scored = (list: ArrayLike<number>) =>
      reference(list).reduce((total, row, tile) => total + row.reduce((part, value, at) => part + value * weights[tile][at], 0), 0);
    const slope = tidy(() =>
      grad((x: Tensor) => sum(mul(statistics(x as Tensor4D), weights)))(tensor4d(values, SHAPE)).dataSync(),
    );
    const exact = Array.from(values);
    exact.forEach((value, at) => {
      const moved = (by: number) => exact.with(at, value + by);
      const difference = (scored(moved(1e-4)) - scored(moved(-1e-4))) / 2e-4;
      expect(slope[at]).toBeCloseTo(difference, 2);
    });
    expect(slope.every(Number.isFinite)).toBe(true);
  });
});

describe.each<[string, Recipe]>([
  [
    'after convolutions',
    {
      ...POST,
      input: { coefficients: 9, frames: 21 },
      convolutions: [{ filters: 3, kernel: [3, 2], padding: 'same', pool: [2, 3], dropout: 0.1 }],
      summary: 'statistics',
      head: { kind: 'multi-label', outputs: 4 },
    },
  ],
  [
    'of the tile itself',
    { ...POST, input: { coefficients: 9, frames: 21 }, convolutions: [], summary: 'statistics', head: { kind: 'softmax', outputs: 3 } },
  ],
])('a saved net with statistics %s', (_, recipe) => {
  const random = stream(2, 'tiles');
  const values = Float32Array.from({ length: 5 * 9 * 21 }, () => 3 * random.uniform() - 1);
  const weights = initialWeights(recipe, 1, 'net').map((list) => list.map((value) => (value === 0 ? random.uniform() - 0.5 : value)));

  it('predicts what the training computes, of standard layers alone', async () => {
    const saved = await saveNet(recipe, weights);
    const model = await loadNet(saved);
    const own = ['Conv2D', 'MaxPooling2D', 'Dropout', 'AveragePooling2D', 'LayerNormalization', 'Multiply', 'Flatten', 'Concatenate', 'Dense', 'InputLayer'];
    expect(model.layers.map((layer) => layer.getClassName()).filter((name) => !own.includes(name))).toEqual([]);
    const [predicted, expected] = tidy(() => {
      const tiles = tensor4d(values, [5, 9, 21, 1]);
      const shapes = weightShapes(recipe);
      const z = logits(recipe, weights.map((list, index) => tensor(list, [...shapes[index]])), tiles, null);
      return [(model.predict(tiles) as Tensor).dataSync(), recipe.head.kind === 'softmax' ? softmax(z).dataSync() : sigmoid(z).dataSync()];
    });
    predicted.forEach((value, at) => expect(value).toBeCloseTo(expected[at], 5));
    model.dispose();
  });
});
