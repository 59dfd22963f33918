import { TENFOLD_1, TENFOLD_MEL } from './ownRecipes.ts';
import { GENRE_CNN, GENRE_MLP, GENRE_MLP_DEEP, GENRE_RECIPES } from './genreRecipes.ts';
import { NO_AUGMENTATION, type Recipe, type System, withOtherEnd } from './recipe.ts';
import { TAGGER_CNN2, TAGGER_CNN3, TAGGER_RECIPES } from './taggerRecipes.ts';

/** The training rule that the film-score ensemble's nets share. */
const FILM_SCORE = {
  system: 'film-score',
  features: 'film-score-mfcc',
  input: { coefficients: 40, frames: 100 },
  summary: 'flatten',
  summaryDropout: 0,
  head: { kind: 'sigmoid' },
  objective: 'squared-error',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
  optimiser: {
    kind: 'nesterov',
    learningRate: { from: 0.01, to: 0.0001 },
    momentum: { from: 0.9, to: 0.999 },
  },
  l2: 0,
  classWeights: false,
  keeps: 'best',
  maximumEpochs: 1000,
  batch: 1200,
  minimumSteps: 10,
  patience: 30,
  validationShare: 0.2,
} as const satisfies Partial<Recipe>;

/** The default: the net of the published account of the film-score ensemble. */
export const POST: Recipe = {
  id: 'post',
  title: 'Film score',
  source: 'D. Stone, New York University, 2016, as the author’s account of the thesis draws it: four convolutions, one net a tag.',
  convolutions: [
    { filters: 32, kernel: 5, padding: 'valid', pool: 2, dropout: 0.1 },
    { filters: 64, kernel: 4, padding: 'valid', pool: 2, dropout: 0.2 },
    { filters: 128, kernel: 2, padding: 'valid', pool: 2, dropout: 0.3 },
    { filters: 256, kernel: 2, padding: 'valid', pool: 2, dropout: 0.4 },
  ],
  dense: [
    { units: 50, dropout: 0.5 },
    { units: 50, dropout: 0 },
  ],
  ...FILM_SCORE,
};

/** The member that the thesis prints in its appendix: three convolutions, a wider dense layer. */
export const APPENDIX: Recipe = {
  id: 'appendix',
  title: 'Film score, as in the appendix',
  source: 'D. Stone, New York University, 2016: the ensemble member printed in the appendix.',
  convolutions: [
    { filters: 32, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 },
    { filters: 64, kernel: 2, padding: 'valid', pool: 2, dropout: 0.2 },
    { filters: 128, kernel: 2, padding: 'valid', pool: 2, dropout: 0.3 },
  ],
  dense: [
    { units: 50, dropout: 0.5 },
    { units: 50, dropout: 0 },
  ],
  ...FILM_SCORE,
};

/** What a single net for all tags has in common: ten outputs in its source, as many as tags here. */
const SINGLE_NET = {
  ...FILM_SCORE,
  head: { kind: 'softmax', outputs: 10 },
  objective: 'categorical-cross-entropy',
} as const satisfies Partial<Recipe>;

/** The single convolutional net that the film-score ensemble was measured against. */
export const SOFTMAX_CNN: Recipe = {
  ...POST,
  ...SINGLE_NET,
  id: 'softmax-cnn',
  title: 'Single net, convolutional',
  source: 'D. Stone, New York University, 2016, the thesis’ single net for all tags: as the ensemble’s member, with a second kernel of 3×3.',
  convolutions: POST.convolutions.map((block, index) => (index === 1 ? { ...block, kernel: 3 } : block)),
};

/** The thesis' baseline: no convolution at all. */
export const SOFTMAX_DENSE: Recipe = {
  ...SINGLE_NET,
  id: 'softmax-dense',
  title: 'Single net, dense (baseline)',
  source: 'D. Stone, New York University, 2016, the thesis’ baseline for all tags: every value of a tile into two dense layers.',
  convolutions: [],
  dense: [
    { units: 50, dropout: 0.2 },
    { units: 50, dropout: 0.5 },
  ],
};

/** All recipes, the default first, each system's together. */
export const RECIPES: readonly Recipe[] = [POST, APPENDIX, SOFTMAX_CNN, SOFTMAX_DENSE, TENFOLD_1, TENFOLD_MEL, ...TAGGER_RECIPES, ...GENRE_RECIPES];

/**
 * The recipes of each system that tell most when they train on the same split, the main one last. Where
 * two are named, the third is the main one with its other end.
 */
const COMPARED: Readonly<Record<System, readonly [Recipe, Recipe, Recipe] | readonly [Recipe, Recipe]>> = {
  'film-score': [SOFTMAX_DENSE, SOFTMAX_CNN, POST],
  tenfold: [SOFTMAX_DENSE, POST, TENFOLD_1],
  tagger: [TAGGER_CNN2, TAGGER_CNN3],
  'genre-classifier': [GENRE_MLP, GENRE_MLP_DEEP, GENRE_CNN],
};

/**
 * The three recipes to compare for one of a system: its main one gives way where the chosen one is no
 * other of them.
 *
 * @param asTrained what becomes of a listed recipe here; as it is by default
 */
export function comparedWith(chosen: Recipe, asTrained: (recipe: Recipe) => Recipe = (recipe) => recipe): readonly Recipe[] {
  const named = COMPARED[chosen.system];
  const known = named.some(({ id }) => id === chosen.id);
  const beside = named.slice(0, -1).map(asTrained);
  const main = asTrained(known ? named[named.length - 1] : chosen);
  return [...beside, ...(named.length === 2 ? [withOtherEnd(main)] : []), main];
}
