/** What compared recipes share: the tags that all of them can train, and the tracks that none of them hears. */
import { SCRATCH, type TrainingPlan } from '../../nets/plan.ts';
import type { Recipe } from '../../nets/recipe.ts';
import type { Problem, TrainingOptions } from '../state.ts';
import { planTraining } from './planning.ts';
import type { Prepared } from './prepare.ts';
import { optionsOf } from './recipeOptions.ts';

/** A recipe that is compared, and the tracks as its features have them. */
export interface ComparedStep {
  readonly recipe: Recipe;
  readonly prepared: readonly Prepared[];
}

/**
 * The plan of `steps[place]`. The first recipe's split decides what is held out: another's share of
 * validation tracks, or a file that only its features refuse, would hold out others, and figures of
 * different tracks do not compare. A recipe whose own split holds out the same is planned as if it
 * were alone.
 *
 * Throws CodedError 'training-no-tags' when the recipes share no tag.
 */
export function planCompared(steps: readonly ComparedStep[], place: number, wanted: readonly string[], options: TrainingOptions): { plan: TrainingPlan; problems: Problem[] } {
  const planned = ({ recipe, prepared }: ComparedStep, tags: readonly string[], heldOut: ReadonlySet<string> | null) => {
    const own = { ...options, ...optionsOf(recipe) };
    const alone = planTraining(prepared, tags, own, recipe);
    if (heldOut === null || sameTracks(heldOutOf(alone.plan), heldOut)) return alone;
    const fixed = prepared.flatMap(({ id }, index) => (heldOut.has(id) ? [index] : []));
    return planTraining(prepared, tags, own, recipe, SCRATCH, fixed);
  };
  const problems = new Map<string, Problem>();
  let tags = wanted;
  for (;;) {
    const heldOut = heldOutOf(planned(steps[0], tags, null).plan);
    const plans = steps.map((step) => planned(step, tags, heldOut));
    const shared = tags.filter((tag) => plans.every(({ plan }) => plan.tags.includes(tag)));
    for (const found of plans.flatMap((each) => each.problems)) problems.set(found.subject, found);
    if (shared.length === tags.length) return { plan: plans[place].plan, problems: [...problems.values()] };
    tags = shared;
  }
}

function heldOutOf({ tracks, split }: TrainingPlan): ReadonlySet<string> {
  return new Set(split.heldOut.map((index) => tracks[index].id));
}

function sameTracks(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}
