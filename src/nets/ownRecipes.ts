/** Tenfold's own: how it compares on the free soundtracks stands in docs/experiments.md. */
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';

/**
 * One net for all tags. Eight short filters follow each coefficient through time; their mean and
 * deviation over the tile say what sounds and how much it moves, wherever in the tile. Some of these
 * statistics are hidden at every step: what holds for one work's mix must not be all that is learnt.
 */
export const TENFOLD_1: Recipe = {
  id: 'tenfold-1',
  title: 'Tenfold 1',
  source: 'Short filters along time and statistics pooling (Snyder et al. 2018), found on the free soundtracks.',
  system: 'tenfold',
  features: 'film-score-mfcc',
  input: { coefficients: 40, frames: 100 },
  convolutions: [{ filters: 8, kernel: [1, 3], padding: 'valid', pool: 1, dropout: 0 }],
  summary: 'statistics',
  summaryDropout: 0.2,
  dense: [{ units: 256, dropout: 0.4 }],
  head: { kind: 'multi-label', outputs: 10 },
  objective: 'cross-entropy',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
  optimiser: { kind: 'adam', learningRate: { from: 0.003, to: 0 }, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  l2: 0,
  classWeights: false,
  keeps: 'last',
  maximumEpochs: 15,
  batch: 64,
  minimumSteps: 10,
  patience: 15,
  validationShare: 0.1,
};
