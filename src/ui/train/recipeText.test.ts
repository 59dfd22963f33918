import { expect, it } from 'vitest';
import { POST } from '../../nets/recipes.ts';
import { layersText } from './recipeText.ts';

it('names every layer once, in order', () => {
  expect(layersText(POST)).toBe(
    'convolution 32 at 5×5, pool 2 · convolution 64 at 4×4, pool 2 · ' +
      'convolution 128 at 2×2, pool 2 · convolution 256 at 2×2, pool 2 · ' +
      'dense 50 · dense 50 · 1 sigmoid',
  );
});
