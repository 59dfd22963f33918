/** Tenfold's own: how they compare on the free soundtracks and on the instruments stands in docs/experiments.md. */
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

/**
 * One net for all tags that hears timbre: filters over all mel bands and three frames, the loudest of
 * every eight (a stroke of a bell is short), how much and how unevenly each was found, wherever in the
 * tile, and three dense layers: what instruments sound together is no sum of them, and one was too
 * little for it.
 */
export const TENFOLD_MEL: Recipe = {
  ...TENFOLD_1,
  id: 'tenfold-mel',
  title: 'Tenfold Mel',
  source: 'Filters over the whole mel spectrum and statistics pooling (Snyder et al. 2018), found on the corpus of instruments.',
  features: 'log-mel',
  input: { coefficients: 64, frames: 100 },
  convolutions: [{ filters: 64, kernel: [64, 3], padding: 'valid', pool: [1, 8], dropout: 0 }],
  summaryDropout: 0.1,
  dense: [
    { units: 512, dropout: 0.5 },
    { units: 512, dropout: 0.5 },
    { units: 512, dropout: 0.5 },
  ],
  optimiser: { kind: 'adam', learningRate: { from: 0.001, to: 0 }, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  maximumEpochs: 10,
  batch: 32,
};
