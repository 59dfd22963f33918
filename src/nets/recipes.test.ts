import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildModel } from './model.ts';
import { parameterCount, pieceOf, summaryLength, weightShapes } from './netShape.ts';
import { PUBLISHED_IDS } from './publishedFigures.ts';
import { GENRE_CNN, GENRE_MLP, GENRE_MLP_DEEP } from './genreRecipes.ts';
import { objectivesOf, type Recipe, SYSTEMS, withOtherEnd } from './recipe.ts';
import { APPENDIX, comparedWith, POST, RECIPES, SOFTMAX_CNN, SOFTMAX_DENSE } from './recipes.ts';
import { TAGGER_CNN, TAGGER_CNN2, TAGGER_CNN3 } from './taggerRecipes.ts';

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

  it('of the tagger’s nets follow from their layers', () => {
    const padded = (filters: readonly number[]) =>
      filters.reduce((sum, count, index) => sum + 3 * 3 * (filters[index - 1] ?? 1) * count + count, 0);
    // 48×682 → 24×341 → 12×170 → 6×85 → 3×42 → 1×21, 8 channels: 168 inputs.
    expect(padded([64, 32, 16, 8, 8]) + 168 * 188 + 188).toBe(57_244);
    expect(parameterCount(TAGGER_CNN3)).toBe(57_244);
    expect(parameterCount(withOtherEnd(TAGGER_CNN3))).toBe(57_244);
    // … → 3×42, 8 channels: 1,008 inputs.
    expect(padded([64, 32, 16, 8]) + 1008 * 188 + 188).toBe(214_580);
    expect(parameterCount(TAGGER_CNN2)).toBe(214_580);
    // 48×682 → 24×341 → 22×339 → 5×84 → 3×82 → 3×10, 4 channels: 120 inputs.
    expect(padded([64, 128, 96, 4]) + 120 * 188 + 188).toBe(211_392);
    expect(parameterCount(TAGGER_CNN)).toBe(211_392);
  });

  it('of the genre classifier’s nets follow from their layers', () => {
    expect(1270 * 600 + 600 + (600 * 5 + 5)).toBe(765_605);
    expect(parameterCount(GENRE_MLP)).toBe(765_605);
    expect(1270 * 600 + 600 + (600 * 400 + 400) + (400 * 100 + 100) + (100 * 5 + 5)).toBe(1_043_605);
    expect(parameterCount(GENRE_MLP_DEEP)).toBe(1_043_605);
    // 10×2548 → 5×637 → 2×159 → 1×39, 32 channels: 1,248 inputs.
    const convolutions = 9 * 16 + 16 + (9 * 16 * 32 + 32) + (9 * 32 * 32 + 32);
    expect(convolutions + 1248 * 250 + 250 + (250 * 5 + 5)).toBe(327_553);
    expect(parameterCount(GENRE_CNN)).toBe(327_553);
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

it('figures were published of recipes that are here', () => {
  const ids = RECIPES.map(({ id }) => id);
  expect(PUBLISHED_IDS.filter((id) => !ids.includes(id))).toEqual([]);
});

it('a system’s recipes follow each other, the film-score ensemble’s first', () => {
  const systems = RECIPES.map(({ system }) => system);
  expect(systems).toEqual(SYSTEMS.flatMap((system) => systems.filter((other) => other === system)));
});

it.each(RECIPES)('$id ends with an objective of its head, and shrinks no map to nothing', (recipe) => {
  expect(objectivesOf(recipe)).toContain(recipe.objective);
  expect(summaryLength(recipe)).toBeGreaterThan(0);
});

it('compares three recipes of one system, the chosen one among them; our own with the published', () => {
  expect(comparedWith(POST)).toEqual([SOFTMAX_DENSE, SOFTMAX_CNN, POST]);
  expect(comparedWith(SOFTMAX_CNN)).toEqual([SOFTMAX_DENSE, SOFTMAX_CNN, POST]);
  expect(comparedWith(APPENDIX)).toEqual([SOFTMAX_DENSE, SOFTMAX_CNN, APPENDIX]);
  const own: Recipe = { ...TAGGER_CNN3, id: 'own' };
  expect(comparedWith(own)).toEqual([TAGGER_CNN2, withOtherEnd(own), own]);
  for (const recipe of RECIPES) {
    expect(comparedWith(recipe)).toContain(recipe);
    const systems = recipe.system === 'tenfold' ? ['film-score', 'tenfold'] : [recipe.system];
    expect(new Set(comparedWith(recipe).map(({ system }) => system))).toEqual(new Set(systems));
  }
});

it('fewer tiles pass through a net at once where their maps are large, at least one', () => {
  for (const recipe of [POST, APPENDIX, SOFTMAX_CNN, SOFTMAX_DENSE, GENRE_MLP]) expect(pieceOf(recipe, 128)).toBe(128);
  // 48 × 682 × 128 and × 64 values a tile.
  expect(pieceOf(TAGGER_CNN, 64)).toBe(8);
  expect(pieceOf(TAGGER_CNN3, 64)).toBe(16);
  const huge: Recipe = { ...TAGGER_CNN, convolutions: [{ ...TAGGER_CNN.convolutions[0], filters: 5000 }] };
  expect(pieceOf(huge, 64)).toBe(1);
});
