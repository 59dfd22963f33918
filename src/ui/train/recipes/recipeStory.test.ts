import { describe, expect, it } from 'vitest';
import { GENRE_CNN, GENRE_MLP } from '../../../nets/genreRecipes.ts';
import { netLayers } from '../../../nets/netLayers.ts';
import { isForAllTags, type Recipe, withOtherEnd } from '../../../nets/recipe.ts';
import { TENFOLD_1 } from '../../../nets/ownRecipes.ts';
import { POST, RECIPES, SOFTMAX_DENSE } from '../../../nets/recipes.ts';
import { TAGGER_CNN3 } from '../../../nets/taggerRecipes.ts';
import { layerRow } from './layerRows.ts';
import { featureFacts, learningFacts } from './recipeFacts.ts';
import { recipeStory } from './recipeStory.ts';

describe('the story of a recipe', () => {
  it('says how many nets there are, what they hear, and how', () => {
    expect(recipeStory(POST)).toEqual([
      'Each tag has a net of its own that answers yes or no, so a track may have any number of tags.',
      'It hears 9.3 s at a time, and a track is the mean of its tiles; a shorter track is padded to one tile.',
      'Four convolutions look for short patterns wherever they sound and leave 1 × 4 places of 256 values; two dense layers and the last one decide.',
    ]);
    expect(recipeStory(TAGGER_CNN3)[1]).toBe('It hears the middle 29.1 s of a track at once; a shorter track is followed by silence.');
    expect(recipeStory(TAGGER_CNN3)[2]).toContain('Five convolutions');
    expect(recipeStory(TAGGER_CNN3)[2]).toContain('the last layer decides at once');
    expect(recipeStory(GENRE_MLP)[1]).toContain('20 tiles, each of every 20th frame');
    expect(recipeStory(GENRE_MLP)[2]).toBe('There is no convolution: every value of a tile goes in, and one dense layer and the last one decide.');
  });

  it('tells heads and summaries apart', () => {
    const heads = [POST, SOFTMAX_DENSE, withOtherEnd(TAGGER_CNN3)].map((recipe) => recipeStory(recipe)[0]);
    expect(new Set(heads).size).toBe(3);
    const statistics: Recipe = { ...POST, convolutions: POST.convolutions.slice(0, 1), summary: 'statistics' };
    expect(recipeStory(statistics)[2]).toContain('One convolution looks for');
    expect(recipeStory(statistics)[2]).toContain('the mean and the deviation over time are kept');
  });
});

it('every recipe has a row for each of its layers, and no fact is empty', () => {
  for (const recipe of RECIPES) {
    expect(netLayers(recipe).map(layerRow).every(({ layer, output }) => layer !== '' && output !== '')).toBe(true);
    expect([...featureFacts(recipe), ...learningFacts(recipe)].every(({ detail }) => detail !== '')).toBe(true);
  }
  expect(netLayers(GENRE_CNN).map(layerRow).slice(0, 4)).toEqual([
    { layer: 'Tile', detail: 'standardised by row', output: '10 × 2,548', weights: 0 },
    { layer: 'Convolution 16 @ 3×3', detail: 'padded, ReLU, pool 2×4', output: '5 × 637 × 16', weights: 160 },
    { layer: 'Convolution 32 @ 3×3', detail: 'padded, ReLU, pool 2×4', output: '2 × 159 × 32', weights: 4_640 },
    { layer: 'Convolution 32 @ 3×3', detail: 'padded, ReLU, pool 2×4, dropout 50\u202f%', output: '1 × 39 × 32', weights: 9_248 },
  ]);
});

it('says which ends and objectives can be switched to', () => {
  const [head, objective] = ['Head', 'Objective'].map((wanted) => (recipe: Recipe) => learningFacts(recipe).find(({ term }) => term === wanted)?.detail);
  expect(head(TAGGER_CNN3)).toBe('softmax over all tags; a sigmoid for each tag by the switch “Ending”');
  expect(objective(TAGGER_CNN3)).toBe('categorical cross-entropy; cross-entropy with a sigmoid for each tag');
  expect(head(withOtherEnd(TAGGER_CNN3))).toBe('a sigmoid for each tag; softmax over all tags by the switch “Ending”');
  // A net a tag has nothing to share out a confidence among.
  expect(head(POST)).toBe('1 sigmoid');
  expect(objective(POST)).toBe('squared error; cross-entropy by the switch “Objective”');
  const forAllTags = RECIPES.filter(isForAllTags);
  expect(forAllTags.length).toBeGreaterThan(5);
  expect(forAllTags.filter((recipe) => !head(recipe)?.includes('“Ending”'))).toEqual([]);
});

it('says how a recipe is kept from learning by heart', () => {
  const regularisation = (recipe: Recipe) => learningFacts(recipe).find(({ term }) => term === 'Regularisation')?.detail;
  expect(regularisation(POST)).toBe('dropout 10\u202f% to 50\u202f%, early stopping');
  expect(regularisation(GENRE_MLP)).toBe('dropout 20\u202f%, L2 0.01, rare tags weigh more, early stopping');
  expect(regularisation(TENFOLD_1)).not.toContain('early stopping');
  expect(learningFacts(TENFOLD_1).find(({ term }) => term === 'Epochs')?.detail).toContain('the last weights count');
  expect(regularisation(TAGGER_CNN3)).toBe('early stopping');
});
