/**
 * Training, the second use case:
 * folder → what it means (training/inspect.ts) → features of every track → split → one net a tag →
 * scores on held-out tracks → stored ensemble, in use.
 */
import { addEnsemble, chooseEnsemble } from './ensembles.ts';
import { problemOf } from './problem.ts';
import { recipeOf } from './recipes.ts';
import type { TrainingOptions } from './state.ts';
import { store, update } from './store.ts';
import { forgetFolder, inspectedExamples, inspectFolder, inspectSamples, splitFolderBy } from './training/inspect.ts';
import { assemble, chosenTags, score } from './training/outcome.ts';
import { planTraining } from './training/planning.ts';
import { prepare } from './training/prepare.ts';
import { runTraining } from './training/run.ts';
import { beginJob, cancelTraining } from './training/stopping.ts';

export { cancelTraining, inspectFolder, inspectSamples, splitFolderBy };

export function defaultOptions(recipeId: string): TrainingOptions {
  const recipe = recipeOf(recipeId);
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
    augmentation: recipe.augmentation,
    balance: recipe.balance,
  };
}

/** Trains on the folder that was inspected last. Ends in stage 'done' or 'failed'. */
export async function startTraining(options: TrainingOptions): Promise<void> {
  const { training } = store.getState();
  if (training.stage !== 'ready' || !training.folder.trainable) return;
  const { folder } = training;
  const signal = beginJob();
  const startedAt = Date.now();
  try {
    const { prepared, failed } = await prepare(folder, inspectedExamples(), signal);
    const { plan, problems } = planTraining(prepared, chosenTags(folder), options, recipeOf(options.recipeId));
    const remarks = [...failed, ...problems];
    const trained = await runTraining(folder, options, plan, prepared, remarks, signal);
    const ensemble = assemble(folder, options, plan, prepared, trained, startedAt);
    const scored = { ...ensemble, evaluation: await score(folder, ensemble, plan, prepared) };
    const stored = await addEnsemble(scored);
    forgetFolder();
    update({ training: { stage: 'done', ensembleId: scored.id, failed: remarks, stored } });
    await chooseEnsemble(scored.id);
  } catch (thrown) {
    const cancelled = signal.aborted && store.getState().training.stage === 'preparing';
    update({ training: cancelled ? { stage: 'ready', folder } : { stage: 'failed', problem: problemOf(thrown, folder.name) } });
  }
}

export function dismissTraining(): void {
  const { stage } = store.getState().training;
  if (stage === 'preparing' || stage === 'training' || stage === 'evaluating') return;
  forgetFolder();
  update({ training: { stage: 'none' } });
}

/** From the results of a comparison or a search back to the folder they were made with. */
export function returnToFolder(): void {
  const { training } = store.getState();
  if (training.stage === 'compared' || training.stage === 'searched') update({ training: { stage: 'ready', folder: training.folder } });
}

/** Adds a tag to those that get a net, or takes it away. */
export function toggleTag(tag: string): void {
  const { training } = store.getState();
  if (training.stage !== 'ready') return;
  const tags = training.folder.tags.map((entry) => (entry.tag === tag ? { ...entry, chosen: !entry.chosen } : entry));
  update({ training: { stage: 'ready', folder: { ...training.folder, tags } } });
}
