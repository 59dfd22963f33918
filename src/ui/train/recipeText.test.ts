import { expect, it } from 'vitest';
import { GENRE_CNN, GENRE_MLP } from '../../nets/genreRecipes.ts';
import { POST, SOFTMAX_DENSE } from '../../nets/recipes.ts';
import { withOtherEnd } from '../../nets/recipe.ts';
import { TAGGER_CNN, TAGGER_CNN3 } from '../../nets/taggerRecipes.ts';
import { augmentationText, layersText, ruleText, weightsText } from './recipeText.ts';

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
  const augmentation = { shift: 25, timeMask: 10, coefficientMask: 4, tilt: 6, mixup: 0.2, overlay: 0.5 };
  expect(augmentationText({ augmentation, balance: 'group' })).toBe(
    'shift ±25 frames, time mask 10 frames, mask of 4 coefficients, tilt ±6 dB, mixup α 0.2, 50\u202f% of tiles with another laid over, groups equally often',
  );
});

it('tells sides, padding and ends of other systems apart', () => {
  expect(layersText(TAGGER_CNN)).toBe(
    'convolution 64 at 3×3, padded, no pool · convolution 128 at 3×3, padded, pool 2 · ' +
      'convolution 96 at 3×3, pool 4 · convolution 4 at 3×3, pool 1×8 · softmax over all tags',
  );
  expect(layersText({ ...withOtherEnd(TAGGER_CNN3), convolutions: [], summary: 'statistics' })).toBe(
    'mean and deviation over time · a sigmoid for each tag',
  );
  expect(weightsText(withOtherEnd(TAGGER_CNN3), 188)).toBe('One net for all tags, 57,244 weights.');
});

it('says how weights move', () => {
  expect(ruleText(POST)).toBe('Nesterov momentum 0.9 to 0.999 at 0.01 to 0.0001');
  expect(ruleText(TAGGER_CNN)).toBe('Adadelta at 1');
  expect(ruleText(GENRE_MLP)).toBe('Adam at 0.001, L2 0.01, rare tags weigh more');
  const optimiser = { ...GENRE_CNN.optimiser, weightDecay: 0.1 } as typeof GENRE_CNN.optimiser;
  expect(ruleText({ optimiser, l2: 0, classWeights: false })).toBe('Adam at 0.001, weight decay 0.1');
});
