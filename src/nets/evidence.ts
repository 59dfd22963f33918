/** How much music each tag rests on. */
import type { EnsembleCard, Evidence } from './ensemble.ts';
import type { TrainingPlan } from './plan.ts';

/** A tag that was learned from this many works or fewer may have learned the works instead. */
export const FEW_GROUPS = 2;

/** Counts over the training tracks of a plan. */
export function evidenceOf({ split, tracks, tags }: Pick<TrainingPlan, 'split' | 'tracks' | 'tags'>): Evidence {
  const trained = split.training.map((index) => tracks[index]);
  return {
    groups: new Set(trained.map(({ group }) => group)).size,
    tags: tags.map((_, tag) => {
      const having = trained.filter(({ targets }) => targets[tag]);
      return { tracks: having.length, groups: new Set(having.map(({ group }) => group)).size };
    }),
  };
}

/** Whether a tag on so many groups is thin; `grouped` says whether anything was grouped at all. */
export function isThin(groups: number, grouped: boolean): boolean {
  return grouped && groups <= FEW_GROUPS;
}

/**
 * The number of groups each thin tag rests on, by its name: those with one or two, of music that
 * comes in groups. Empty where that was not counted, or nothing was grouped.
 */
export function thinTags(tags: readonly string[], { evidence, trainingTracks }: Pick<EnsembleCard, 'evidence' | 'trainingTracks'>): ReadonlyMap<string, number> {
  if (evidence === null) return new Map();
  const grouped = evidence.groups < trainingTracks;
  return new Map(tags.flatMap((tag, index) => (isThin(evidence.tags[index].groups, grouped) ? [[tag, evidence.tags[index].groups]] : [])));
}
