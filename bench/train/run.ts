import type { Page } from '@playwright/test';
import { openBenchPage } from '../lib/browser.ts';
import { machineName, median } from '../lib/machine.ts';
import type { StockBackend } from './page.ts';
import { startTorch } from './torch.ts';

const BATCH = 64;
/** For backends that would take minutes at the full batch. */
const SMALL_BATCH = 4;
/** Milliseconds that one step of a contender may take. */
const PATIENCE = 6000;
const ROUNDS = 5;
/** Milliseconds after which no further round is begun. */
const TIME = 100_000;

interface Contender {
  readonly name: string;
  readonly batch: number;
  /** Milliseconds a tile. */
  readonly measure: () => Promise<number>;
  readonly times: number[];
}

/**
 * Milliseconds a tile of one training step of `post`: ours on one core's WASM, stock tfjs on every
 * backend of this browser that can train, PyTorch on one core. Rounds are interleaved, so that a busy
 * machine slows all alike; medians count. With `--kernels`, the time by kernel instead.
 */
export async function main(options: readonly string[] = []): Promise<void> {
  const bench = await openBenchPage({
    path: '/bench/train/index.html',
    packages: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-layers',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
    ],
    flags: ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--enable-unsafe-swiftshader'],
  });
  try {
    await bench.page.waitForFunction(() => 'bench' in window);
    console.log(`${bench.browserName}; ${machineName()}\n`);
    if (options.includes('--kernels')) await printKernels(bench.page);
    else await compare(bench.page);
  } finally {
    await bench.close();
  }
}

async function compare(page: Page): Promise<void> {
  await page.evaluate(([batch]) => window.bench.prepare('ours', batch), [BATCH]);
  const contenders: Contender[] = [contender(page, 'ours', 'Tenfold on WASM', BATCH)];
  console.log('stock tfjs on wasm: cannot train, it has no filter gradient');
  for (const backend of ['cpu', 'webgl', 'webgpu'] as const) {
    const stock = await prepareStock(page, backend);
    if (stock !== null) contenders.push(stock);
  }
  const torch = await startTorch(BATCH);
  if (torch === null) console.log('PyTorch: not installed here (Debian: python3-torch)');
  else {
    const name = `PyTorch ${torch.version}, one core`;
    contenders.push({ name, batch: BATCH, measure: torch.measure, times: [] });
  }
  const start = performance.now();
  for (let round = 0; round < ROUNDS && (round === 0 || performance.now() - start < TIME); round++) {
    for (const { measure, times } of contenders) times.push(await measure());
  }
  torch?.close();
  console.log('\nms a tile, one training step of post:');
  for (const { name, batch, times } of contenders) {
    console.log(
      `  ${name.padEnd(28)} ${median(times).toFixed(2).padStart(8)}   batch ${batch}, ${times.length} rounds, ` +
        `${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)}`,
    );
  }
  const ours = median(contenders[0].times);
  const stock = Math.min(
    ...contenders.filter(({ name }) => name.startsWith('stock')).map(({ times }) => median(times)),
  );
  const peer = torch === null ? Number.NaN : median(contenders[contenders.length - 1].times);
  console.log(
    `\nRESULT ours_ms=${ours.toFixed(2)} stock_ms=${stock.toFixed(2)} torch_ms=${peer.toFixed(2)} ` +
      `ratio_torch=${(ours / peer).toFixed(2)}`,
  );
}

/** Null, with the reason printed, where the backend does not start or cannot train. */
async function prepareStock(page: Page, backend: StockBackend): Promise<Contender | null> {
  const prepare = (batch: number) =>
    page.evaluate(([name, size]) => window.bench.prepare(name, size), [backend, batch] as const);
  try {
    if ((await prepare(SMALL_BATCH)) === null) {
      console.log(`stock tfjs on ${backend}: not available in this browser`);
      return null;
    }
    // The first step compiles; this one tells the pace.
    const step = await page.evaluate((name) => window.bench.measure(name), backend);
    const name = `stock tfjs on ${backend}`;
    const full = (step / SMALL_BATCH) * BATCH;
    if (full <= PATIENCE) {
      await prepare(BATCH);
      return contender(page, backend, name, BATCH);
    }
    console.log(`${name}: batch ${SMALL_BATCH}, since a step of ${BATCH} would take ${(full / 1000).toFixed(0)} s`);
    return contender(page, backend, name, SMALL_BATCH);
  } catch (error) {
    console.log(`stock tfjs on ${backend}: cannot train (${error instanceof Error ? error.message : error})`);
    return null;
  }
}

function contender(page: Page, id: string, name: string, batch: number): Contender {
  const measure = async () => (await page.evaluate((which) => window.bench.measure(which), id)) / batch;
  return { name, batch, measure, times: [] };
}

async function printKernels(page: Page): Promise<void> {
  const { prediction, training } = await page.evaluate(() => window.bench.profile());
  for (const { recipe, batch, forward, step, kernels } of training) {
    const times = `prediction ${forward.toFixed(2)}, step ${step.toFixed(2)}`;
    console.log(`${recipe}, batch ${batch}: ms a tile: ${times}; of the step:`);
    for (const [name, time] of kernels.filter((kernel) => kernel[1] >= 0.01)) {
      console.log(`  ${name.padEnd(28)} ${time.toFixed(3)}`);
    }
  }
  const { nets, tiles, perTile } = prediction;
  console.log(`${nets} nets on ${tiles} tiles: ${perTile.toFixed(2)} ms a tile`);
}
