/** Tenfold's own: what did better than the published recipes on the free soundtracks; see docs/experiments.md. */
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';

/**
 * One net for all tags. Its first convolution spans all coefficients, so that the second sees time
 * alone; mean and deviation over the tile then say what sounds and how much it moves, wherever in
 * the tile. Every work is heard as often as every other.
 */
export const TENFOLD_1: Recipe = {
  id: 'tenfold-1',
  title: 'Tenfold 1',
  source: 'Our own: one net for all tags with statistics pooling (Snyder et al. 2018), measured against the thesis’ recipe in docs/experiments.md.',
  system: 'film-score',
  features: 'film-score-mfcc',
  input: { coefficients: 40, frames: 100 },
  convolutions: [
    { filters: 128, kernel: [40, 3], padding: 'valid', pool: [1, 2], dropout: 0.2 },
    { filters: 128, kernel: [1, 3], padding: 'valid', pool: 1, dropout: 0.2 },
  ],
  summary: 'statistics',
  dense: [{ units: 128, dropout: 0.4 }],
  head: { kind: 'multi-label', outputs: 10 },
  objective: 'cross-entropy',
  augmentation: NO_AUGMENTATION,
  balance: 'group',
  optimiser: { kind: 'adam', learningRate: { from: 0.002, to: 0 }, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  l2: 0,
  classWeights: false,
  keeps: 'last',
  maximumEpochs: 20,
  batch: 64,
  minimumSteps: 10,
  patience: 20,
  validationShare: 0.15,
};
