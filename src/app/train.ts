/**
 * Training, the second use case:
 * folder → what it means (training/inspect.ts) → features of every track → split → one net a tag →
 * scores on held-out tracks → stored ensemble, in use.
 */
import PQueue from 'p-queue';
import { FEATURE_KEY } from '../dsp/tileFormat.ts';
import type { Ensemble, Evaluation, HeldOutTrack } from '../nets/ensemble.ts';
import { atBaseRate } from '../nets/baseRate.ts';
import type { TrainingPlan } from '../nets/plan.ts';
import { RECIPES } from '../nets/recipes.ts';
import { addEnsemble, chooseEnsemble } from './ensembles.ts';
import { evaluate, tagFrequencies } from './evaluate.ts';
import { newId } from './newId.ts';
import { predict } from './predict.ts';
import { problemOf } from './problem.ts';
import type { FolderSummary, TrainingOptions } from './state.ts';
import { store, update } from './store.ts';
import { forgetFolder, inspectedExamples, inspectFolder, inspectSamples, splitFolderBy } from './training/inspect.ts';
import { Keeper } from './training/keeper.ts';
import { holdTraining, isHeld } from './training/lock.ts';
import { planTraining } from './training/planning.ts';
import { prepare, tilesOf } from './training/prepare.ts';
import { runTraining, type TrainedNets } from './training/run.ts';
import type { Undertaking } from './training/undertaking.ts';
import { discardUnfinished, listUnfinished, openUnfinished } from './training/unfinished.ts';
import { holdWakeLock } from './wakeLock.ts';

export { discardUnfinished, inspectFolder, inspectSamples, splitFolderBy };

let stop = new AbortController();

export function defaultOptions(recipeId: string): TrainingOptions {
  const recipe = RECIPES.find(({ id }) => id === recipeId) ?? RECIPES[0];
  const { training } = store.getState();
  const folder = 'folder' in training ? training.folder : null;
  return {
    name: folder?.name ?? 'My labels',
    recipeId: recipe.id,
    objective: recipe.objective,
    seed: 1,
    maximumEpochs: recipe.maximumEpochs,
    patience: recipe.patience,
    batch: recipe.batch,
    tilesPerTrack: null,
    baseRates: true,
    minutes: null,
    splitBy: folder?.splitBy ?? 'track',
  };
}

/** Trains on the folder that was inspected last. Ends in stage 'done' or 'failed'. */
export async function startTraining(options: TrainingOptions): Promise<void> {
  const { training } = store.getState();
  if (training.stage !== 'ready' || !training.folder.trainable) return;
  const { folder } = training;
  stop = new AbortController();
  const { signal } = stop;
  try {
    const { prepared, failed } = await prepare(folder, inspectedExamples(), signal);
    const { plan, problems } = planTraining(prepared, chosenTags(folder), options);
    const undertaking = { folder, options, plan, prepared, remarks: [...failed, ...problems] };
    await conduct(undertaking, Keeper.fresh(newId()), signal);
    forgetFolder();
  } catch (thrown) {
    const cancelled = signal.aborted && store.getState().training.stage === 'preparing';
    update({ training: cancelled ? { stage: 'ready', folder } : { stage: 'failed', problem: problemOf(thrown, folder.name) } });
  }
}

/** Goes on with a training of an earlier tab, without its files. Ends in stage 'done' or 'failed'. */
export async function resumeTraining(id: string): Promise<void> {
  const { stage } = store.getState().training;
  if (stage !== 'none' && stage !== 'ready' && stage !== 'done' && stage !== 'failed') return;
  const found = await openUnfinished(id);
  if (found === null || (await isHeld(id))) {
    await listUnfinished();
    return;
  }
  const { undertaking, keeper } = found;
  stop = new AbortController();
  forgetFolder();
  update({ unfinished: store.getState().unfinished.filter((entry) => entry.id !== id) });
  try {
    await conduct(undertaking, keeper, stop.signal);
  } catch (thrown) {
    update({ training: { stage: 'failed', problem: problemOf(thrown, undertaking.folder.name) } });
  }
}

/** Trains, scores and stores; what was kept of the training is forgotten once its ensemble is stored. */
async function conduct(undertaking: Undertaking, keeper: Keeper, signal: AbortSignal): Promise<void> {
  const release = holdTraining(keeper.id);
  const sleep = holdWakeLock();
  try {
    const trained = await runTraining(undertaking, keeper, signal);
    const ensemble = assemble(undertaking, trained, keeper.seconds);
    const scored = { ...ensemble, evaluation: await score(undertaking, ensemble) };
    const stored = await addEnsemble(scored);
    await keeper.end();
    update({ training: { stage: 'done', ensembleId: scored.id, failed: undertaking.remarks, stored } });
    await chooseEnsemble(scored.id);
  } finally {
    release();
    sleep();
    void listUnfinished();
  }
}

/**
 * While tracks are prepared: back to the folder. While nets train: ends after the current steps;
 * the best weights so far are kept and scored.
 */
export function cancelTraining(): void {
  stop.abort();
}

export function dismissTraining(): void {
  const { stage } = store.getState().training;
  if (stage === 'preparing' || stage === 'training' || stage === 'evaluating') return;
  forgetFolder();
  update({ training: { stage: 'none' } });
}

/** Adds a tag to those that get a net, or takes it away. */
export function toggleTag(tag: string): void {
  const { training } = store.getState();
  if (training.stage !== 'ready') return;
  const tags = training.folder.tags.map((entry) => (entry.tag === tag ? { ...entry, chosen: !entry.chosen } : entry));
  update({ training: { stage: 'ready', folder: { ...training.folder, tags } } });
}

function chosenTags(folder: FolderSummary): string[] {
  return folder.tags.filter(({ chosen, problem }) => chosen && problem === null).map(({ tag }) => tag);
}

function assemble({ folder, options, plan, prepared }: Undertaking, trained: TrainedNets, seconds: number): Ensemble {
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
    nets: options.baseRates
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
      baseRates: options.baseRates,
      device: trained.device,
      seconds,
    },
  };
}

/** Held-out tracks whose tiles are in memory at once. */
const SCORED_AT_ONCE = 16;

/** Predicts the held-out tracks and scores them; null when the split held none out. */
async function score({ folder, plan, prepared }: Undertaking, ensemble: Ensemble): Promise<Evaluation | null> {
  const { heldOut } = plan.split;
  if (heldOut.length === 0) return null;
  let done = 0;
  const show = (): void => update({ training: { stage: 'evaluating', folder, done, total: heldOut.length } });
  show();
  const line = new PQueue({ concurrency: SCORED_AT_ONCE });
  const rows: HeldOutTrack[] = await line.addAll(
    heldOut.map((index) => async () => {
      const { id, example } = prepared[index];
      const tileConfidences = await predict(ensemble, await tilesOf(prepared[index]));
      done += 1;
      show();
      return { id, title: example.title, group: example.group, targets: plan.tracks[index].targets, tileConfidences };
    }),
  );
  return evaluate(rows, seenFrequencies(plan));
}

/** How frequent each tag is among the tracks that the training may look at. */
function seenFrequencies({ split, tracks, tags }: TrainingPlan): number[] {
  const seen = [...split.training, ...split.validation].map((index) => tracks[index].targets);
  return tagFrequencies(seen, tags.length);
}
