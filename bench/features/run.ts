import { openBenchPage } from '../lib/browser.ts';
import { machineName, median } from '../lib/machine.ts';

const SECONDS = 240;
const ROUNDS = 5;

/**
 * Frames per second of our MFCCs, Meyda's and essentia.js' on the same audio in one Chromium page.
 * Prints a table and closes with a RESULT line.
 */
export async function main(): Promise<void> {
  const bench = await openBenchPage({
    path: '/bench/features/index.html',
    packages: [
      'meyda',
      'essentia.js/dist/essentia-wasm.es.js',
      'essentia.js/dist/essentia.js-core.es.js',
    ],
  });
  try {
    await bench.page.waitForFunction(() => typeof window.measure === 'function');
    const { frames, rounds, distances } = await bench.page.evaluate(
      ([seconds, count]) => window.measure(seconds, count),
      [SECONDS, ROUNDS],
    );
    console.log(`MFCC of ${frames} frames of 2,048 samples (${SECONDS} s at 22,050 Hz), 41 bands,`);
    console.log(`40 coefficients; ${ROUNDS} rounds in turn, one thread.`);
    console.log(`${bench.browserName}; ${machineName()}\n`);
    console.log('             frames/s: median   lowest  highest   largest difference, correlation');
    for (const [name, values] of Object.entries(rounds)) {
      const cells = [median(values), Math.min(...values), Math.max(...values)];
      const distance = distances[name];
      const compared = distance
        ? `   ${distance.largest.toFixed(4).padStart(10)}  ${distance.correlation.toFixed(6)}`
        : '';
      console.log(
        name.padEnd(20) + cells.map((cell) => cell.toFixed(0).padStart(9)).join('') + compared,
      );
    }
    // From each one's best round, the least disturbed: the differences are small.
    const seconds = (name: string) => 1 / Math.max(...rounds[name]);
    const share = (seconds('with descriptors') - seconds('ours')) / seconds('analysis');
    console.log(`\nDescriptors take ${(100 * share).toFixed(1)} % of the analysis.`);
    console.log('analysis: our tiles with descriptors, level and waveform, as the worker makes them.');
    console.log('Meyda takes log(x + 1), rounds filter corners to bins and scales its DCT otherwise.\n');
    const [ours, meyda, essentia] = ['ours', 'meyda', 'essentia'].map((name) => median(rounds[name]));
    console.log(
      `RESULT ours_fps=${ours.toFixed(0)} meyda_fps=${meyda.toFixed(0)} ` +
        `essentia_fps=${essentia.toFixed(0)} ratio_meyda=${(ours / meyda).toFixed(1)} ` +
        `ratio_essentia=${(ours / essentia).toFixed(1)}`,
    );
  } finally {
    await bench.close();
  }
}
