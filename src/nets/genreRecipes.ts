/**
 * The nets of R. Vink's five-genre classifier, two posts of 2017: MFCC pictures of 30 s, seen whole by
 * a convolutional net, or every 20th column at a time by dense ones, which makes 20 tiles of a song.
 */
import { constant } from './optimiserRule.ts';
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';

const GENRE = {
  system: 'genre-classifier',
  summary: 'flatten',
  summaryDropout: 0,
  head: { kind: 'softmax', outputs: 5 },
  objective: 'categorical-cross-entropy',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
  // The rate is the post's; the rest Keras' values of that time.
  optimiser: { kind: 'adam', learningRate: constant(0.001), beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
  // The author's are five times as large, which Adam's steps do not see; the penalty weighs more by it.
  classWeights: true,
  keeps: 'best',
  maximumEpochs: 200,
  batch: 100,
  minimumSteps: 10,
  patience: 20,
  validationShare: 0.2,
} as const satisfies Partial<Recipe>;

const COLUMNS = {
  ...GENRE,
  features: 'genre-mfcc-columns',
  input: { coefficients: 10, frames: 127 },
  convolutions: [],
  l2: 0.01,
} as const satisfies Partial<Recipe>;

export const GENRE_MLP: Recipe = {
  ...COLUMNS,
  id: 'genre-mlp',
  title: 'Genre classifier, one hidden layer',
  source: 'R. Vink’s genre classifier, 2017, model 1: every 20th column of the MFCC picture into 600 units.',
  dense: [{ units: 600, dropout: 0.2 }],
};

export const GENRE_MLP_DEEP: Recipe = {
  ...COLUMNS,
  id: 'genre-mlp-deep',
  title: 'Genre classifier, three hidden layers',
  source: 'R. Vink’s genre classifier, 2017, model 2: every 20th column of the MFCC picture into 600, 400 and 100 units.',
  dense: [
    { units: 600, dropout: 0.2 },
    { units: 400, dropout: 0.2 },
    { units: 100, dropout: 0.2 },
  ],
};

/** The post gives filters, dropout and dense layers; sides of kernels and pools are this project's. */
export const GENRE_CNN: Recipe = {
  ...GENRE,
  id: 'genre-cnn',
  title: 'Genre classifier, convolutional',
  source:
    'R. Vink’s genre classifier, 2017, its best net: convolutions of 16, 32 and 32 filters, 50 % dropout, 250 units. The post draws no sides; here kernels are 3×3 and pools 2×4.',
  features: 'genre-mfcc',
  input: { coefficients: 10, frames: 2548 },
  convolutions: [
    { filters: 16, kernel: 3, padding: 'same', pool: [2, 4], dropout: 0 },
    { filters: 32, kernel: 3, padding: 'same', pool: [2, 4], dropout: 0 },
    { filters: 32, kernel: 3, padding: 'same', pool: [2, 4], dropout: 0.5 },
  ],
  dense: [{ units: 250, dropout: 0 }],
  l2: 0,
};

export const GENRE_RECIPES: readonly Recipe[] = [GENRE_CNN, GENRE_MLP, GENRE_MLP_DEEP];
