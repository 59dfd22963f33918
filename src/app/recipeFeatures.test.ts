import { expect, it } from 'vitest';
import { featureSet } from '../dsp/featureSets.ts';
import { RECIPES } from '../nets/recipes.ts';

it.each(RECIPES)('$id takes the tiles that its features make', ({ features, input }) => {
  const { height, frames } = featureSet(features);
  expect(input).toEqual({ coefficients: height, frames });
});
