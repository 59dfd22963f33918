/**
 * How long a newcomer's first training takes: the samples, the recipe that is chosen at first, its own
 * rules, to early stopping.
 *
 *   npm run bench:samples -- --recipe post
 */
import { parseArgs } from 'node:util';
import type { Training } from '../../src/app/state.ts';
import { APP_PACKAGES } from '../lib/appPackages.ts';
import { openBenchPage } from '../lib/browser.ts';
import { describeTraining } from '../lib/describeTraining.ts';
import { machineName } from '../lib/machine.ts';

const REPORT_EVERY_MS = 10_000;

export async function main(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options: { recipe: { type: 'string', default: 'post' } } });
  const bench = await openBenchPage({ path: '/bench/samples/index.html', packages: APP_PACKAGES });
  try {
    const { page } = bench;
    await page.waitForFunction(() => 'samples' in window, undefined, { timeout: 180_000 });
    const folder = await page.evaluate(() => window.samples.inspect());
    if (folder.stage !== 'ready') throw new Error(JSON.stringify(folder));
    console.log(`${values.recipe}; ${bench.browserName}; ${machineName()}\n${describeTraining(folder)}`);
    const pressed = performance.now();
    const options = await page.evaluate((recipeId) => window.samples.start(recipeId), values.recipe);
    console.log(`at most ${options.maximumEpochs} epochs, patience ${options.patience}`);
    let state: Training = folder;
    while (state.stage !== 'done' && state.stage !== 'failed') {
      await page.waitForTimeout(REPORT_EVERY_MS);
      state = await page.evaluate(() => window.samples.state());
      console.log(describeTraining(state));
    }
    if (state.stage === 'failed') throw new Error(JSON.stringify(state.problem));
    const whole = (performance.now() - pressed) / 1000;
    const { seconds, tiles, device, nets, lrap, priorLrap } = await page.evaluate((id) => window.samples.result(id), state.ensembleId);
    for (const { stopped, epochs, bestEpoch } of nets) console.log(`${epochs} epochs, best ${bestEpoch}, ${stopped}`);
    console.log(
      `RESULT recipe=${values.recipe} tiles=${tiles} training_s=${seconds.toFixed(0)} with_features_s=${whole.toFixed(0)} nets=${nets.length} ` +
        `stopped_early=${nets.filter(({ stopped }) => stopped === 'early-stopping').length} lrap=${lrap?.toFixed(3) ?? 'none'} prior_lrap=${priorLrap?.toFixed(3) ?? 'none'} device=${device.replaceAll(' ', '_')}`,
    );
  } finally {
    await bench.close();
  }
}
