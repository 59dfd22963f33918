/** Prepared examples and the user's choices → the plan that alone decides the trained weights. */
import { SCRATCH, type Start, type TrainingPlan } from '../../nets/plan.ts';
import { forTags, objectivesOf, type Recipe } from '../../nets/recipe.ts';
import { split as splitTracks } from '../../nets/split.ts';
import { CodedError, problem } from '../problem.ts';
import type { Problem, TrainingOptions } from '../state.ts';
import type { Prepared } from './prepare.ts';

const HELD_OUT_SHARE = 0.2;

/**
 * Splits whole groups (or single tracks) into training, validation and held-out, and leaves out
 * tags that one of the first two parts lacks: files that failed may have taken a tag's last
 * examples with them. Throws CodedError 'training-no-tags' when none is left.
 */
export function planTraining(
  prepared: readonly Prepared[],
  wanted: readonly string[],
  options: TrainingOptions,
  recipe: Recipe,
  start: Start = SCRATCH,
): { plan: TrainingPlan; problems: Problem[] } {
  const targetsOf = (tags: readonly string[]) =>
    prepared.map(({ example }) => tags.map((tag) => example.tags.includes(tag)));
  const splitBy = (tags: readonly string[]) =>
    splitTracks(
      targetsOf(tags).map((targets, index) => {
        const { group, path } = prepared[index].example;
        return { group: options.splitBy === 'group' ? group : path, targets };
      }),
      options.seed,
      { heldOutShare: HELD_OUT_SHARE, validationShare: recipe.validationShare },
    );

  const first = splitBy(wanted);
  const lacking = new Set(first.unsplittable.filter(({ part }) => part !== 'heldOut').map(({ tag }) => tag));
  const tags = wanted.filter((_, index) => !lacking.has(index));
  if (tags.length === 0) throw new CodedError(problem('training-no-tags'));
  const { training, validation, heldOut } = lacking.size === 0 ? first : splitBy(tags);
  const targets = targetsOf(tags);
  return {
    plan: {
      recipe: {
        ...forTags(recipe, tags.length),
        objective: objectivesOf(recipe).includes(options.objective) ? options.objective : recipe.objective,
        maximumEpochs: options.maximumEpochs,
        patience: options.patience,
        batch: options.batch,
        augmentation: options.augmentation,
        balance: options.balance,
      },
      tags,
      tracks: prepared.map(({ id, example }, index) => ({ id, targets: targets[index], group: example.group })),
      split: { training, validation, heldOut },
      seed: options.seed,
      start,
    },
    problems: [...lacking].map((index) => problem('tag-unsplittable', wanted[index])),
  };
}
