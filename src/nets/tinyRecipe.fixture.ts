import { NO_AUGMENTATION, type Recipe } from './recipe.ts';

/** A recipe small enough for tests, with something of everything; tests change what they are about. */
export const TINY_RECIPE: Recipe = {
  id: 'tiny',
  title: 'Tiny',
  source: 'Small enough for tests.',
  system: 'film-score',
  features: 'film-score-mfcc',
  input: { coefficients: 6, frames: 8 },
  convolutions: [{ filters: 3, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 }],
  dense: [{ units: 5, dropout: 0.2 }],
  summary: 'flatten',
  summaryDropout: 0,
  head: { kind: 'sigmoid' },
  objective: 'squared-error',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
  keeps: 'best',
  l2: 0,
  classWeights: false,
  optimiser: { kind: 'nesterov', learningRate: { from: 0.1, to: 0.01 }, momentum: { from: 0.9, to: 0.99 } },
  maximumEpochs: 12,
  batch: 32,
  minimumSteps: 5,
  patience: 4,
  validationShare: 0.2,
};
