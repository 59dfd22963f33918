/** A recipe is data: it fully determines how the nets of an ensemble are built and trained. */
export interface ConvolutionBlock {
  readonly filters: number;
  /** Side of the square kernel; valid padding, stride 1, ReLU. */
  readonly kernel: number;
  /** Side and stride of the max-pool that follows. */
  readonly pool: number;
  /** Share of values dropped after pooling while training, 0..1. */
  readonly dropout: number;
}

export interface DenseBlock {
  readonly units: number;
  readonly dropout: number;
}

/** A value that moves linearly from the first epoch to the last of the *maximum* epochs. */
export interface LinearSchedule {
  readonly from: number;
  readonly to: number;
}

/**
 * The end of a net, and with it how many nets an ensemble has.
 *
 * `sigmoid`: one net a tag, each a yes-or-no answer. `softmax`: one net for all tags, whose
 * `outputs` (one a tag, in the order of the tags) share out a confidence of 1. A published recipe
 * carries its source's number; a plan puts the number of its tags in its place.
 */
export type Head = { readonly kind: 'sigmoid' } | { readonly kind: 'softmax'; readonly outputs: number };

/**
 * `squared-error` and `cross-entropy` judge one sigmoid each; `categorical-cross-entropy` belongs to
 * the softmax head and to no other.
 */
export type Objective = 'squared-error' | 'cross-entropy' | 'categorical-cross-entropy';

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
}

/** As the sources trained: nothing is changed. */
export const NO_AUGMENTATION: Augmentation = { shift: 0, timeMask: 0, coefficientMask: 0, tilt: 0, mixup: 0 };

/** How often tiles are shown: each once an epoch, or every group as often as every other. */
export type Balance = 'none' | 'group';

export interface Recipe {
  readonly id: string;
  readonly title: string;
  /** Where the recipe comes from, one sentence. */
  readonly source: string;
  /** Tile height (coefficients) and width (frames). */
  readonly input: { readonly coefficients: number; readonly frames: number };
  readonly convolutions: readonly ConvolutionBlock[];
  readonly dense: readonly DenseBlock[];
  readonly head: Head;
  readonly objective: Objective;
  readonly augmentation: Augmentation;
  readonly balance: Balance;
  readonly learningRate: LinearSchedule;
  readonly momentum: LinearSchedule;
  readonly maximumEpochs: number;
  /** Batch size for large data. For small folders see `batchSize()` in batches.ts. */
  readonly batch: number;
  /** The batch shrinks until an epoch has at least this many steps. */
  readonly minimumSteps: number;
  /** Epochs without a better validation loss before a net stops and restores its best weights. */
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
      return head.outputs;
    default:
      return head satisfies never;
  }
}

/** The recipe for so many tags: a net for all of them gets an output each. */
export function forTags(recipe: Recipe, tags: number): Recipe {
  return recipe.head.kind === 'softmax' ? { ...recipe, head: { kind: 'softmax', outputs: tags } } : recipe;
}

/** The name of the only net of a softmax ensemble; nets of a sigmoid head are named by their tags. */
export const ALL_TAGS = 'All tags';

/**
 * The nets of an ensemble by name, in the order of their columns: set side by side their outputs are
 * one column a tag.
 */
export function netNames({ head }: Pick<Recipe, 'head'>, tags: readonly string[]): readonly string[] {
  return head.kind === 'softmax' ? [ALL_TAGS] : tags;
}

/** Which net answers for a tag, and in which column of its output. */
export function answering(
  recipe: Pick<Recipe, 'head'>,
  tags: readonly string[],
  tag: string,
): { readonly net: string; readonly output: number } {
  return recipe.head.kind === 'softmax' ? { net: ALL_TAGS, output: tags.indexOf(tag) } : { net: tag, output: 0 };
}

/** What recipes did not have at first. */
type Later = 'head' | 'augmentation' | 'balance';

/** A recipe as an older Tenfold stored it. */
export type StoredRecipe = Omit<Recipe, Later> & Partial<Pick<Recipe, Later>>;

/** What an older Tenfold left out was as in the recipes of its time. */
export function completeRecipe(stored: StoredRecipe): Recipe {
  return {
    ...stored,
    head: stored.head ?? { kind: 'sigmoid' },
    augmentation: stored.augmentation ?? NO_AUGMENTATION,
    balance: stored.balance ?? 'none',
  };
}
