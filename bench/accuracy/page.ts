/** The app without its ui, one fold after the other: what `run.ts` asks of the page. */
import { MFCC_STATISTICS, mfccStatistics } from './mfccStatistics.ts';
import type { FoldResult, FoldTask, Track } from './fold.ts';
import type { TransferResult, TransferTask } from './transfer.ts';
import PQueue from 'p-queue';
import { contentId, featuresOf } from '../../src/app/features.ts';
import { predict } from '../../src/app/predict.ts';
import { openSource } from '../../src/app/sources.ts';
import { unpackEnsemble } from '../../src/library/bundle.ts';
import { tagFrequencies } from '../../src/app/evaluate.ts';
import { addRecipe, recipeOf } from '../../src/app/recipes.ts';
import { meanOverTiles } from '../../src/app/mean.ts';
import type { FolderSummary } from '../../src/app/state.ts';
import { store } from '../../src/app/store.ts';
import { defaultOptions, inspectFolder } from '../../src/app/train.ts';
import { inspectedExamples } from '../../src/app/training/inspect.ts';
import { Keeper } from '../../src/app/training/keeper.ts';
import { assemble, calibrationOf, predictPart } from '../../src/app/training/outcome.ts';
import { planTraining } from '../../src/app/training/planning.ts';
import { optionsOf } from '../../src/app/training/recipeOptions.ts';
import { prepare, tilesOf, type Prepared } from '../../src/app/training/prepare.ts';
import { runTraining } from '../../src/app/training/run.ts';
import { newId } from '../../src/app/newId.ts';
import type { FeatureSetId } from '../../src/dsp/featureSetId.ts';
import { featureSet } from '../../src/dsp/featureSets.ts';
import { labelRankingAveragePrecision } from '../../src/metrics/ranking.ts';
import { SCRATCH, type Start } from '../../src/nets/plan.ts';
import { stream } from '../../src/nets/random.ts';
import type { Recipe } from '../../src/nets/recipe.ts';
import { startFrom, transferRecipe } from '../../src/nets/trunkStart.ts';
import { calibrateRows } from '../../src/metrics/tagCalibration.ts';

const never = new AbortController().signal;
let folder: FolderSummary | null = null;
const preparedFor = new Map<FeatureSetId, readonly Prepared[]>();

async function inspect(name: string): Promise<FolderSummary> {
  const files = document.querySelector<HTMLInputElement>('#folder')?.files;
  const dropped = [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name, handle: null }));
  await inspectFolder(name, dropped);
  const { training } = store.getState();
  if (training.stage !== 'ready') throw new Error(`The folder is ${training.stage}.`);
  return training.folder;
}

async function preparedIn(features: FeatureSetId): Promise<readonly Prepared[]> {
  if (folder === null) throw new Error('No folder was inspected.');
  const known = preparedFor.get(features);
  if (known) return known;
  const { prepared, failed } = await prepare(folder, inspectedExamples(), featureSet(features), never);
  for (const { code, data } of failed) console.log(`left out: ${code} ${JSON.stringify(data)}`);
  const sorted = prepared.toSorted((a, b) => (a.example.path < b.example.path ? -1 : 1));
  preparedFor.set(features, sorted);
  return sorted;
}

/** Trains on all of `prepared` but what is held out, and hears that. */
async function trained({ recipeId, options, heldOut, tags }: FoldTask, prepared: readonly Prepared[], recipe: Recipe, start: Start) {
  if (folder === null) throw new Error('No folder was inspected.');
  const chosen = { ...defaultOptions(recipeId), ...options };
  const { plan } = planTraining(prepared, tags, chosen, recipe, start, heldOut);
  const undertaking = { folder, options: chosen, plan, prepared, remarks: [] };
  const keeper = Keeper.fresh(newId());
  const begun = performance.now();
  const nets = await runTraining(undertaking, keeper, never);
  const seconds = (performance.now() - begun) / 1000;
  const ensemble = assemble(undertaking, nets, seconds);
  const rows = await predictPart(undertaking, ensemble, 'heldOut');
  await keeper.end();
  return { plan, undertaking, ensemble, rows, seconds };
}

const accuracy = {
  /** Every track of the folder that has features, by path. */
  async open(name: string): Promise<Track[]> {
    folder = await inspect(name);
    const prepared = await preparedIn('film-score-mfcc');
    return prepared.map(({ example: { path, group, tags } }) => ({ path, group, tags }));
  },

  /**
   * A trunk that never heard the held-out tracks' works; then, for each count and seed, so many of
   * those tracks as a user's labels, and the rest of them to be tagged: from scratch, from the frozen
   * trunk, and from the trunk moved after its head.
   */
  async transfer({ trunk, counts, seeds }: TransferTask): Promise<TransferResult[]> {
    if (folder === null) throw new Error('No folder was inspected.');
    const recipe = recipeOf(trunk.recipeId);
    const prepared = await preparedIn(recipe.features);
    const { ensemble: heard } = await trained(trunk, prepared, recipe, SCRATCH);
    const unheard = trunk.heldOut.map((index) => prepared[index]);
    const results: TransferResult[] = [];
    for (const count of counts) {
      for (const seed of seeds) {
        const labelled = stream(seed, 'labelled', `${count}`).sample(unheard.map((_, place) => place), count);
        const heldOut = unheard.map((_, place) => place).filter((place) => !labelled.includes(place));
        for (const from of ['scratch', 'trunk', 'trunk-at-first'] as const) {
          const start = from === 'scratch' ? SCRATCH : startFrom(heard, from);
          const used = from === 'scratch' ? recipe : transferRecipe(recipe);
          const options = { ...trunk.options, ...optionsOf(used), seed, splitBy: 'track' } as const;
          const { plan, rows, seconds } = await trained({ ...trunk, options, heldOut }, unheard, used, start);
          const rates = tagFrequencies(labelled.map((place) => trunk.tags.map((tag) => unheard[place].example.tags.includes(tag))), trunk.tags.length);
          const scores = rows.map(({ tileConfidences }) => {
            const means = meanOverTiles(tileConfidences, plan.tags.length);
            return trunk.tags.map((tag, at) => (plan.tags.includes(tag) ? means[plan.tags.indexOf(tag)] : rates[at]));
          });
          const targets = heldOut.map((place) => trunk.tags.map((tag) => unheard[place].example.tags.includes(tag)));
          const lrap = labelRankingAveragePrecision(targets, scores);
          const prior = labelRankingAveragePrecision(targets, targets.map(() => rates));
          results.push({ count, seed, from, tags: plan.tags.length, lrap, prior, seconds });
        }
      }
    }
    return results;
  },

  /**
   * What the nets of a bundle say of its own held-out tracks, which lie in the folder: raw means over
   * tiles, [tracks, tags], in the order of its evaluation. Throws where one is missing.
   */
  async hear(zip: string): Promise<number[][]> {
    const unpacked = await unpackEnsemble(Uint8Array.from(atob(zip), (character) => character.charCodeAt(0)));
    if (!unpacked.ok) throw new Error(unpacked.error.code);
    const { ensemble } = unpacked;
    await inspect('corpus');
    const wanted = new Map((ensemble.evaluation?.heldOut ?? []).map(({ id }, row) => [id, row]));
    const rows: number[][] = [];
    const line = new PQueue({ concurrency: 4 });
    await line.addAll(
      inspectedExamples().map((example) => async () => {
        const id = await contentId(await openSource(example.key, false));
        const row = wanted.get(id);
        if (row === undefined) return;
        const { tiles } = await featuresOf(example.key, id, featureSet(ensemble.recipe.features), never, () => {});
        rows[row] = [...meanOverTiles(await predict(ensemble, tiles), ensemble.tags.length)];
      }),
    );
    const missing = [...wanted.values()].filter((row) => rows[row] === undefined).length;
    if (missing > 0) throw new Error(`${missing} of ${wanted.size} held-out tracks are not in the folder.`);
    return rows;
  },

  progress: () => store.getState().training,

  /** [tracks, MFCC_STATISTICS], in the order of `open`. */
  async statistics(): Promise<number[][]> {
    const set = featureSet('film-score-mfcc');
    const rows: number[][] = [];
    for (const entry of await preparedIn('film-score-mfcc')) rows.push([...mfccStatistics(await tilesOf(entry, set))]);
    if (rows.some((row) => row.length !== MFCC_STATISTICS)) throw new Error('A row of statistics is cut.');
    return rows;
  },

  /** All tiles of a track as the bytes of float32, [tiles, COEFFICIENTS, TILE_FRAMES], in base 64. */
  async tiles(track: number): Promise<string> {
    const prepared = await preparedIn('film-score-mfcc');
    const { values } = await tilesOf(prepared[track], featureSet('film-score-mfcc'));
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    let text = '';
    for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(text);
  },

  /** Trains on all but the fold, and says what it thinks of the fold. */
  async train(task: FoldTask): Promise<FoldResult> {
    if (folder === null) throw new Error('No folder was inspected.');
    const { recipe, recipeId } = task;
    if (recipe !== null) await addRecipe(recipe);
    const used = recipe ?? recipeOf(recipeId);
    if (used.id !== recipeId) throw new Error(`There is no recipe ${recipeId}.`);
    const { plan, undertaking, ensemble, rows, seconds } = await trained(task, await preparedIn(used.features), used, SCRATCH);
    const calibration = calibrationOf(plan, await predictPart(undertaking, ensemble, 'validation'));
    const means = rows.map(({ tileConfidences }) => meanOverTiles(tileConfidences, plan.tags.length));
    return {
      tags: plan.tags,
      raw: means.map((row) => [...row]),
      calibrated: means.map((row) => [...(calibration.kind === 'platt' ? calibrateRows(row, calibration.tags) : row)]),
      training: plan.split.training,
      validation: plan.split.validation,
      epochs: ensemble.nets.map(({ bestEpoch }) => bestEpoch),
      seconds,
    };
  },
};

export type Accuracy = typeof accuracy;

declare global {
  interface Window {
    accuracy: Accuracy;
  }
}

window.accuracy = accuracy;
