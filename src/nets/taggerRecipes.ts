/**
 * The nets of the 188-tag music tagger: S. Kao's project on MagnaTagATune, which names three and
 * recommends the last. Its account fixes the features, the end of the nets (one softmax over all
 * tags, targets divided by their sum, categorical cross-entropy), Adadelta and batches of 5. Layers are
 * those of the author's programs, which were written for twice as many mel bands and frames; where a
 * pool no longer fits, its sides shrink so that the last layer is given as much as there.
 */
import { constant } from './optimiserRule.ts';
import { NO_AUGMENTATION, type ConvolutionBlock, type Recipe } from './recipe.ts';

const TAGGER = {
  system: 'tagger',
  features: 'tagger-mel',
  // 29.12 s at 12 kHz, a hop of 512 samples.
  input: { coefficients: 48, frames: 682 },
  summary: 'flatten',
  summaryDropout: 0,
  dense: [],
  head: { kind: 'softmax', outputs: 188 },
  objective: 'categorical-cross-entropy',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
  // Keras' values of that time.
  optimiser: { kind: 'adadelta', learningRate: constant(1), rho: 0.95, epsilon: 1e-8 },
  l2: 0,
  classWeights: false,
  keeps: 'best',
  maximumEpochs: 100,
  batch: 5,
  minimumSteps: 10,
  patience: 10,
  validationShare: 0.2,
} as const satisfies Partial<Recipe>;

/** Padded 3×3, as all of the tagger's convolutions but two. */
function padded(filters: number, pool: ConvolutionBlock['pool']): ConvolutionBlock {
  return { filters, kernel: 3, padding: 'same', pool, dropout: 0 };
}

/** The first attempt: wide maps, four convolutions, and the rest left to large pools. */
export const TAGGER_CNN: Recipe = {
  ...TAGGER,
  id: 'tagger-cnn',
  title: 'Music tagger, CNN',
  source:
    'S. Kao’s music tagger, first net: four convolutions with wide maps. The author’s average pool and rectified end are a max-pool and a softmax here, as in the nets after it.',
  convolutions: [
    padded(64, 1),
    padded(128, 2),
    { filters: 96, kernel: 3, padding: 'valid', pool: 4, dropout: 0 },
    { filters: 4, kernel: 3, padding: 'valid', pool: [1, 8], dropout: 0 },
  ],
};

/** Named by the account without its layers: here the recommended net without its last convolution. */
export const TAGGER_CNN2: Recipe = {
  ...TAGGER,
  id: 'tagger-cnn2',
  title: 'Music tagger, CNN2',
  source:
    'S. Kao’s music tagger, second net. The account says that features of use came with the fourth or fifth layer and prints no more: here CNN3 without its last convolution.',
  convolutions: [padded(64, 2), padded(32, 2), padded(16, 2), padded(8, 2)],
};

/**
 * The recommended net: low-level features first, then maps that dwindle, so that the end stays small.
 * The author's program opens with one more convolution, of 32 filters and without a pool, that the
 * account's six layers leave no room for.
 */
export const TAGGER_CNN3: Recipe = {
  ...TAGGER,
  id: 'tagger-cnn3',
  title: 'Music tagger, CNN3',
  source:
    'S. Kao’s music tagger, the recommended net: five convolutions with max-pooling that shrink quickly, then one dense softmax over the tags.',
  convolutions: [padded(64, 2), padded(32, 2), padded(16, 2), padded(8, 2), padded(8, 2)],
};

export const TAGGER_RECIPES: readonly Recipe[] = [TAGGER_CNN3, TAGGER_CNN2, TAGGER_CNN];
