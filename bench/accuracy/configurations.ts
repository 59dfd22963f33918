/** What the table compares: recipes, and steps from the thesis' recipe towards ours. */
import type { TrainingOptions } from '../../src/app/state.ts';
import { constant } from '../../src/nets/optimiserRule.ts';
import type { Recipe } from '../../src/nets/recipe.ts';
import { TENFOLD_1 } from '../../src/nets/ownRecipes.ts';

export interface Configuration {
  readonly name: string;
  readonly recipeId: string;
  /** One that the app does not list; null for one that it does. */
  readonly recipe: Recipe | null;
  readonly options: Partial<TrainingOptions>;
}

/**
 * What the thesis' recipes get here: its rules want hundreds of epochs of large batches, which this
 * corpus on a processor does not allow. Batches of 32 take as many steps in fewer epochs.
 */
const THESIS: Partial<TrainingOptions> = { batch: 32, tilesPerTrack: 6, maximumEpochs: 60, patience: 12 };

/** Of those, evenly spaced, that ours learns from; it is scored on all tiles. */
export const TILES_PER_TRACK = 12;

function listed(name: string, recipeId: string, options: Partial<TrainingOptions>): Configuration {
  return { name, recipeId, recipe: null, options };
}

/** A step away from `tenfold-1`, kept out of the app. */
function step(name: string, changes: Partial<Recipe>, options: Partial<TrainingOptions> = {}): Configuration {
  const recipe: Recipe = { ...TENFOLD_1, ...changes, id: `experiment-${name}`, title: name, source: 'An experiment.' };
  const { objective, maximumEpochs, patience, batch, augmentation, balance } = recipe;
  return { name, recipeId: recipe.id, recipe, options: { objective, maximumEpochs, patience, batch, augmentation, balance, tilesPerTrack: TILES_PER_TRACK, ...options } };
}

const { augmentation: NONE } = { ...TENFOLD_1, augmentation: { shift: 0, timeMask: 0, coefficientMask: 0, tilt: 0, mixup: 0 } };

export const CONFIGURATIONS: readonly Configuration[] = [
  listed('tenfold-1', 'tenfold-1', { tilesPerTrack: TILES_PER_TRACK }),
  listed('softmax-dense', 'softmax-dense', THESIS),
  listed('softmax-cnn', 'softmax-cnn', THESIS),
  listed('appendix', 'appendix', { ...THESIS, objective: 'cross-entropy' }),
  listed('post-ce', 'post', { ...THESIS, objective: 'cross-entropy' }),
  listed('post-se', 'post', { ...THESIS, objective: 'squared-error' }),
  step('log-mel', { features: 'log-mel', input: { coefficients: 64, frames: 200 }, convolutions: TENFOLD_1.convolutions.map((block, index) => (index === 0 ? { ...block, kernel: [64, 3] } : block)) }),
  step('no-balance', { balance: 'none' }),
  step('balance-group', { balance: 'group' }),
  step('statistics-only', { convolutions: [], dense: [{ units: 256, dropout: 0.4 }] }),
  step('flatten', { summary: 'flatten' }),
  step('squared-error', { objective: 'squared-error' }),
  step('mixup', { augmentation: { ...NONE, mixup: 0.4 } }),
  step('time-mask', { augmentation: { ...NONE, timeMask: 20 } }),
  step('coefficient-mask', { augmentation: { ...NONE, coefficientMask: 6 } }),
  step('tilt', { augmentation: { ...NONE, tilt: 6 } }),
  step('shift', { augmentation: { ...NONE, shift: 50 } }, { tilesPerTrack: null }),
  step('nesterov', { optimiser: { kind: 'nesterov', learningRate: { from: 0.01, to: 0.0001 }, momentum: { from: 0.9, to: 0.999 } } }),
  step('adam-constant', { optimiser: TENFOLD_1.optimiser.kind === 'adam' ? { ...TENFOLD_1.optimiser, learningRate: constant(0.001) } : TENFOLD_1.optimiser }),
  step('wide', { convolutions: TENFOLD_1.convolutions.map((block) => ({ ...block, filters: 2 * block.filters })) }),
  step('all-tiles', {}, { tilesPerTrack: null }),
];
