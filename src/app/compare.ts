/**
 * Comparing recipes: the same folder, the same split, the same seed; the dense baseline, the single
 * convolutional net and the ensemble, one after the other. Each becomes a stored ensemble of its own;
 * what is compared is kept as one table.
 */
import { type ComparedRecipe, type Comparison, removeComparison, saveComparison } from '../library/comparisons.ts';
import { loadComparisons } from '../library/comparisons.ts';
import type { FeatureSetId } from '../dsp/featureSetId.ts';
import { featureSet } from '../dsp/featureSets.ts';
import { classificationReport } from '../metrics/classification.ts';
import { cutToTargets } from '../metrics/selection.ts';
import type { Ensemble, Evaluation } from '../nets/ensemble.ts';
import type { Recipe } from '../nets/recipe.ts';
import { comparedWith } from '../nets/recipes.ts';
import { addEnsemble } from './ensembles.ts';
import { rememberHeldOut } from './heldOutFiles.ts';
import { keep } from './keeping.ts';
import { newId } from './newId.ts';
import { pool } from './pooled.ts';
import { CodedError, problem, problemOf } from './problem.ts';
import { recipeOf } from './recipes.ts';
import type { FolderSummary, TrainingOptions } from './state.ts';
import { store, update } from './store.ts';
import { inspectedExamples } from './training/inspect.ts';
import { planCompared } from './training/commonSplit.ts';
import { holdTraining } from './training/lock.ts';
import { assemble, calibrate, chosenTags, score } from './training/outcome.ts';
import { prepare } from './training/prepare.ts';
import { editedAlike, optionsOf, type RecipeOptions } from './training/recipeOptions.ts';
import { runTraining } from './training/run.ts';
import { type ComparisonJob, endJob, keeperOf, keepJob } from './training/seriesJob.ts';
import { beginJob } from './training/stopping.ts';
import { listUnfinishedSeries } from './training/unfinishedSeries.ts';
import { holdWakeLock } from './wakeLock.ts';

export async function restoreComparisons(): Promise<void> {
  update({ comparisons: (await keep(() => loadComparisons())) ?? [] });
}

/** Three recipes of the chosen one's system, each by its own values but for what was edited in these options. */
export function comparedRecipes(options: RecipeOptions & Pick<TrainingOptions, 'recipeId'>): readonly Recipe[] {
  const chosen = recipeOf(options.recipeId);
  return comparedWith(chosen, (recipe) => editedAlike(recipe, chosen, options));
}

/**
 * Trains and scores the three recipes on the folder that was inspected last. Ends in stage
 * 'compared', or 'failed'; stopped while it prepares, in 'ready'. A time limit is for each of them.
 */
export async function startComparison(options: TrainingOptions): Promise<void> {
  const { training } = store.getState();
  if (training.stage !== 'ready' || !training.folder.trainable) return;
  const { folder } = training;
  const signal = beginJob();
  try {
    const steps = await preparedFor(comparedRecipes(options), folder, signal);
    await conductComparison({ kind: 'comparison', id: newId(), folder, options, steps, done: [], heldOut: null }, folder, signal);
  } catch (thrown) {
    const cancelled = signal.aborted && store.getState().training.stage === 'preparing';
    update({ training: cancelled ? { stage: 'ready', folder } : { stage: 'failed', problem: problemOf(thrown, folder.name) } });
  }
}

/**
 * Trains and scores what is left of a comparison; a recipe that was broken off goes on from its last
 * checkpoints. Ends in stage 'compared', with `back` as the folder to return to.
 */
export async function conductComparison(begun: ComparisonJob, back: FolderSummary | null, signal: AbortSignal): Promise<void> {
  let job = begun;
  const { folder, options, steps } = job;
  const release = holdTraining(job.id);
  const sleep = holdWakeLock();
  try {
    await keepJob(job);
    while (job.done.length < steps.length && !signal.aborted) {
      job = await nextCompared(job, signal);
      await keepJob(job);
    }
    if (job.heldOut === null) throw new CodedError(problem('nothing-held-out', folder.name));
    const comparison: Comparison = {
      id: newId(),
      created: Date.now(),
      data: folder.name,
      split: options.splitBy,
      seed: options.seed,
      heldOutTracks: job.heldOut.tracks,
      tags: job.heldOut.tags,
      support: job.heldOut.support,
      recipes: job.done,
      complete: !signal.aborted,
    };
    await keep(() => saveComparison(comparison));
    await endJob(job, steps.length);
    update({
      comparisons: [comparison, ...store.getState().comparisons],
      training: { stage: 'compared', comparisonId: comparison.id, folder: back },
    });
  } finally {
    update({ series: null });
    release();
    sleep();
    void listUnfinishedSeries();
  }
}

/** The job with one more recipe trained, scored and stored as an ensemble. */
async function nextCompared(job: ComparisonJob, signal: AbortSignal): Promise<ComparisonJob> {
  const { folder, options, steps, done } = job;
  const { recipe, prepared, failed } = steps[done.length];
  update({ series: { kind: 'comparison', title: recipe.title, place: done.length + 1, total: steps.length } });
  const own = { ...options, ...optionsOf(recipe), name: `${options.name}: ${recipe.title}`, recipeId: recipe.id };
  const { plan, problems } = planCompared(steps, done.length, chosenTags(folder), options);
  if (plan.split.heldOut.length === 0) throw new CodedError(problem('nothing-held-out', folder.name));
  const undertaking = { folder, options: own, plan, prepared, remarks: [...failed, ...problems] };
  const keeper = await keeperOf(job, done.length);
  const trained = await runTraining(undertaking, keeper, signal);
  const ensemble = await calibrate(undertaking, assemble(undertaking, trained, keeper.seconds));
  const evaluation = await score(undertaking, ensemble);
  if (evaluation === null) throw new CodedError(problem('nothing-held-out', folder.name));
  rememberHeldOut(undertaking);
  await addEnsemble({ ...ensemble, evaluation });
  await keeper.end();
  const { tags } = ensemble;
  const support = tags.map((_, tag) => evaluation.heldOut.filter(({ targets }) => targets[tag]).length);
  const heldOut = job.heldOut ?? { tracks: evaluation.heldOut.length, tags, support };
  return { ...job, done: [...done, comparedRecipe(ensemble, evaluation)], heldOut };
}

type Preparation = Awaited<ReturnType<typeof prepare>>;

/** Features for every recipe, before the first is trained; those of one set are made once. */
async function preparedFor(
  recipes: readonly Recipe[],
  folder: FolderSummary,
  signal: AbortSignal,
): Promise<(Preparation & { readonly recipe: Recipe })[]> {
  const made = new Map<FeatureSetId, Preparation>();
  const ready = [];
  for (const recipe of recipes) {
    const { features } = recipe;
    const preparation = made.get(features) ?? (await prepare(folder, inspectedExamples(), featureSet(features), signal));
    made.set(features, preparation);
    ready.push({ ...preparation, recipe });
  }
  return ready;
}

/**
 * The figures of one recipe. A track is given as many tags as it has, the highest ones: a cut that
 * needs no threshold, so that confidences of different scales (one a tag, or sharing out 1) compete
 * as rankings.
 */
function comparedRecipe(ensemble: Ensemble, { heldOut, track }: Evaluation): ComparedRecipe {
  const targets = heldOut.map((row) => row.targets);
  const scores = heldOut.map(({ tileConfidences }) => pool(tileConfidences, ensemble.tags.length, ensemble.calibration).overall);
  const report = classificationReport(targets, cutToTargets(targets, scores));
  return {
    recipeId: ensemble.recipe.id,
    title: ensemble.recipe.title,
    ensembleId: ensemble.id,
    f1: report.tags.map(({ f1 }) => f1),
    weightedF1: report.weighted.f1,
    track,
    seconds: ensemble.card.seconds,
  };
}

export async function deleteComparison(id: string): Promise<void> {
  await keep(() => removeComparison(id));
  update({ comparisons: store.getState().comparisons.filter((comparison) => comparison.id !== id) });
}
