/**
 * How well recipes tag the free soundtracks: five folds, by track and by work, beside the prior and
 * a random forest. Every fold that was trained is kept and never trained again, so that a run that
 * is cut goes on, and the table is reprinted in seconds. Complete folds of tenfold-1 are summed up in
 * .cache/accuracy/summary.json, which `npm run train:default` puts into the card of what it trains.
 *
 *   npm run bench:accuracy                                     what is kept, and tenfold-1 where it lacks
 *   npm run bench:accuracy -- --train post-ce --splits group   trains another configuration
 *   npm run bench:accuracy -- --reference                      the same recipe in PyTorch, on the folds that are kept
 *   npm run bench:accuracy -- --steps all --folds 0 --seeds 1,2,3   steps away from it that only PyTorch takes
 *   npm run bench:accuracy -- --transfer --folds 0,1            few labelled tracks: from scratch and from a trunk
 *   npm run bench:accuracy -- --fold-seed 2                     other folds than those that recipes were chosen on
 *   npm run bench:accuracy -- --quick                          the shipped bundle on its own held-out tracks
 */
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { APP_PACKAGES } from '../lib/appPackages.ts';
import { describeTraining } from '../lib/describeTraining.ts';
import { openBenchPage } from '../lib/browser.ts';
import { machineName } from '../lib/machine.ts';
import { folds } from '../../src/nets/folds.ts';
import { TENFOLD_1 } from '../../src/nets/ownRecipes.ts';
import { CONFIGURATIONS, keyOf, REFERENCE, TILES_PER_TRACK, type Configuration } from './configurations.ts';
import type { FoldResult, FoldTask, Track } from './fold.ts';
import { quick } from './quick.ts';
import { TRANSFER, transferTable, type TransferResult } from './transfer.ts';
import { PLAIN, stepKey, STEPS, stepsTable, type StepScores } from './steps.ts';
import { summaryOf } from './summary.ts';
import { type Scored, table, type SplitBy } from './table.ts';

const PORT = 4791;
const PROFILE = '.cache/training-profile';
const KEPT = '.cache/accuracy';
const TILES_FILE = `${KEPT}/tiles.f32`;
const COUNTS_FILE = `${KEPT}/tiles.json`;
export const FOLDS = 5;
/** Of the folds that the README speaks of. */
const FOLD_SEED = 1;
const REPORT_EVERY_MS = 30_000;

interface Corpus {
  readonly tracks: readonly Track[];
  readonly statistics: readonly (readonly number[])[];
}

export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      quick: { type: 'boolean', default: false },
      reference: { type: 'boolean', default: false },
      transfer: { type: 'boolean', default: false },
      steps: { type: 'string', default: '' },
      folder: { type: 'string', default: '.cache/corpus' },
      train: { type: 'string', default: 'tenfold-1' },
      splits: { type: 'string', default: 'track,group' },
      folds: { type: 'string', default: Array.from({ length: FOLDS }, (_, fold) => fold).join() },
      seeds: { type: 'string', default: '1' },
      'fold-seed': { type: 'string', default: '1' },
    },
  });
  if (values.quick) {
    const bench = new Bench(resolve(values.folder), FOLD_SEED);
    try {
      await quick(existsSync(values.folder) ? (zip) => bench.hear(zip) : null);
    } finally {
      await bench.close();
    }
    return;
  }
  console.log(machineName());
  await mkdir(KEPT, { recursive: true });
  const splits = values.splits.split(',').map((name): SplitBy => (name === 'group' ? 'group' : 'track'));
  const configurations = values.train.split(',').map((name) => {
    const found = CONFIGURATIONS.find((entry) => entry.name === name);
    if (!found) throw new Error(`There is no configuration ${name}: ${CONFIGURATIONS.map((entry) => entry.name).join(', ')}.`);
    return found;
  });
  const foldSeed = Number(values['fold-seed']);
  const wantedFolds = values.folds.split(',').map(Number);
  const seeds = values.seeds.split(',').map(Number);
  const bench = new Bench(resolve(values.folder), foldSeed);
  try {
    const corpus = await bench.corpus();
    if (values.transfer) {
      await bench.transfer(corpus, wantedFolds);
      return;
    }
    if (values.steps !== '') {
      const steps = values.steps === 'all' ? STEPS : values.steps.split(',');
      const unknown = steps.filter((step) => !STEPS.some((known) => known === step));
      if (unknown.length > 0) throw new Error(`There is no step ${unknown.join()}: ${STEPS.join(', ')}.`);
      await bench.steps(corpus, steps, splits, wantedFolds, seeds);
      await stepsTable(await keptSteps(corpus, steps, splits, wantedFolds, seeds, foldSeed), corpus.tracks, tagsOf(corpus.tracks));
      return;
    }
    const jobs = configurations.flatMap((configuration) =>
      splits.flatMap((by) => seeds.flatMap((seed) => wantedFolds.map((fold) => ({ configuration, by, seed, fold })))),
    );
    await bench.train(jobs, corpus);
    if (values.reference) await bench.reference(corpus, splits, wantedFolds, seeds);
    for (const by of splits) await forest(by, foldSeed, corpus, tagsOf(corpus.tracks));
    await table(await kept(corpus, splits, foldSeed), corpus.tracks, tagsOf(corpus.tracks));
    if (foldSeed === FOLD_SEED) await summarise(corpus);
  } finally {
    await bench.close();
  }
}

interface Job {
  readonly configuration: Configuration;
  readonly by: SplitBy;
  readonly seed: number;
  readonly fold: number;
}

function nameOf(name: string, by: SplitBy, seed: number, fold: number, foldSeed: number): string {
  const folds = foldSeed === FOLD_SEED ? '' : `-folds${foldSeed}`;
  return `${KEPT}/${name}-${by}${folds}-seed${seed}-fold${fold}.json`;
}

export function tagsOf(tracks: readonly Track[]): string[] {
  return [...new Set(tracks.flatMap(({ tags }) => tags))].toSorted();
}

/** A fold's result in its file. */
interface KeptFold extends FoldResult {
  readonly heldOut: readonly number[];
  /** `keyOf` its configuration; null for what is no training of the app's. */
  readonly key: string | null;
}

/** Null where there is none, or one of another recipe or other options. */
async function keptFold(path: string, key: string | null): Promise<KeptFold | null> {
  if (!existsSync(path)) return null;
  const found: KeptFold = JSON.parse(await readFile(path, 'utf8'));
  return found.key === key ? found : null;
}

function foldsOf(tracks: readonly Track[], by: SplitBy, foldSeed: number): number[][] {
  const tags = tagsOf(tracks);
  const rows = tracks.map(({ path, group, tags: own }) => ({
    group: by === 'group' ? group : path,
    targets: tags.map((tag) => own.includes(tag)),
  }));
  return folds(rows, foldSeed, FOLDS);
}

/** The page of the app that trains one fold after the other; opened when there is something to train. */
class Bench {
  readonly #folder: string;
  readonly #foldSeed: number;
  #opened: Awaited<ReturnType<typeof openBenchPage>> | null = null;

  constructor(folder: string, foldSeed: number) {
    this.#folder = folder;
    this.#foldSeed = foldSeed;
  }

  async #open() {
    this.#opened ??= await openBenchPage({ path: '/bench/accuracy/index.html', profile: PROFILE, port: PORT, packages: APP_PACKAGES });
    return this.#opened;
  }

  async corpus(): Promise<Corpus> {
    const path = `${KEPT}/corpus.json`;
    if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8'));
    const { page } = await this.#open();
    const tracks = await this.#ready(page);
    const statistics = await page.evaluate(() => window.accuracy.statistics());
    const corpus = { tracks, statistics };
    await writeFile(path, JSON.stringify(corpus));
    return corpus;
  }

  /** See the page's `hear`. */
  async hear(zip: string): Promise<number[][]> {
    const { page } = await this.#open();
    await this.#give(page);
    return page.evaluate((bundle) => window.accuracy.hear(bundle), zip);
  }

  async #give(page: Page): Promise<void> {
    // Hundreds of files on a machine that may be busy.
    page.setDefaultTimeout(600_000);
    await page.waitForFunction(() => 'accuracy' in window);
    await page.setInputFiles('#folder', this.#folder);
  }

  async #ready(page: Page): Promise<Track[]> {
    await this.#give(page);
    return page.evaluate(() => window.accuracy.open('corpus'));
  }

  /** Whatever of `jobs` is not kept yet. */
  async train(jobs: readonly Job[], { tracks }: Corpus): Promise<void> {
    const isKept = async ({ configuration, by, seed, fold }: Job) => (await keptFold(nameOf(configuration.name, by, seed, fold, this.#foldSeed), keyOf(configuration))) !== null;
    const standing = await Promise.all(jobs.map(isKept));
    const open = jobs.filter((_, place) => !standing[place]);
    if (open.length === 0) return;
    console.log(`${open.length} of ${jobs.length} folds to train`);
    const { page } = await this.#open();
    const tags = tagsOf(tracks);
    const parts = { track: foldsOf(tracks, 'track', this.#foldSeed), group: foldsOf(tracks, 'group', this.#foldSeed) };
    const seen = await this.#ready(page);
    if (seen.map(({ path }) => path).join() !== tracks.map(({ path }) => path).join()) throw new Error('The folder has changed: remove .cache/accuracy.');
    const begun = Date.now();
    for (const [done, { configuration, by, seed, fold }] of open.entries()) {
      const title = `${configuration.name} by ${by} seed ${seed} fold ${fold}`;
      const task: FoldTask = {
        recipeId: configuration.recipeId,
        recipe: configuration.recipe,
        options: { ...configuration.options, seed, splitBy: by },
        heldOut: parts[by][fold],
        tags,
      };
      const watch = setInterval(() => void progress(page, title), REPORT_EVERY_MS);
      const result: FoldResult = await page.evaluate((given) => window.accuracy.train(given), task).finally(() => clearInterval(watch));
      await writeFile(nameOf(configuration.name, by, seed, fold, this.#foldSeed), JSON.stringify({ ...result, heldOut: task.heldOut, key: keyOf(configuration) } satisfies KeptFold));
      const left = ((Date.now() - begun) / (done + 1)) * (open.length - done - 1);
      console.log(`${title}: best epochs ${result.epochs.join()}, ${Math.round(result.seconds)} s; ${Math.round(left / 60_000)} min left`);
    }
  }

  /** Works of a fold that a trunk has never heard, a few of their tracks labelled. */
  async transfer(corpus: Corpus, wanted: readonly number[]): Promise<void> {
    const tags = tagsOf(corpus.tracks);
    const parts = foldsOf(corpus.tracks, 'group', this.#foldSeed);
    const results: TransferResult[] = [];
    for (const fold of wanted) {
      const path = `${KEPT}/transfer-folds${this.#foldSeed}-fold${fold}.json`;
      if (!existsSync(path)) {
        const { page } = await this.#open();
        await this.#ready(page);
        const trunk = { recipeId: TENFOLD_1.id, recipe: null, options: { ...TRANSFER.options, seed: 1, splitBy: 'group' }, heldOut: parts[fold], tags } as const;
        const watch = setInterval(() => void progress(page, `transfer, fold ${fold}`), REPORT_EVERY_MS);
        const found = await page.evaluate((task) => window.accuracy.transfer(task), { trunk, counts: TRANSFER.counts, seeds: TRANSFER.seeds }).finally(() => clearInterval(watch));
        await writeFile(path, JSON.stringify(found));
      }
      results.push(...JSON.parse(await readFile(path, 'utf8')));
    }
    transferTable(results);
  }

  /** Every tile of the corpus, and how many each track has, in files that reference.py reads. */
  async #tiles(tracks: readonly Track[]): Promise<void> {
    if (existsSync(COUNTS_FILE)) return;
    const { page } = await this.#open();
    await this.#ready(page);
    const counts: number[] = [];
    await writeFile(TILES_FILE, '');
    for (const track of tracks.keys()) {
      const bytes = Buffer.from(await page.evaluate((place) => window.accuracy.tiles(place), track), 'base64');
      counts.push(bytes.length / 16_000);
      await appendFile(TILES_FILE, bytes);
    }
    await writeFile(COUNTS_FILE, JSON.stringify(counts));
  }

  /** PyTorch's training of `tenfold-1` on the splits of the kept folds; kept beside them. */
  async reference({ tracks }: Corpus, splits: readonly SplitBy[], wanted: readonly number[], seeds: readonly number[]): Promise<void> {
    await this.#tiles(tracks);
    for (const by of splits) {
      for (const seed of seeds) {
        for (const fold of wanted) {
          const path = nameOf('pytorch', by, seed, fold, this.#foldSeed);
          const ours = await keptFold(nameOf(REFERENCE.name, by, seed, fold, this.#foldSeed), keyOf(REFERENCE));
          if ((await keptFold(path, keyOf(REFERENCE))) !== null || ours === null) continue;
          await writeFile(path, JSON.stringify(pytorch(PLAIN, tracks, ours, seed, keyOf(REFERENCE))));
        }
      }
    }
  }

  /**
   * `steps`, and `tenfold-1` itself, in PyTorch: whatever is not kept yet is trained, one seed of all of
   * them before the next. All seeds have the split of the app's first, so that they differ in nothing
   * but first weights and order. Throws where the app has not trained that fold.
   */
  async steps({ tracks }: Corpus, steps: readonly string[], splits: readonly SplitBy[], wanted: readonly number[], seeds: readonly number[]): Promise<void> {
    await this.#tiles(tracks);
    for (const seed of seeds) {
      for (const step of [PLAIN, ...steps]) {
        for (const by of splits) {
          for (const fold of wanted) {
            const source = nameOf(REFERENCE.name, by, 1, fold, this.#foldSeed);
            const ours = await keptFold(source, keyOf(REFERENCE));
            if (ours === null) throw new Error(`${source} is missing: train ${REFERENCE.name} first.`);
            const path = nameOf(`pytorch-${step}`, by, seed, fold, this.#foldSeed);
            const key = stepKey(step, ours.training);
            if ((await keptFold(path, key)) === null) await writeFile(path, JSON.stringify(pytorch(step, tracks, ours, seed, key)));
          }
        }
      }
    }
  }

  async close(): Promise<void> {
    await this.#opened?.close();
  }
}

/** A training by reference.py on the split of one of the app's. */
function pytorch(step: string, tracks: readonly Track[], { tags: trained, training, validation, heldOut }: KeptFold, seed: number, key: string): KeptFold {
  const tags = tagsOf(tracks);
  const targets = tracks.map(({ tags: own }) => tags.map((tag) => own.includes(tag)));
  const groups = tracks.map(({ group }) => group);
  const task = { step, tiles: TILES_FILE, counts: COUNTS_FILE, targets, groups, tags, trained, training, validation, heldOut, seed, recipe: TENFOLD_1, tilesPerTrack: TILES_PER_TRACK };
  const done = spawnSync('/usr/bin/python3', ['bench/accuracy/reference.py'], { input: JSON.stringify(task), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`PyTorch (Debian's python3-torch): ${done.stderr.trim().split('\n').at(-1)}`);
  const { scores, epoch, seconds } = JSON.parse(done.stdout);
  console.log(`${new Date().toISOString().slice(11, 19)} PyTorch, ${step}, seed ${seed}, ${heldOut.length} held-out tracks: best epoch ${epoch}, ${Math.round(seconds)} s`);
  return { tags: trained, raw: scores, calibrated: scores, training, validation, heldOut, epochs: [epoch], seconds, key };
}

async function progress(tab: Page, title: string): Promise<void> {
  const state = await tab.evaluate(() => window.accuracy.progress()).catch(() => null);
  if (state?.stage !== 'training') return;
  console.log(`${title}: ${describeTraining(state)}`);
}

/** scikit-learn's forest on the same folds; kept like the others. */
async function forest(by: SplitBy, foldSeed: number, { tracks, statistics }: Corpus, tags: readonly string[]): Promise<void> {
  if (existsSync(nameOf('forest', by, 1, FOLDS - 1, foldSeed))) return;
  const parts = foldsOf(tracks, by, foldSeed);
  const targets = tracks.map(({ tags: own }) => tags.map((tag) => own.includes(tag)));
  const done = spawnSync('/usr/bin/python3', ['bench/accuracy/forest.py'], {
    input: JSON.stringify({ statistics, targets, folds: parts }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (done.status !== 0) {
    console.log(`No random forest (it needs Debian's python3-sklearn): ${done.stderr.trim().split('\n').at(-1)}`);
    return;
  }
  const scores: number[][][] = JSON.parse(done.stdout);
  for (const [fold, rows] of scores.entries()) {
    const result: KeptFold = { tags, raw: rows, calibrated: rows, training: [], validation: [], epochs: [], seconds: 0, heldOut: parts[fold], key: null };
    await writeFile(nameOf('forest', by, 1, fold, foldSeed), JSON.stringify(result));
  }
}

/** Everything that was trained so far, each configuration and seed with the folds that it has. */
async function kept({ tracks }: Corpus, splits: readonly SplitBy[], foldSeed: number): Promise<Scored[]> {
  const scored: Scored[] = [];
  const tags = tagsOf(tracks);
  for (const by of splits) {
    const parts = foldsOf(tracks, by, foldSeed);
    const named = [{ name: 'forest', key: null }, { name: 'pytorch', key: keyOf(REFERENCE) }, ...CONFIGURATIONS.map((entry) => ({ name: entry.name, key: keyOf(entry) }))];
    for (const { name, key } of named) {
      for (let seed = 1; seed <= 9; seed++) {
        const found = parts.map((_, fold) => nameOf(name, by, seed, fold, foldSeed));
        const rows: Scored['rows'][number][] = [];
        let complete = 0;
        for (const [fold, path] of found.entries()) {
          const result = await keptFold(path, key);
          if (result === null) continue;
          if (result.heldOut.join() !== parts[fold].join()) throw new Error(`${path} is of other folds: remove .cache/accuracy.`);
          complete += 1;
          const prior = priorOf(tracks, tags, parts[fold]);
          parts[fold].forEach((track, place) => {
            const all = (values: readonly number[]) => spread(values, result.tags, tags, prior);
            rows.push({ track, prior, raw: all(result.raw[place]), calibrated: all(result.calibrated[place]) });
          });
        }
        if (complete > 0) scored.push({ name, by, seed, folds: complete, rows });
      }
    }
  }
  return scored;
}

/** What is kept of PLAIN and `steps`: for each seed that has all of the folds, these one after the other. */
async function keptSteps({ tracks }: Corpus, steps: readonly string[], splits: readonly SplitBy[], wanted: readonly number[], seeds: readonly number[], foldSeed: number): Promise<StepScores[]> {
  const tags = tagsOf(tracks);
  const found: StepScores[] = [];
  for (const by of splits) {
    const parts = foldsOf(tracks, by, foldSeed);
    const heldOut = wanted.flatMap((fold) => parts[fold]);
    for (const step of [PLAIN, ...steps]) {
      const scores = new Map<number, number[][]>();
      for (const seed of seeds) {
        const rows: number[][] = [];
        for (const fold of wanted) {
          const ours = await keptFold(nameOf(REFERENCE.name, by, 1, fold, foldSeed), keyOf(REFERENCE));
          const result = ours && (await keptFold(nameOf(`pytorch-${step}`, by, seed, fold, foldSeed), stepKey(step, ours.training)));
          const prior = priorOf(tracks, tags, parts[fold]);
          rows.push(...(result?.raw ?? []).map((row) => spread(row, result?.tags ?? tags, tags, prior)));
        }
        if (rows.length === heldOut.length) scores.set(seed, rows);
      }
      found.push({ step, by, heldOut, seeds: scores });
    }
  }
  return found;
}

/** Both protocols, whichever of them this run printed, for the card of an ensemble. */
async function summarise(corpus: Corpus): Promise<void> {
  const { tracks } = corpus;
  const summary = await summaryOf(await kept(corpus, ['track', 'group'], FOLD_SEED), tracks, tagsOf(tracks), FOLDS, new Date().toISOString().slice(0, 10));
  await writeFile(`${KEPT}/summary.json`, `${JSON.stringify(summary, null, 2)}\n`);
}

/** Scores of `tags`: one that the rest of the works does not have is known by its frequency there alone, none. */
function spread(scores: readonly number[], trained: readonly string[], tags: readonly string[], prior: readonly number[]): number[] {
  return tags.map((tag, at) => (trained.includes(tag) ? scores[trained.indexOf(tag)] : prior[at]));
}

function priorOf(tracks: readonly Track[], tags: readonly string[], heldOut: readonly number[]): number[] {
  const out = new Set(heldOut);
  const seen = tracks.filter((_, index) => !out.has(index));
  return tags.map((tag) => seen.filter(({ tags: own }) => own.includes(tag)).length / seen.length);
}
