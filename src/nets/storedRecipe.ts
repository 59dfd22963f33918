import type { LinearSchedule } from './optimiserRule.ts';
import { type Augmentation, type ConvolutionBlock, NO_AUGMENTATION, type Recipe } from './recipe.ts';

/** What recipes did not have at first. */
type Later = 'summary' | 'summaryDropout' | 'head' | 'augmentation' | 'balance' | 'system' | 'features' | 'l2' | 'classWeights' | 'keeps';

/** How a recipe said that its optimiser is Nesterov momentum, when there was no other. */
interface NesterovOnly {
  readonly learningRate: LinearSchedule;
  readonly momentum: LinearSchedule;
}

/** Padding was always valid. */
type StoredBlock = Omit<ConvolutionBlock, 'padding'> & Partial<Pick<ConvolutionBlock, 'padding'>>;

/** Tiles were not laid over each other. */
export type StoredAugmentation = Omit<Augmentation, 'overlay'> & Partial<Pick<Augmentation, 'overlay'>>;

/** A recipe as this or an older Tenfold stored it. */
export type StoredRecipe = Omit<Recipe, Later | 'optimiser' | 'convolutions'> &
  Partial<Pick<Recipe, Exclude<Later, 'augmentation'>>> & { readonly augmentation?: StoredAugmentation } & { readonly convolutions: readonly StoredBlock[] } &
  (Pick<Recipe, 'optimiser'> | NesterovOnly);

/** What an older Tenfold left out was as in the recipes of its time. */
export function completeRecipe(stored: StoredRecipe): Recipe {
  if (!('optimiser' in stored)) {
    const { learningRate, momentum, ...rest } = stored;
    return completeRecipe({ ...rest, optimiser: { kind: 'nesterov', learningRate, momentum } });
  }
  return {
    ...stored,
    system: stored.system ?? 'film-score',
    features: stored.features ?? 'film-score-mfcc',
    convolutions: stored.convolutions.map((block) => ({ ...block, padding: block.padding ?? 'valid' })),
    summary: stored.summary ?? 'flatten',
    summaryDropout: stored.summaryDropout ?? 0,
    head: stored.head ?? { kind: 'sigmoid' },
    augmentation: stored.augmentation === undefined ? NO_AUGMENTATION : { ...stored.augmentation, overlay: stored.augmentation.overlay ?? 0 },
    balance: stored.balance ?? 'none',
    keeps: stored.keeps ?? 'best',
    l2: stored.l2 ?? 0,
    classWeights: stored.classWeights ?? false,
  };
}
