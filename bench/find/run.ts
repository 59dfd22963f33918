import type { Page } from '@playwright/test';
import { build, preview } from 'vite';
import { openBenchPage } from '../lib/browser.ts';
import { machineName, median } from '../lib/machine.ts';

const ROUNDS = 9;
const BUILT = '.cache/bench-find';

/**
 * Find with 10,000 tracks and 188 tags in headless Chromium: how long ranking takes, and the
 * longest task of the page while a query is typed and while the list is scrolled. Prints a table
 * and closes with a RESULT line.
 */
export async function main(): Promise<void> {
  const bench = await openBenchPage({ path: '/bench/find/index.html', packages: ['papaparse', 'fflate'] });
  const gallery = await builtGallery();
  try {
    // Before the ranking, which leaves much to be collected behind.
    await bench.page.setViewportSize({ width: 1440, height: 900 });
    await bench.page.goto(`${gallery.origin}/e2e/gallery/index.html?scene=find-large`);
    await bench.page.waitForSelector('#find-list [role="row"]', { timeout: 120_000 });
    const typing = await longestTask(bench.page, async () => {
      await bench.page.locator('#find-query').fill('');
      await bench.page.locator('#find-query').pressSequentially('strings 8 + slow 11, some strings 3, no vocals 7', { delay: 60 });
    });
    const scrolling = await longestTask(bench.page, async () => {
      const list = bench.page.locator('#find-list');
      await list.hover();
      for (let step = 0; step < 60; step += 1) {
        await bench.page.mouse.wheel(0, 900);
        await bench.page.waitForTimeout(30);
      }
      await list.evaluate((element) => (element.scrollTop = element.scrollHeight));
    });
    await bench.page.goto(`${bench.origin}/bench/find/index.html`);
    await bench.page.waitForFunction(() => typeof window.measureRanking === 'function');
    const ranking = await bench.page.evaluate((rounds) => window.measureRanking(rounds), ROUNDS);
    console.log(`${ranking.tracks} tracks × ${ranking.tags} tags, ${ROUNDS} rounds; milliseconds`);
    console.log(`${bench.browserName}; ${machineName()}\n`);
    console.log('                                         median   lowest  highest');
    for (const [name, values] of Object.entries(ranking.milliseconds)) {
      const cells = [median(values), Math.min(...values), Math.max(...values)];
      console.log(name.padEnd(38) + cells.map((cell) => cell.toFixed(1).padStart(9)).join(''));
    }

    console.log('\nLongest task of the page in ms: processor time, and elapsed on this machine as loaded as it is');
    console.log(`typing a query of 48 characters       ${typing.cpu.toFixed(0).padStart(5)} ${typing.wall.toFixed(0).padStart(5)}`);
    console.log(`scrolling 54,000 px, then to the end  ${scrolling.cpu.toFixed(0).padStart(5)} ${scrolling.wall.toFixed(0).padStart(5)}\n`);
    console.log(
      `RESULT tracks=${ranking.tracks} rank_ms=${median(ranking.milliseconds['one keystroke, five tags']).toFixed(1)} ` +
        `scroll_longest_task_ms=${scrolling.wall.toFixed(0)} scroll_longest_task_cpu_ms=${scrolling.cpu.toFixed(0)} ` +
        `typing_longest_task_ms=${typing.wall.toFixed(0)} typing_longest_task_cpu_ms=${typing.cpu.toFixed(0)}`,
    );
  } finally {
    await bench.close();
    await gallery.close();
  }
}

/** One event of a trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds of the longest task of the page's main thread while `act` runs. */
async function longestTask(page: Page, act: () => Promise<void>): Promise<{ readonly cpu: number; readonly wall: number }> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The browser cannot be traced.');
  await page.waitForTimeout(4_000);
  await browser.startTracing(page, { categories: ['toplevel'] });
  await act();
  await page.waitForTimeout(1_000);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`);
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && main.includes(`${pid} ${tid}`));
  const longest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, value), 0) / 1_000;
  return { cpu: longest(tasks.map(({ tdur = 0 }) => tdur)), wall: longest(tasks.map(({ dur = 0 }) => dur)) };
}

/** The gallery as it would be shipped: the development build is several times slower. */
async function builtGallery(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  // A development server of this process has said otherwise, and the build would believe it.
  process.env.NODE_ENV = 'production';
  await build({
    logLevel: 'error',
    build: { outDir: BUILT, emptyOutDir: true, copyPublicDir: false, rollupOptions: { input: 'e2e/gallery/index.html' } },
  });
  const server = await preview({ logLevel: 'error', build: { outDir: BUILT }, preview: { host: '127.0.0.1', port: 4391 } });
  const address = server.httpServer.address();
  if (address === null || typeof address !== 'object') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
