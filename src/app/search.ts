/**
 * Searching for a better recipe: points of a grid, or random draws, are trained one after the other
 * on one split until a budget of minutes is spent. They are ranked by what the *validation* tracks
 * say; the held-out tracks stay unseen, so that the report of an ensemble trained by the recipe that
 * wins still tells the truth.
 */
import { featureSet } from '../dsp/featureSets.ts';
import { loadSearches, removeSearch, saveSearch, type Search, type Trial } from '../library/searches.ts';
import { classificationReport } from '../metrics/classification.ts';
import { cutToTargets } from '../metrics/selection.ts';
import { type NetArtifact, UNCALIBRATED } from '../nets/ensemble.ts';
import { gridPoints, gridSize, type Point, randomPoint, type Range, withPoint } from '../nets/search.ts';
import { keep } from './keeping.ts';
import { newId } from './newId.ts';
import { pool } from './pooled.ts';
import { problemOf } from './problem.ts';
import { addRecipe, recipeOf } from './recipes.ts';
import type { FolderSummary, TrainingOptions } from './state.ts';
import { store, update } from './store.ts';
import { inspectedExamples } from './training/inspect.ts';
import { holdTraining } from './training/lock.ts';
import { assemble, calibrationOf, chosenTags, countsFrequency, predictPart } from './training/outcome.ts';
import { planTraining } from './training/planning.ts';
import { prepare } from './training/prepare.ts';
import { optionsOf, recipeWith } from './training/recipeOptions.ts';
import { runTraining } from './training/run.ts';
import { endJob, keeperOf, keepJob, type SearchJob, secondsLeft } from './training/seriesJob.ts';
import { beginJob } from './training/stopping.ts';
import { listUnfinishedSeries } from './training/unfinishedSeries.ts';
import { holdWakeLock } from './wakeLock.ts';

export interface SearchOptions {
  readonly method: Search['method'];
  /** At least one. */
  readonly ranges: readonly Range[];
  /** For everything together; the trial under way when they are over ends with the best it has. */
  readonly minutes: number;
  /** Most random draws; a grid tries all its points. */
  readonly trials: number;
}

export async function restoreSearches(): Promise<void> {
  update({ searches: (await keep(() => loadSearches())) ?? [] });
}

/** Searches on the folder that was inspected last. Ends in stage 'searched', or 'failed'. */
export async function startSearch(training: TrainingOptions, options: SearchOptions): Promise<void> {
  const state = store.getState().training;
  if (state.stage !== 'ready' || !state.folder.trainable) return;
  const { folder } = state;
  const signal = beginJob();
  try {
    const { prepared } = await prepare(folder, inspectedExamples(), featureSet(recipeOf(training.recipeId).features), signal);
    const search = begun(folder, training, options);
    await conductSearch({ kind: 'search', id: search.id, folder, training, prepared, search }, folder, signal);
  } catch (thrown) {
    const cancelled = signal.aborted && store.getState().training.stage === 'preparing';
    update({ training: cancelled ? { stage: 'ready', folder } : { stage: 'failed', problem: problemOf(thrown, folder.name) } });
  }
}

/**
 * Tries what is left of a search, for what is left of its budget; a trial that was broken off goes on
 * from its last checkpoints. Ends in stage 'searched', with `back` as the folder to return to.
 */
export async function conductSearch(started: SearchJob, back: FolderSummary | null, signal: AbortSignal): Promise<void> {
  let job = started;
  const { method, ranges, seed, wanted } = job.search;
  const over = new AbortController();
  const end = (): void => over.abort();
  signal.addEventListener('abort', end);
  const release = holdTraining(job.id);
  const sleep = holdWakeLock();
  const endsAt = Date.now() + 1000 * secondsLeft(job);
  const limit = setTimeout(end, endsAt - Date.now());
  try {
    await keepJob(job);
    const points = method === 'grid' ? gridPoints(ranges, seed) : null;
    for (let index = job.search.trials.length; index < wanted && !over.signal.aborted; index++) {
      const point = points?.[index] ?? randomPoint(ranges, seed, index);
      update({ series: { kind: 'search', search: job.search, place: index + 1, total: wanted, endsAt } });
      const trial = await tried(job, point, over.signal);
      job = { ...job, search: { ...job.search, trials: [...job.search.trials, { ...trial, number: index + 1 }] } };
      await record(job.search);
      await keepJob(job);
    }
    await endJob(job, wanted);
    update({ training: { stage: 'searched', searchId: job.search.id, folder: back } });
  } finally {
    signal.removeEventListener('abort', end);
    clearTimeout(limit);
    update({ series: null });
    release();
    sleep();
    void listUnfinishedSeries();
  }
}

function begun(folder: FolderSummary, training: TrainingOptions, options: SearchOptions): Search {
  return {
    id: newId(),
    created: Date.now(),
    data: folder.name,
    method: options.method,
    ranges: options.ranges,
    recipe: recipeWith(recipeOf(training.recipeId), training),
    seed: training.seed,
    minutes: options.minutes,
    wanted: options.method === 'grid' ? gridSize(options.ranges) : options.trials,
    tags: chosenTags(folder),
    trials: [],
  };
}

/** Trains one point and asks the validation tracks. */
async function tried(job: SearchJob, point: Point, signal: AbortSignal): Promise<Omit<Trial, 'number'>> {
  const { folder, training, search, prepared } = job;
  const recipe = withPoint(search.recipe, point);
  const options = { ...training, ...optionsOf(recipe), minutes: null };
  const { plan, problems } = planTraining(prepared, chosenTags(folder), options, recipe);
  const undertaking = { folder, options, plan, prepared, remarks: problems };
  const keeper = await keeperOf(job, search.trials.length);
  const trained = await runTraining(undertaking, keeper, signal);
  const rows = await predictPart(undertaking, assemble(undertaking, trained, keeper.seconds), 'validation');
  const targets = rows.map((row) => row.targets);
  // Fitted to the rows that it is judged by, but by as many numbers in every trial.
  const calibration = countsFrequency(undertaking) ? calibrationOf(plan, rows) : UNCALIBRATED;
  const scores = rows.map(({ tileConfidences }) => pool(tileConfidences, plan.tags.length, calibration).overall);
  await keeper.end();
  return {
    point,
    validationLoss: meanLoss(trained.artifacts),
    f1: classificationReport(targets, cutToTargets(targets, scores)).weighted.f1,
    seconds: keeper.seconds,
    epochs: trained.artifacts.reduce((sum, { history }) => sum + history.length, 0),
    ended: trained.artifacts.some(({ stopped }) => stopped === 'cancelled') ? 'stopped' : 'itself',
  };
}

/** Mean over the nets of the validation loss of their best epoch; null where a net has none. */
function meanLoss(nets: readonly NetArtifact[]): number | null {
  const losses = nets.map(({ history, bestEpoch }) => history.find(({ epoch }) => epoch === bestEpoch)?.validationLoss);
  let sum = 0;
  for (const loss of losses) {
    if (loss === undefined || !Number.isFinite(loss)) return null;
    sum += loss;
  }
  return sum / losses.length;
}

async function record(search: Search): Promise<void> {
  const others = store.getState().searches.filter(({ id }) => id !== search.id);
  update({ searches: [search, ...others] });
  await keep(() => saveSearch(search));
}

/** Keeps the recipe of a trial under a name, to be chosen for trainings to come; gives its id. */
export async function keepRecipe(search: Search, trial: Trial, name: string): Promise<string> {
  const id = `own-${newId()}`;
  const loss = trial.validationLoss === null ? 'none' : trial.validationLoss.toFixed(3);
  await addRecipe({
    ...withPoint(search.recipe, trial.point),
    id,
    title: name,
    source: `Trial ${trial.number} of a search on ${search.data}, from “${search.recipe.title}”: validation loss ${loss}, F1 ${trial.f1.toFixed(2)}.`,
  });
  return id;
}

export async function deleteSearch(id: string): Promise<void> {
  await keep(() => removeSearch(id));
  update({ searches: store.getState().searches.filter((search) => search.id !== id) });
}
