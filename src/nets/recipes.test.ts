import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildModel } from './model.ts';
import { parameterCount } from './netShape.ts';
import { APPENDIX, POST, RECIPES, SOFTMAX_CNN, SOFTMAX_DENSE } from './recipes.ts';
import { weightShapes } from './netShape.ts';

beforeAll(async () => {
  await setBackend('cpu');
});

describe('weight counts', () => {
  it('of `post` is the published one', () => {
    expect(parameterCount(POST)).toBe(251_739);
  });

  it('of `appendix` follows from its layers', () => {
    // 40×100 → 38×98 → 19×49 → 18×48 → 9×24 → 8×23 → 4×11, 128 channels: 5,632 inputs.
    const convolutions = 3 * 3 * 1 * 32 + 32 + (2 * 2 * 32 * 64 + 64) + (2 * 2 * 64 * 128 + 128);
    const dense = 4 * 11 * 128 * 50 + 50 + (50 * 50 + 50) + (50 + 1);
    expect(convolutions + dense).toBe(325_723);
    expect(parameterCount(APPENDIX)).toBe(convolutions + dense);
  });

  it('of `softmax-cnn` follows from its layers', () => {
    // 40×100 → 36×96 → 18×48 → 16×46 → 8×23 → 7×22 → 3×11 → 2×10 → 1×5, 256 channels: 1,280 inputs.
    const convolutions =
      5 * 5 * 1 * 32 + 32 + (3 * 3 * 32 * 64 + 64) + (2 * 2 * 64 * 128 + 128) + (2 * 2 * 128 * 256 + 256);
    const dense = 1 * 5 * 256 * 50 + 50 + (50 * 50 + 50) + (50 * 10 + 10);
    expect(convolutions + dense).toBe(250_662);
    expect(parameterCount(SOFTMAX_CNN)).toBe(convolutions + dense);
  });

  it('of `softmax-dense` follows from its layers', () => {
    const dense = 40 * 100 * 50 + 50 + (50 * 50 + 50) + (50 * 10 + 10);
    expect(dense).toBe(203_110);
    expect(parameterCount(SOFTMAX_DENSE)).toBe(dense);
  });

  it.each(RECIPES)('of $id agrees with the model that tfjs builds', (recipe) => {
    const model = buildModel(recipe);
    expect(model.countParams()).toBe(parameterCount(recipe));
    expect(model.getWeights().map((weight) => weight.shape)).toEqual(weightShapes(recipe));
    model.dispose();
  });
});

it('recipes have distinct ids, the default first', () => {
  expect(RECIPES[0]).toBe(POST);
  expect(new Set(RECIPES.map((recipe) => recipe.id)).size).toBe(RECIPES.length);
});
