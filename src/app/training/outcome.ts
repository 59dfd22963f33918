/** From trained nets to an ensemble, and what it says about tracks that did not train it. */
import { FEATURE_KEY } from '../../dsp/tileFormat.ts';
import type { Ensemble, Evaluation, HeldOutTrack } from '../../nets/ensemble.ts';
import { atBaseRate } from '../../nets/baseRate.ts';
import type { TrainingPlan } from '../../nets/plan.ts';
import { evaluate, tagFrequencies } from '../evaluate.ts';
import { newId } from '../newId.ts';
import { predict } from '../predict.ts';
import type { FolderSummary, TrainingOptions } from '../state.ts';
import { update } from '../store.ts';
import { type Prepared, tilesOf } from './prepare.ts';
import type { TrainedNets } from './run.ts';

/** Tags that the user wants and that can be trained. */
export function chosenTags(folder: FolderSummary): string[] {
  return folder.tags.filter(({ chosen, problem }) => chosen && problem === null).map(({ tag }) => tag);
}

/** The ensemble of these nets, not scored yet. */
export function assemble(
  folder: FolderSummary,
  options: TrainingOptions,
  plan: TrainingPlan,
  prepared: readonly Prepared[],
  trained: TrainedNets,
  startedAt: number,
): Ensemble {
  // A net for all tags learns from every tile, so it knows how frequent each tag is; a bag hides it.
  const bagged = plan.recipe.head.kind === 'sigmoid';
  const rates = seenFrequencies(plan);
  return {
    id: newId(),
    name: options.name,
    created: Date.now(),
    tags: plan.tags,
    recipe: plan.recipe,
    featureKey: FEATURE_KEY,
    seed: options.seed,
    standardiser: trained.standardiser,
    nets:
      bagged && options.baseRates
        ? trained.artifacts.map((net) => atBaseRate(net, rates[plan.tags.indexOf(net.tag)]))
        : trained.artifacts,
    evaluation: null,
    card: {
      data: folder.name,
      tracks: prepared.length,
      tiles: prepared.reduce((sum, { count }) => sum + count, 0),
      split: options.splitBy,
      trainingTracks: plan.split.training.length,
      validationTracks: plan.split.validation.length,
      heldOutTracks: plan.split.heldOut.length,
      baseRates: !bagged || options.baseRates,
      device: trained.device,
      seconds: (Date.now() - startedAt) / 1000,
    },
  };
}

/** What the ensemble says about the tracks of one part of the split; shows stage 'evaluating'. */
export async function predictPart(
  folder: FolderSummary,
  ensemble: Ensemble,
  plan: TrainingPlan,
  prepared: readonly Prepared[],
  part: 'validation' | 'heldOut',
): Promise<HeldOutTrack[]> {
  const tracks = plan.split[part];
  let done = 0;
  const show = (): void => update({ training: { stage: 'evaluating', folder, done, total: tracks.length } });
  show();
  return Promise.all(
    tracks.map(async (index) => {
      const { id, example } = prepared[index];
      const tileConfidences = await predict(ensemble, await tilesOf(prepared[index]));
      done += 1;
      show();
      return { id, title: example.title, group: example.group, targets: plan.tracks[index].targets, tileConfidences };
    }),
  );
}

/** Scores of the held-out tracks; null when the split held none out. */
export async function score(
  folder: FolderSummary,
  ensemble: Ensemble,
  plan: TrainingPlan,
  prepared: readonly Prepared[],
): Promise<Evaluation | null> {
  if (plan.split.heldOut.length === 0) return null;
  const rows = await predictPart(folder, ensemble, plan, prepared, 'heldOut');
  return evaluate(rows, seenFrequencies(plan));
}

/** How frequent each tag is among the tracks that the training may look at. */
function seenFrequencies({ split, tracks, tags }: TrainingPlan): number[] {
  const seen = [...split.training, ...split.validation].map((index) => tracks[index].targets);
  return tagFrequencies(seen, tags.length);
}
