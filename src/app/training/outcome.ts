/** From trained nets to an ensemble, and what it says about tracks that did not train it. */
import PQueue from 'p-queue';
import { featureSet } from '../../dsp/featureSets.ts';
import { calibrateTags, calibrateTogether } from '../../metrics/tagCalibration.ts';
import { type Calibration, type Ensemble, type Evaluation, type HeldOutTrack, UNCALIBRATED } from '../../nets/ensemble.ts';
import { evidenceOf } from '../../nets/evidence.ts';
import type { TrainingPlan } from '../../nets/plan.ts';
import { isForAllTags } from '../../nets/recipe.ts';
import { evaluate, tagFrequencies } from '../evaluate.ts';
import { meanOverTiles } from '../mean.ts';
import { newId } from '../newId.ts';
import { predict } from '../predict.ts';
import type { FolderSummary } from '../state.ts';
import { update } from '../store.ts';
import { tilesOf } from './prepare.ts';
import type { TrainedNets } from './run.ts';
import type { Undertaking } from './undertaking.ts';

/** Tracks whose tiles are in memory at once. */
const PREDICTED_AT_ONCE = 16;

/** Tags that the user wants and that can be trained. */
export function chosenTags(folder: FolderSummary): string[] {
  return folder.tags.filter(({ chosen, problem }) => chosen && problem === null).map(({ tag }) => tag);
}

/**
 * Whether confidences are to be calibrated. A net for all tags learns from every tile, so it knows how
 * frequent each tag is, and only its scale is mended; a bag hides that, as the thesis would have it.
 */
export function countsFrequency({ options, plan }: Undertaking): boolean {
  return isForAllTags(plan.recipe) || options.baseRates;
}

/** The ensemble of these nets, neither calibrated nor scored yet. */
export function assemble(undertaking: Undertaking, trained: TrainedNets, seconds: number): Ensemble {
  const { folder, options, plan, prepared } = undertaking;
  return {
    id: newId(),
    name: options.name,
    created: Date.now(),
    tags: plan.tags,
    recipe: plan.recipe,
    featureKey: featureSet(plan.recipe.features).key,
    seed: options.seed,
    standardiser: trained.standardiser,
    nets: trained.artifacts,
    calibration: UNCALIBRATED,
    evaluation: null,
    card: {
      data: folder.name,
      tracks: prepared.length,
      tiles: prepared.reduce((sum, { count }) => sum + count, 0),
      split: options.splitBy,
      trainingTracks: plan.split.training.length,
      validationTracks: plan.split.validation.length,
      heldOutTracks: plan.split.heldOut.length,
      baseRates: countsFrequency(undertaking),
      evidence: evidenceOf(plan),
      crossValidation: [],
      command: null,
      device: trained.device,
      seconds,
    },
  };
}

/** What the ensemble says about the tracks of one part of the split; shows stage 'evaluating'. */
export async function predictPart(
  { folder, plan, prepared }: Undertaking,
  ensemble: Ensemble,
  part: 'validation' | 'heldOut',
): Promise<HeldOutTrack[]> {
  const tracks = plan.split[part];
  let done = 0;
  const show = (): void => update({ training: { stage: 'evaluating', folder, part, done, total: tracks.length } });
  show();
  const line = new PQueue({ concurrency: PREDICTED_AT_ONCE });
  return line.addAll(
    tracks.map((index) => async () => {
      const { id, example } = prepared[index];
      const tileConfidences = await predict(ensemble, await tilesOf(prepared[index], featureSet(plan.recipe.features)));
      done += 1;
      show();
      return { id, title: example.title, group: example.group, targets: plan.tracks[index].targets, tileConfidences };
    }),
  );
}

/** The calibration that these validation tracks ask for: never held-out ones, which judge it. */
export function calibrationOf(plan: TrainingPlan, validation: readonly HeldOutTrack[]): Calibration {
  const targets = validation.map((row) => row.targets);
  const means = validation.map(({ tileConfidences }) => meanOverTiles(tileConfidences, plan.tags.length));
  const tags = isForAllTags(plan.recipe) ? calibrateTogether(targets, means) : calibrateTags(targets, means, seenFrequencies(plan));
  return { kind: 'platt', tags };
}

/** The ensemble with its confidences calibrated on the validation tracks, if that was asked for. */
export async function calibrate(undertaking: Undertaking, ensemble: Ensemble): Promise<Ensemble> {
  if (!countsFrequency(undertaking)) return ensemble;
  return { ...ensemble, calibration: calibrationOf(undertaking.plan, await predictPart(undertaking, ensemble, 'validation')) };
}

/** Scores of the held-out tracks; null when the split held none out. */
export async function score(undertaking: Undertaking, ensemble: Ensemble): Promise<Evaluation | null> {
  const { plan } = undertaking;
  if (plan.split.heldOut.length === 0) return null;
  const rows = await predictPart(undertaking, ensemble, 'heldOut');
  return evaluate(rows, seenFrequencies(plan), ensemble.calibration);
}

/** How frequent each tag is among the tracks that the training may look at. */
function seenFrequencies({ split, tracks, tags }: TrainingPlan): number[] {
  const seen = [...split.training, ...split.validation].map((index) => tracks[index].targets);
  return tagFrequencies(seen, tags.length);
}
