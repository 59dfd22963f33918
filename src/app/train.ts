/**
 * Training, the second use case:
 * folder → what it means (training/inspect.ts) → features of every track → split → one net a tag →
 * confidences calibrated on validation tracks → scores on held-out tracks → stored ensemble, in use.
 */
import { featureSet } from '../dsp/featureSets.ts';
import { newId } from './newId.ts';
import { addEnsemble, chooseEnsemble } from './ensembles.ts';
import { rememberHeldOut } from './heldOutFiles.ts';
import { problemOf } from './problem.ts';
import type { StartChoice, TrainingOptions } from './state.ts';
import { store, update } from './store.ts';
import { countTilesOf, forgetFolder, inspectedExamples, inspectFolder, inspectSamples, mergeFolderSynonyms, splitFolderBy } from './training/inspect.ts';
import { Keeper } from './training/keeper.ts';
import { holdTraining, isHeld } from './training/lock.ts';
import { assemble, calibrate, chosenTags, score } from './training/outcome.ts';
import { planTraining } from './training/planning.ts';
import { prepare } from './training/prepare.ts';
import { optionsOf } from './training/recipeOptions.ts';
import { runTraining } from './training/run.ts';
import { openStart, recipeOfOptions } from './training/start.ts';
import { beginJob, cancelTraining } from './training/stopping.ts';
import type { Undertaking } from './training/undertaking.ts';
import { discardUnfinished, listUnfinished, openUnfinished } from './training/unfinished.ts';
import { holdWakeLock } from './wakeLock.ts';

export { cancelTraining, countTilesOf, discardUnfinished, inspectFolder, inspectSamples, mergeFolderSynonyms, splitFolderBy };

export function defaultOptions(recipeId: string, start: StartChoice = { kind: 'scratch' }): TrainingOptions {
  const recipe = recipeOfOptions({ recipeId, start });
  const { training } = store.getState();
  const folder = 'folder' in training ? training.folder : null;
  return {
    name: folder?.name ?? 'My labels',
    recipeId,
    start,
    ...optionsOf(recipe),
    seed: 1,
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
  const signal = beginJob();
  try {
    const recipe = recipeOfOptions(options);
    const start = await openStart(options.start);
    const { prepared, failed } = await prepare(folder, inspectedExamples(), featureSet(recipe.features), signal);
    const { plan, problems } = planTraining(prepared, chosenTags(folder), options, recipe, start);
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
  const signal = beginJob();
  forgetFolder();
  update({ unfinished: store.getState().unfinished.filter((entry) => entry.id !== id) });
  try {
    await conduct(undertaking, keeper, signal);
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
    const ensemble = await calibrate(undertaking, assemble(undertaking, trained, keeper.seconds));
    const scored = { ...ensemble, evaluation: await score(undertaking, ensemble) };
    rememberHeldOut(undertaking);
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

export function dismissTraining(): void {
  const { stage } = store.getState().training;
  if (stage === 'preparing' || stage === 'training' || stage === 'evaluating') return;
  forgetFolder();
  update({ training: { stage: 'none' } });
}

/** From the results of a comparison or a search back to the folder they were made with, if it is at hand. */
export function returnToFolder(): void {
  const { training } = store.getState();
  if (training.stage !== 'compared' && training.stage !== 'searched') return;
  update({ training: training.folder === null ? { stage: 'none' } : { stage: 'ready', folder: training.folder } });
}

/** Of the tags that `among` names, trains just these. */
export function chooseTags(wanted: ReadonlySet<string>, among: ReadonlySet<string>): void {
  const { training } = store.getState();
  if (training.stage !== 'ready') return;
  const tags = training.folder.tags.map((entry) => (among.has(entry.tag) ? { ...entry, chosen: wanted.has(entry.tag) } : entry));
  update({ training: { stage: 'ready', folder: { ...training.folder, tags } } });
}

/** Adds a tag to those that get a net, or takes it away. */
export function toggleTag(tag: string): void {
  const { training } = store.getState();
  if (training.stage !== 'ready') return;
  const tags = training.folder.tags.map((entry) => (entry.tag === tag ? { ...entry, chosen: !entry.chosen } : entry));
  update({ training: { stage: 'ready', folder: { ...training.folder, tags } } });
}
