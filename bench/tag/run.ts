/**
 * Tagging speed from dropped mp3 to stored prediction: 20 tracks of 240 s through the built app in
 * headless Chromium, and which share of the work is decoding, features and nets.
 *
 *   npm run bench:tag
 *
 * The tracks are 44.1 kHz stereo mp3 at 192 kbit/s, as libraries deliver them, made by ffmpeg from
 * the fetched corpus where it is there, else from the shipped samples in rotation.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { findBrowser } from '../../scripts/lib/prepare.mjs';
import { machineName } from '../lib/machine.ts';

const TRACKS = 20;
const SECONDS = 240;
const FOLDER = '.cache/bench-tag';
const STEPS = ['hash', 'decode', 'features', 'nets'] as const;

export async function main(): Promise<void> {
  const files = makeTracks();
  await build({ logLevel: 'warn' });
  const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  const browser = await chromium.launch({
    executablePath: findBrowser() || undefined,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
  try {
    const address = server.resolvedUrls?.local[0] ?? '';
    // One after the other, so that a step's time is its cost and not its wait for a core.
    const single = await openApp(browser, address, files[0]);
    const device = await single.getByRole('button', { name: /^Device in use/ }).innerText();
    await single.evaluate(() => performance.clearMeasures());
    for (const [index, file] of files.slice(1).entries()) await tag(single, [file], index + 2);
    const sums = await single.evaluate((steps) => {
      const total = (step: string) =>
        performance.getEntriesByName(`tenfold:${step}`).reduce((sum, { duration }) => sum + duration, 0) / 1000;
      return steps.map(total);
    }, STEPS);
    await single.context().close();
    // All at once, as a user drops them.
    const batch = await openApp(browser, address, files[0]);
    const seconds = await tag(batch, files.slice(1), TRACKS + 1);

    const audio = TRACKS * SECONDS;
    const all = sums.reduce((sum, value) => sum + value, 0);
    const share = (step: (typeof STEPS)[number]) => sums[STEPS.indexOf(step)] / all;
    console.log(`${machineName()}, Chromium ${browser.version()}, ${device}`);
    console.log(`${TRACKS} tracks of ${SECONDS} s dropped at once: ${seconds.toFixed(1)} s, ${(audio / seconds).toFixed(0)} × real time`);
    console.log('One after the other:');
    for (const [index, step] of STEPS.entries()) {
      console.log(`  ${step.padEnd(9)} ${(sums[index] / TRACKS).toFixed(3)} s a track, ${(100 * share(step)).toFixed(1)} %`);
    }
    console.log(
      `RESULT realtime=${(audio / seconds).toFixed(1)} decode_share=${share('decode').toFixed(3)} ` +
        `features_share=${share('features').toFixed(3)} nets_share=${share('nets').toFixed(3)} seconds=${seconds.toFixed(1)}`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * The app in a profile of its own, with one track tagged: loading tfjs and the ensemble is paid
 * once a session, not once a track.
 */
async function openApp(browser: Browser, address: string, first: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(address);
  await tag(page, [first], 1);
  return page;
}

/** Adds files and waits until `expected` tracks are stored. Returns seconds. */
async function tag(page: Page, files: readonly string[], expected: number): Promise<number> {
  const started = performance.now();
  await page.locator('input[aria-label="Add files"]').setInputFiles([...files]);
  const deadline = started + 600_000;
  while ((await page.evaluate(countPredictions)) < expected) {
    if (performance.now() > deadline) throw new Error(`Fewer than ${expected} predictions after ten minutes.`);
    await page.waitForTimeout(20);
  }
  return (performance.now() - started) / 1000;
}

/** Runs in the page: how many predictions are stored. Opens the database only where the app has made it. */
async function countPredictions(): Promise<number> {
  const name = 'tenfold-predictions';
  if (!(await indexedDB.databases()).some((database) => database.name === name)) return 0;
  const request = indexedDB.open(name);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
  try {
    const counted = database.transaction('values').objectStore('values').count();
    return await new Promise<number>((resolve) => counted.addEventListener('success', () => resolve(counted.result)));
  } finally {
    database.close();
  }
}

function makeTracks(): string[] {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = Array.from({ length: TRACKS + 1 }, (_, index) => join(FOLDER, `track-${String(index).padStart(2, '0')}.mp3`));
  const missing = wanted.filter((path) => !existsSync(path));
  if (missing.length === 0) return wanted;
  const samples = list('public/samples').filter((path) => path.endsWith('.mp3'));
  const corpus = existsSync('.cache/corpus') ? list('.cache/corpus').filter((path) => /\.(ogg|mp3)$/.test(path) && statSync(path).size > 3_000_000) : [];
  for (const [index, path] of wanted.entries()) {
    const first = (index * 7) % samples.length;
    const turn = Array.from({ length: 9 }, (_, offset) => `file '${join(process.cwd(), samples[(first + offset) % samples.length])}'`);
    const listFile = `${path}.txt`;
    writeFileSync(listFile, turn.join('\n'));
    const input = corpus.length > TRACKS ? ['-stream_loop', '3', '-i', corpus[Math.floor((index * corpus.length) / wanted.length)]] : ['-f', 'concat', '-safe', '0', '-i', listFile];
    const made = spawnSync('ffmpeg', ['-y', '-v', 'error', ...input, '-vn', '-map', '0:a', '-t', String(SECONDS), '-ar', '44100', '-ac', '2', '-b:a', '192k', path], { stdio: ['ignore', 'inherit', 'inherit'] });
    if (made.status !== 0) throw new Error('bench:tag makes its tracks with ffmpeg, which failed or is not installed: install ffmpeg and run it again.');
  }
  return wanted;
}

function list(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted().map((name) => join(folder, name));
}
