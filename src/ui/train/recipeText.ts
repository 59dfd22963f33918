import { forTags, type Head, isForAllTags, type Objective, type Recipe, type Sides } from '../../nets/recipe.ts';
import { parameterCount, sidesOf } from '../../nets/netShape.ts';
import type { LinearSchedule, OptimiserRule } from '../../nets/optimiserRule.ts';
import { count, percent } from '../format.ts';

/** The layers of a net in one line, in the order in which a tile passes them. */
export function layersText(recipe: Recipe): string {
  const convolutions = recipe.convolutions.map(
    ({ filters, kernel, padding, pool }) =>
      `convolution ${filters} at ${sidesOf(kernel).join('×')}${padding === 'same' ? ', padded' : ''}, ${poolText(pool)}`,
  );
  const dense = recipe.dense.map(({ units }) => `dense ${units}`);
  const summary = recipe.summary === 'statistics' ? ['mean and deviation over time'] : [];
  return [...convolutions, ...summary, ...dense, headText(recipe.head)].join(' · ');
}

export function poolText(pool: Sides): string {
  const [rows, frames] = sidesOf(pool);
  if (rows === 1 && frames === 1) return 'no pool';
  return rows === frames ? `pool ${rows}` : `pool ${rows}×${frames}`;
}

export function headText(head: Head): string {
  switch (head.kind) {
    case 'sigmoid':
      return '1 sigmoid';
    case 'softmax':
      return 'softmax over all tags';
    case 'multi-label':
      return 'a sigmoid for each tag';
    default:
      return head satisfies never;
  }
}

export const OBJECTIVE_WORDS: Readonly<Record<Objective, string>> = {
  'squared-error': 'squared error',
  'cross-entropy': 'cross-entropy',
  'categorical-cross-entropy': 'categorical cross-entropy',
};

/** How the weights move, in one line. */
export function ruleText({ optimiser, l2, classWeights }: Pick<Recipe, 'optimiser' | 'l2' | 'classWeights'>): string {
  return [optimiserText(optimiser), l2 > 0 && `L2 ${l2}`, classWeights && 'rare tags weigh more'].filter(Boolean).join(', ');
}

export function optimiserText(rule: OptimiserRule): string {
  const rate = scheduleText(rule.learningRate);
  switch (rule.kind) {
    case 'nesterov':
      return `Nesterov momentum ${scheduleText(rule.momentum)} at ${rate}`;
    case 'adam':
      return rule.weightDecay > 0 ? `Adam at ${rate}, weight decay ${rule.weightDecay}` : `Adam at ${rate}`;
    case 'adadelta':
      return `Adadelta at ${rate}`;
    default:
      return rule satisfies never;
  }
}

function scheduleText({ from, to }: LinearSchedule): string {
  return from === to ? `${from}` : `${from} to ${to}`;
}

/** What training changes about the tiles; '' for nothing. */
export function augmentationText({ augmentation, balance }: Pick<Recipe, 'augmentation' | 'balance'>): string {
  const { shift, timeMask, coefficientMask, tilt, mixup, overlay } = augmentation;
  return [
    shift > 0 && `shift ±${shift} frames`,
    timeMask > 0 && `time mask ${timeMask} frames`,
    coefficientMask > 0 && `mask of ${coefficientMask} coefficients`,
    tilt > 0 && `tilt ±${tilt} dB`,
    mixup > 0 && `mixup α ${mixup}`,
    overlay > 0 && `${percent(overlay)} of tiles with another laid over`,
    balance === 'group' && 'groups equally often',
  ]
    .filter(Boolean)
    .join(', ');
}

/** How many nets of how many weights the recipe makes of so many tags. */
export function weightsText(recipe: Recipe, tags: number): string {
  const weights = count(parameterCount(forTags(recipe, tags)));
  return isForAllTags(recipe) ? `One net for all tags, ${weights} weights.` : `One net a tag, ${weights} weights each.`;
}
