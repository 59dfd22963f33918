/** Prepared examples and the user's choices → the plan that alone decides the trained weights. */
import { SCRATCH, type Start, type TrainingPlan } from '../../nets/plan.ts';
import { forTags, type Recipe } from '../../nets/recipe.ts';
import { split as splitTracks } from '../../nets/split.ts';
import { CodedError, problem } from '../problem.ts';
import type { Problem, TrainingOptions } from '../state.ts';
import type { Prepared } from './prepare.ts';
import { recipeWith } from './recipeOptions.ts';

const HELD_OUT_SHARE = 0.2;

/**
 * Splits whole groups (or single tracks) into training, validation and held-out, and leaves out
 * tags that a part lacks which training needs: files that failed may have taken a tag's last
 * examples with them. Throws CodedError 'training-no-tags' when none is left.
 *
 * @param fixed what is held out, as in one of several folds; by default a fifth, chosen here
 */
export function planTraining(
  prepared: readonly Prepared[],
  wanted: readonly string[],
  options: TrainingOptions,
  recipe: Recipe,
  start: Start = SCRATCH,
  fixed: readonly number[] | null = null,
): { plan: TrainingPlan; problems: Problem[] } {
  const targetsOf = (tags: readonly string[]) =>
    prepared.map(({ example }) => tags.map((tag) => example.tags.includes(tag)));
  const splitBy = (tags: readonly string[]) => {
    const tracks = targetsOf(tags).map((targets, index) => {
      const { group, path } = prepared[index].example;
      return { group: options.splitBy === 'group' ? group : path, targets };
    });
    const { validationShare } = recipe;
    if (fixed === null) return splitTracks(tracks, options.seed, { heldOutShare: HELD_OUT_SHARE, validationShare });
    const rest = tracks.map((_, index) => index).filter((index) => !fixed.includes(index));
    const parts = splitTracks(rest.map((index) => tracks[index]), options.seed, { heldOutShare: 0, validationShare });
    const named = (places: readonly number[]) => places.map((place) => rest[place]);
    return { ...parts, training: named(parts.training), validation: named(parts.validation), heldOut: [...fixed] };
  };

  const first = splitBy(wanted);
  // A net that keeps its last weights chooses nothing by the validation tracks, which then only calibrate.
  const needed = recipe.keeps === 'best' ? ['training', 'validation'] : ['training'];
  const lacking = new Set(first.unsplittable.filter(({ part }) => needed.includes(part)).map(({ tag }) => tag));
  const tags = wanted.filter((_, index) => !lacking.has(index));
  if (tags.length === 0) throw new CodedError(problem('training-no-tags'));
  const { training, validation, heldOut } = lacking.size === 0 ? first : splitBy(tags);
  const targets = targetsOf(tags);
  return {
    plan: {
      recipe: forTags(recipeWith(recipe, options), tags.length),
      tags,
      tracks: prepared.map(({ id, example }, index) => ({ id, targets: targets[index], group: example.group })),
      split: { training, validation, heldOut },
      seed: options.seed,
      start,
    },
    problems: [...lacking].map((index) => problem('tag-unsplittable', wanted[index])),
  };
}
