/** A recipe is data: it fully determines how the nets of an ensemble are built and trained. */
import type { FeatureSetId } from '../dsp/featureSetId.ts';
import type { OptimiserRule } from './optimiserRule.ts';

/** What a recipe belongs to: a published account, or Tenfold's own. */
export const SYSTEMS = ['film-score', 'tenfold', 'tagger', 'genre-classifier'] as const;

export type System = (typeof SYSTEMS)[number];

/** Along coefficients and frames; one number for both. */
export type Sides = number | readonly [rows: number, frames: number];

/** Around a convolution: none, or as many zeros as keep the sides; a pool never has any. */
export type Padding = 'valid' | 'same';

/** Convolution of stride 1, ReLU, max-pool. */
export interface ConvolutionBlock {
  readonly filters: number;
  /** Sides of the kernel. */
  readonly kernel: Sides;
  readonly padding: Padding;
  /** Sides and strides of the max-pool that follows; rows and frames left over are dropped. */
  readonly pool: Sides;
  /** Share of values dropped after pooling while training, 0..1. */
  readonly dropout: number;
}

export interface DenseBlock {
  readonly units: number;
  readonly dropout: number;
}

/**
 * What the dense layers are given of the convolutions' maps (or of the tile, where there are none):
 * `flatten` gives every value, `statistics` the mean and the deviation over the frames of every row
 * and channel, wherever in the tile something sounds.
 */
export type Summary = 'flatten' | 'statistics';

/**
 * The end of a net, and with it how many nets an ensemble has.
 *
 * `sigmoid`: one net a tag, each a yes-or-no answer. `softmax`: one net for all tags, whose
 * `outputs` (one a tag, in the order of the tags) share out a confidence of 1. `multi-label`: one net
 * for all tags, each of whose `outputs` is a yes-or-no answer of its own. A published recipe
 * carries its source's number; a plan puts the number of its tags in its place.
 */
export type Head =
  | { readonly kind: 'sigmoid' }
  | { readonly kind: 'softmax'; readonly outputs: number }
  | { readonly kind: 'multi-label'; readonly outputs: number };

/**
 * `squared-error` and `cross-entropy` judge each sigmoid, summed over a net's outputs;
 * `categorical-cross-entropy` belongs to the softmax head and to no other.
 */
export const OBJECTIVES = ['squared-error', 'cross-entropy', 'categorical-cross-entropy'] as const;

export type Objective = (typeof OBJECTIVES)[number];

/** How far the tiles of training are changed, each strength 0 for not at all. */
export interface Augmentation {
  /** Most frames by which a tile starts earlier or later in its track. Needs all tiles of a track. */
  readonly shift: number;
  /** Most frames that are blanked at once, one stretch a tile. */
  readonly timeMask: number;
  /** Most neighbouring coefficients that are blanked, one stretch a tile. */
  readonly coefficientMask: number;
  /** Most decibels, up or down, from the lowest mel band to the highest. */
  readonly tilt: number;
  /** α of the Beta(α, α) by which each tile is mixed with another. */
  readonly mixup: number;
  /** Chance, 0..1, that another tile sounds over a tile, with the tags of both. Needs rows that are mel bands. */
  readonly overlay: number;
}

/** As the sources trained: nothing is changed. */
export const NO_AUGMENTATION: Augmentation = { shift: 0, timeMask: 0, coefficientMask: 0, tilt: 0, mixup: 0, overlay: 0 };

/** How often tiles are shown: each once an epoch, or every group as often as every other. */
export type Balance = 'none' | 'group';

/**
 * Which weights a net ends with: those of its best validation loss, or those of its last epoch. The
 * last are the better ones where the rate falls to nothing and the validation tracks are few, or of
 * few works: the loss on them is then mostly luck, and early epochs are lucky.
 */
export type Keeps = 'best' | 'last';

export interface Recipe {
  readonly id: string;
  readonly title: string;
  /** Where the recipe comes from, one sentence. */
  readonly source: string;
  readonly system: System;
  /** The features that its tiles are made of. */
  readonly features: FeatureSetId;
  /** Tile height (coefficients) and width (frames). */
  readonly input: { readonly coefficients: number; readonly frames: number };
  readonly convolutions: readonly ConvolutionBlock[];
  readonly summary: Summary;
  /** Share of the summary's values dropped while training, 0..1. */
  readonly summaryDropout: number;
  readonly dense: readonly DenseBlock[];
  readonly head: Head;
  readonly objective: Objective;
  readonly augmentation: Augmentation;
  readonly balance: Balance;
  readonly optimiser: OptimiserRule;
  /** λ of a penalty λ Σ w² on every kernel, biases spared, as Keras' `l2` adds it to the loss; 0: none. */
  readonly l2: number;
  /** Whether a tile weighs the more the rarer its tags are; see `classWeights` in examples.ts. */
  readonly classWeights: boolean;
  readonly maximumEpochs: number;
  /** Batch size for large data. For small folders see `batchSize()` in batches.ts. */
  readonly batch: number;
  /** The batch shrinks until an epoch has at least this many steps. */
  readonly minimumSteps: number;
  readonly keeps: Keeps;
  /** Epochs without a better validation loss before a net stops and restores its best weights; nothing where it keeps its last. */
  readonly patience: number;
  /** Share of the training tracks (whole groups) that only measure the validation loss. */
  readonly validationShare: number;
}

/** Columns that one net of the recipe answers with. */
export function outputsOf({ head }: Pick<Recipe, 'head'>): number {
  switch (head.kind) {
    case 'sigmoid':
      return 1;
    case 'softmax':
    case 'multi-label':
      return head.outputs;
    default:
      return head satisfies never;
  }
}

/** Whether one net answers for all tags; else each tag has its own. */
export function isForAllTags({ head }: Pick<Recipe, 'head'>): boolean {
  switch (head.kind) {
    case 'sigmoid':
      return false;
    case 'softmax':
    case 'multi-label':
      return true;
    default:
      return head satisfies never;
  }
}

/** What a net with such a head can be trained by, the usual one first. */
export function objectivesOf({ head }: Pick<Recipe, 'head'>): readonly Objective[] {
  switch (head.kind) {
    case 'sigmoid':
    case 'multi-label':
      return ['cross-entropy', 'squared-error'];
    case 'softmax':
      return ['categorical-cross-entropy'];
    default:
      return head satisfies never;
  }
}

/** The ends that the recipe's nets may have, its own among them: the number of nets stays. */
export function endsOf({ head }: Pick<Recipe, 'head'>): readonly Head[] {
  switch (head.kind) {
    case 'sigmoid':
      return [head];
    case 'softmax':
    case 'multi-label':
      return [
        { kind: 'softmax', outputs: head.outputs },
        { kind: 'multi-label', outputs: head.outputs },
      ];
    default:
      return head satisfies never;
  }
}

/** What a title says of an end that is not the recipe's own. */
const END_WORDS: Readonly<Record<Exclude<Head['kind'], 'sigmoid'>, string>> = {
  softmax: ' with a softmax',
  'multi-label': ' with a sigmoid for each tag',
};

/**
 * The recipe trained by this objective, which decides the end of its nets: head and objective change
 * together, and the title says so. As it is where none of its ends can be trained by that: a net a
 * tag has no tags to share out a confidence among.
 */
export function withObjective(recipe: Recipe, objective: Objective): Recipe {
  const head = endsOf(recipe).find((end) => objectivesOf({ head: end }).includes(objective));
  if (!head) return recipe;
  return { ...recipe, title: titleWith(recipe, head), head, objective };
}

/** Back to the end that the title named as another's, the title is again the one before. */
function titleWith({ title, head: own }: Recipe, head: Head): string {
  if (own.kind === 'sigmoid' || head.kind === 'sigmoid' || own.kind === head.kind) return title;
  const words = END_WORDS[own.kind];
  return title.endsWith(words) ? title.slice(0, -words.length) : title + END_WORDS[head.kind];
}

/** The recipe of one net for all tags with the end that it does not have, by the usual objective of that. */
export function withOtherEnd(recipe: Recipe): Recipe {
  const other = endsOf(recipe).find(({ kind }) => kind !== recipe.head.kind);
  return other ? withObjective(recipe, objectivesOf({ head: other })[0]) : recipe;
}

/** The recipe for so many tags: a net for all of them gets an output each. */
export function forTags(recipe: Recipe, tags: number): Recipe {
  const { head } = recipe;
  return head.kind === 'sigmoid' ? recipe : { ...recipe, head: { ...head, outputs: tags } };
}

/** The name of the only net of an ensemble with one for all tags; others are named by their tags. */
export const ALL_TAGS = 'All tags';

/**
 * The nets of an ensemble by name, in the order of their columns: set side by side their outputs are
 * one column a tag.
 */
export function netNames(recipe: Pick<Recipe, 'head'>, tags: readonly string[]): readonly string[] {
  return isForAllTags(recipe) ? [ALL_TAGS] : tags;
}

/** Which net answers for a tag, and in which column of its output. */
export function answering(
  recipe: Pick<Recipe, 'head'>,
  tags: readonly string[],
  tag: string,
): { readonly net: string; readonly output: number } {
  return isForAllTags(recipe) ? { net: ALL_TAGS, output: tags.indexOf(tag) } : { net: tag, output: 0 };
}
