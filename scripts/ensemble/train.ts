/**
 * Trains the ensemble that the page ships, with the app's own code in headless Chromium.
 *
 *   npm run train:default -- --folder .cache/corpus
 *
 * With `--calibrate` it trains nothing: a bundle that was trained on this folder is calibrated on its
 * validation tracks, and its card counts what each tag rests on.
 *
 *   npm run train:default -- --calibrate public/ensembles/shipped.zip
 *
 * The card takes the figures of `npm run bench:accuracy` (`--cross-validation FILE` for another file
 * than it writes). With `--card` they are all that changes in a bundle; no folder is needed. `--command`
 * tells how it was trained where its card does not.
 *
 *   npm run train:default -- --card public/ensembles/shipped.zip --command 'npm run train:default'
 */
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { APP_PACKAGES } from '../../bench/lib/appPackages.ts';
import { describeTraining } from '../../bench/lib/describeTraining.ts';
import { openBenchPage } from '../../bench/lib/browser.ts';
import { objectiveOption } from '../../bench/lib/objectiveOption.ts';
import type { Training, TrainingOptions } from '../../src/app/state.ts';
import type { EnsembleRecord } from '../../src/library/ensembles.ts';
import { commandOf } from './command.ts';
import { crossValidationOf, SUMMARY, withCard } from './crossValidation.ts';
import type { Driver } from './page.ts';

/** Storage belongs to an address: the same port finds the features of the last run. */
const PORT = 4791;
const REPORT_EVERY_MS = 20_000;

export async function main(argv: readonly string[]): Promise<void> {
  const { values, tokens } = parseArgs({
    args: [...argv],
    tokens: true,
    options: {
      folder: { type: 'string', default: '.cache/corpus' },
      name: { type: 'string', default: 'Free soundtracks' },
      data: { type: 'string', default: 'Free game soundtracks (corpus/works.csv)' },
      recipe: { type: 'string', default: 'tenfold-1' },
      objective: { type: 'string' },
      split: { type: 'string', default: 'track' },
      seed: { type: 'string', default: '1' },
      epochs: { type: 'string' },
      patience: { type: 'string' },
      batch: { type: 'string' },
      'tiles-per-track': { type: 'string', default: '12' },
      minutes: { type: 'string', default: '240' },
      'cross-validation': { type: 'string' },
      calibrate: { type: 'string' },
      card: { type: 'string' },
      command: { type: 'string' },
      out: { type: 'string', default: 'public/ensembles' },
    },
  });
  if (values.card !== undefined) {
    const { bytes, record } = await withCard(await readFile(values.card), (recipeId) => crossValidationOf(recipeId, values['cross-validation'] ?? SUMMARY), values.command);
    await save(values.out, bytes, record);
    const figures = record.card.crossValidation.map(({ split, lrap, prior }) => ` ${split} lrap=${lrap.value.toFixed(3)} prior_lrap=${prior.lrap.toFixed(3)}`);
    console.log(`CARD${figures.join(';') || ' without figures of folds'}; bytes=${bytes.length}`);
    return;
  }
  // Read before hours of training, so that a wrong file is known at once.
  const crossValidation = values.calibrate === undefined ? await crossValidationOf(values.recipe, values['cross-validation']) : [];
  const splitBy = values.split === 'group' ? 'group' : 'track';
  const options: Partial<TrainingOptions> & { recipeId: string } = {
    name: values.name,
    recipeId: values.recipe,
    seed: Number(values.seed),
    // What is not given is as the recipe has it.
    ...objectiveOption(values.objective),
    ...(values.epochs === undefined ? {} : { maximumEpochs: Number(values.epochs) }),
    ...(values.patience === undefined ? {} : { patience: Number(values.patience) }),
    ...(values.batch === undefined ? {} : { batch: Number(values.batch) }),
    tilesPerTrack: Number(values['tiles-per-track']),
    minutes: Number(values.minutes),
    splitBy,
  };
  const bench = await openBenchPage({ path: '/scripts/ensemble/index.html', profile: '.cache/training-profile', port: PORT, packages: APP_PACKAGES });
  try {
    const { page } = bench;
    await page.waitForFunction(() => 'tenfold' in window);
    await page.setInputFiles('#folder', await realpath(values.folder));
    const folder = await page.evaluate(([name, by]) => window.tenfold.inspect(name, by), [values.name, splitBy] as const);
    console.log(describeTraining(folder));
    if (values.calibrate !== undefined) {
      const bundle = (await readFile(values.calibrate)).toString('base64');
      const watch = setInterval(() => void page.evaluate(() => window.tenfold.state()).then((now) => console.log(describeTraining(now))), REPORT_EVERY_MS);
      const made = await page.evaluate((zip) => window.tenfold.calibrate(zip), bundle).finally(() => clearInterval(watch));
      await write(values.out, made, values.split);
      return;
    }
    await page.evaluate((chosen) => window.tenfold.start(chosen), options);
    let state: Training = folder;
    while (state.stage !== 'done' && state.stage !== 'failed') {
      await page.waitForTimeout(REPORT_EVERY_MS);
      state = await page.evaluate(() => window.tenfold.state());
      console.log(new Date().toISOString().slice(11, 19), describeTraining(state));
    }
    if (state.stage === 'failed') throw new Error(`${state.problem.code} ${JSON.stringify(state.problem)}`);
    const made = await page.evaluate(([id, card]) => window.tenfold.result(id, card), [state.ensembleId, { data: values.data, crossValidation, command: commandOf(tokens) }] as const);
    await write(values.out, made, values.split);
  } finally {
    await bench.close();
  }
}

async function save(out: string, bytes: Uint8Array, record: EnsembleRecord): Promise<void> {
  await mkdir(out, { recursive: true });
  await writeFile(`${out}/shipped.zip`, bytes);
  await writeFile(`${out}/shipped.json`, `${JSON.stringify(record, null, 2)}\n`);
}

async function write(out: string, { zip, record, effect }: Awaited<ReturnType<Driver['result']>>, split: string): Promise<void> {
  const bytes = Buffer.from(zip, 'base64');
  await save(out, bytes, record);
  const { scores } = record;
  console.log(
    `RESULT split=${split} lrap=${scores?.track.lrap.toFixed(3)} prior_lrap=${scores?.priorTrack.lrap.toFixed(3)} ` +
      `coverage=${scores?.track.coverage.toFixed(2)} prior_coverage=${scores?.priorTrack.coverage.toFixed(2)} ` +
      `best_coverage=${scores?.track.bestCoverage.toFixed(2)} bytes=${bytes.length}`,
  );
  if (effect === null) return;
  const { before, after, words } = effect;
  const worth = Object.entries(words).map(([word, { given, right }]) => `${word} ${right} of ${given}`);
  console.log(
    `CALIBRATION before lrap=${before.ranking.lrap.toFixed(3)} coverage=${before.ranking.coverage.toFixed(2)} ` +
      `brier=${before.brier.toFixed(4)} error=${before.error.toFixed(4)}; after lrap=${after.ranking.lrap.toFixed(3)} ` +
      `coverage=${after.ranking.coverage.toFixed(2)} brier=${after.brier.toFixed(4)} error=${after.error.toFixed(4)}; true: ${worth.join(', ')}`,
  );
}
