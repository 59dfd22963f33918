import { openBenchPage } from '../lib/browser.ts';
import { machineName } from '../lib/machine.ts';

/**
 * Milliseconds a tile of training steps and predictions on one core's WASM, with the kernels that
 * the time goes to. Closes with a RESULT line.
 */
export async function main(): Promise<void> {
  const bench = await openBenchPage({
    path: '/bench/train/index.html',
    packages: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-layers',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgpu',
    ],
  });
  try {
    await bench.page.waitForFunction(() => typeof window.measureNets === 'function');
    const { prediction, convolutions, training } = await bench.page.evaluate(() => window.measureNets());
    console.log(`${bench.browserName}; ${machineName()}\n`);
    for (const { batch, forward, step } of convolutions) {
      const ratio = ([own, stock]: readonly [number, number]) =>
        `${own.toFixed(2)} against ${stock.toFixed(2)} (${(stock / own).toFixed(2)}×)`;
      console.log(`post, batch ${batch}, our convolutions against tfjs', ms a tile:`);
      console.log(`  prediction ${ratio(forward)}, step ${ratio(step)}`);
    }
    for (const { recipe, batch, forward, step, kernels } of training) {
      const times = `prediction ${forward.toFixed(2)}, step ${step.toFixed(2)}`;
      console.log(`${recipe}, batch ${batch}: ms a tile: ${times}; of the step:`);
      for (const [name, time] of kernels.filter((kernel) => kernel[1] >= 0.01)) {
        console.log(`  ${name.padEnd(28)} ${time.toFixed(3)}`);
      }
    }
    const { nets, tiles, perTile } = prediction;
    console.log(`${nets} nets on ${tiles} tiles: ${perTile.toFixed(2)} ms a tile\n`);
    const step = training.find(({ recipe, batch }) => recipe === 'post' && batch === 64)?.step ?? Number.NaN;
    console.log(`RESULT train_ms=${step.toFixed(2)} predict_ms=${perTile.toFixed(2)}`);
  } finally {
    await bench.close();
  }
}
