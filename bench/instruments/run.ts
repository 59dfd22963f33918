/**
 * A recipe on the corpus of instruments (`npm run corpus:instruments`), trained and scored by the
 * app's own code in headless Chromium and split by piece, beside a ridge regression on the same
 * splits (scripts/instruments/ridge.py; left out where Python has no scikit-learn).
 *
 *   npm run bench:instruments -- --recipe tagger-cnn3 --objective cross-entropy --seeds 1,2,3 --minutes 30
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import type { Training, TrainingOptions } from '../../src/app/state.ts';
import { APP_PACKAGES } from '../lib/appPackages.ts';
import { describeTraining } from '../lib/describeTraining.ts';
import { openBenchPage } from '../lib/browser.ts';
import { machineName } from '../lib/machine.ts';
import { objectiveOption } from '../lib/objectiveOption.ts';
import { isOriginal } from '../../scripts/instruments/pieces.ts';
import type { Driver } from './page.ts';

/** Storage belongs to an address: the same port finds the features of the last run. */
const PORT = 4793;
const PERCENTS = [100, 80, 60];
const SIZES = [1, 2, 3, 4, 5, 6, 8, 10];
/** Tags on fewer pieces stand or fall with one of them; the others are averaged once more alone. */
const BROAD = 10;
const REPORT_EVERY_MS = 15_000;

type Scores = Awaited<ReturnType<Driver['scores']>>;

export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      folder: { type: 'string', default: '.cache/instruments' },
      recipe: { type: 'string', default: 'tagger-cnn3' },
      objective: { type: 'string' },
      seeds: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '60' },
      epochs: { type: 'string' },
      patience: { type: 'string' },
      batch: { type: 'string' },
      python: { type: 'string', default: 'python3' },
    },
  });
  const objective = objectiveOption(values.objective);
  if (!existsSync(`${values.folder}/labels.csv`)) throw new Error(`${values.folder} holds no corpus: run "npm run corpus:instruments" first.`);
  const bench = await openBenchPage({ path: '/bench/instruments/index.html', profile: '.cache/instruments-profile', port: PORT, packages: APP_PACKAGES });
  const runs: Scores[] = [];
  try {
    const { page } = bench;
    console.log(`${values.recipe}${values.objective === undefined ? '' : `, ${values.objective}`}; ${bench.browserName}; ${machineName()}`);
    await page.waitForFunction(() => 'instruments' in window, undefined, { timeout: 180_000 });
    await page.setInputFiles('#folder', await realpath(values.folder));
    for (const seed of values.seeds.split(',').map(Number)) {
      const scores = await train(page, {
        name: `Instruments ${seed}`,
        recipeId: values.recipe,
        seed,
        minutes: Number(values.minutes),
        splitBy: 'group',
        ...objective,
        ...(values.epochs === undefined ? {} : { maximumEpochs: Number(values.epochs) }),
        ...(values.patience === undefined ? {} : { patience: Number(values.patience) }),
        ...(values.batch === undefined ? {} : { batch: Number(values.batch) }),
      });
      console.log(`seed ${seed}: ${scores.clips} clips of ${scores.pieces.length} pieces held out; ROC AUC ${number(scores.auc)} (calibrated ${number(scores.calibratedAuc)}), LRAP ${number(scores.lrap)}; ${outcome(scores)}`);
      runs.push(scores);
    }
  } finally {
    await bench.close();
  }
  printTable(runs);
  const ridge = await ridgeOn(runs, values.folder, values.python);
  const top5 = (percent: number) => number(mean(runs.map(({ curves }) => curves[PERCENTS.indexOf(percent)][4])));
  const broad = await broadTags(values.folder);
  const broadAreas = runs.map(({ tags, areas }) => mean(areas.flatMap((area, index) => (area !== null && broad.has(tags[index]) ? [area] : []))));
  console.log(
    `RESULT recipe=${values.recipe} ${values.objective === undefined ? '' : `objective=${values.objective} `}auc=${number(mean(runs.map(({ auc }) => auc ?? Number.NaN)))} auc_broad=${number(mean(broadAreas))} lrap=${number(mean(runs.map(({ lrap }) => lrap)))} ` +
      `top5_80=${top5(80)} top5_100=${top5(100)} splits=${runs.length} ${ridge}`,
  );
}

/** One training, from reading the folder to the scores of its held-out clips. */
async function train(page: Page, options: Partial<TrainingOptions> & { recipeId: string }): Promise<Scores> {
  const folder = await page.evaluate(() => window.instruments.inspect());
  if (folder.stage !== 'ready') throw new Error(JSON.stringify(folder));
  console.log(describeTraining(folder));
  await page.evaluate((chosen) => window.instruments.start(chosen), options);
  let state: Training = folder;
  let told = '';
  while (state.stage !== 'done' && state.stage !== 'failed') {
    await page.waitForTimeout(REPORT_EVERY_MS);
    state = await page.evaluate(() => window.instruments.state());
    if (describeTraining(state) !== told) console.log(new Date().toISOString().slice(11, 19), describeTraining(state));
    told = describeTraining(state);
  }
  if (state.stage === 'failed') throw new Error(JSON.stringify(state.problem));
  return page.evaluate(([id, percents]) => window.instruments.scores(id, percents), [state.ensembleId, PERCENTS] as const);
}

/** The ridge regression's table, and its figures for the RESULT line. */
async function ridgeOn(runs: readonly Scores[], folder: string, python: string): Promise<string> {
  const heldOut = `${folder}-held-out.json`;
  // Seeds may differ in the tags that can be split; the ridge is judged on those that all runs share.
  const [first, ...others] = runs.map(({ tags }) => tags);
  const tags = first.filter((tag) => others.every((list) => list.includes(tag)));
  await writeFile(heldOut, JSON.stringify({ tags, splits: runs.map(({ pieces }) => pieces) }));
  const ran = spawnSync(python, ['scripts/instruments/ridge.py', '--folder', folder, '--held-out', heldOut], { encoding: 'utf8' });
  if (ran.status !== 0) {
    console.log(`\nNo ridge regression beside it: ${(ran.error?.message ?? ran.stderr).trim().split('\n').at(-1)}`);
    return 'ridge=none';
  }
  console.log(`\nRidge regression on MFCC statistics\n${ran.stdout}`);
  const figures = new Map([...ran.stdout.matchAll(/(\w+)=([\d.]+)/g)].map(([, name, value]) => [name, value]));
  return ['auc', 'plain_auc', 'auc_broad', 'lrap', 'top5_80', 'top5_100'].map((name) => `ridge_${name}=${figures.get(name)}`).join(' ');
}

/** Tags on at least BROAD pieces. */
async function broadTags(folder: string): Promise<ReadonlySet<string>> {
  const { data } = Papa.parse<{ tags: string; group: string; title: string }>(await readFile(`${folder}/labels.csv`, 'utf8'), { header: true, skipEmptyLines: true });
  const pieces = new Map<string, Set<string>>();
  for (const { tags, group } of data.filter(({ title }) => isOriginal(title))) for (const tag of tags.split(';')) pieces.set(tag, (pieces.get(tag) ?? new Set()).add(group));
  return new Set([...pieces].filter(([, groups]) => groups.size >= BROAD).map(([tag]) => tag));
}

function printTable(runs: readonly Scores[]): void {
  const tags = [...new Set(runs.flatMap((run) => run.tags))].toSorted();
  console.log('\ntag                     ROC AUC');
  for (const tag of tags) {
    const areas = runs.flatMap((run) => run.areas[run.tags.indexOf(tag)] ?? []);
    console.log(`${tag.padEnd(22)} ${(areas.length === 0 ? 'none' : number(mean(areas))).padStart(8)}`);
  }
  console.log('\nclips whose K highest tags hold at least p % of their true ones');
  console.log(`  p %    ${SIZES.map((size) => `K=${size}`.padEnd(7)).join('')}`);
  for (const [index, percent] of PERCENTS.entries()) {
    const rates = SIZES.map((size) => mean(runs.map(({ curves }) => curves[index][size - 1])));
    console.log(`  ${String(percent).padEnd(6)} ${rates.map((rate) => number(rate).padEnd(7)).join('')}`);
  }
}

function outcome({ epochs, seconds, device }: Scores): string {
  const nets = epochs.map(({ epochs: done, bestEpoch, stopped }) => `${done} epochs, best ${bestEpoch}, ${stopped}`);
  return `${nets.join('; ')}; ${Math.round(seconds / 60)} min on ${device}`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function number(value: number | null): string {
  return value === null ? 'none' : value.toFixed(3);
}
