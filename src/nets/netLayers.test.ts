import { describe, expect, it } from 'vitest';
import { netLayers } from './netLayers.ts';
import { parameterCount } from './netShape.ts';
import type { Recipe } from './recipe.ts';
import { POST, RECIPES, SOFTMAX_DENSE } from './recipes.ts';

describe.each(RECIPES)('$id', (recipe) => {
  it('has layers whose weights are those of the net', () => {
    const layers = netLayers(recipe);
    expect(layers.reduce((sum, { weights }) => sum + weights, 0)).toBe(parameterCount(recipe));
    expect(layers[0].kind).toBe('input');
    expect(layers.at(-1)?.kind).toBe('head');
  });
});

it('follows a tile through `post`', () => {
  const outputs = netLayers(POST).map(({ output }) =>
    output.kind === 'map' ? [output.rows, output.frames, output.channels] : [output.values],
  );
  expect(outputs).toEqual([[40, 100, 1], [18, 48, 32], [7, 22, 64], [3, 10, 128], [1, 4, 256], [50], [50], [1]]);
  expect(netLayers(POST).map(({ weights }) => weights)).toEqual([0, 832, 32_832, 32_896, 131_328, 51_250, 2_550, 51]);
});

it('counts what a dense layer is given of the tile, or of its mean and deviation over time', () => {
  expect(netLayers(SOFTMAX_DENSE).map(({ weights }) => weights)).toEqual([0, 200_050, 2_550, 510]);
  const statistics: Recipe = { ...POST, summary: 'statistics' };
  expect(netLayers(statistics).find(({ kind }) => kind === 'statistics')?.output).toEqual({ kind: 'values', values: 512 });
});
