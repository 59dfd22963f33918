import { expect, it } from 'vitest';
import { POST, SOFTMAX_DENSE } from '../../nets/recipes.ts';
import { augmentationText, layersText, weightsText } from './recipeText.ts';

it('names every layer once, in order', () => {
  expect(layersText(POST)).toBe(
    'convolution 32 at 5×5, pool 2 · convolution 64 at 4×4, pool 2 · ' +
      'convolution 128 at 2×2, pool 2 · convolution 256 at 2×2, pool 2 · ' +
      'dense 50 · dense 50 · 1 sigmoid',
  );
});

it('says how many nets there are, and how heavy', () => {
  expect(layersText(SOFTMAX_DENSE)).toBe('dense 50 · dense 50 · softmax over all tags');
  expect(weightsText(POST, 6)).toBe('One net a tag, 251,739 weights each.');
  expect(weightsText(SOFTMAX_DENSE, 10)).toBe('One net for all tags, 203,110 weights.');
});

it('names what training changes about the tiles', () => {
  expect(augmentationText(POST)).toBe('');
  const augmentation = { shift: 25, timeMask: 10, coefficientMask: 4, tilt: 6, mixup: 0.2 };
  expect(augmentationText({ augmentation, balance: 'group' })).toBe(
    'shift ±25 frames, time mask 10 frames, mask of 4 coefficients, tilt ±6 dB, mixup α 0.2, groups equally often',
  );
});
