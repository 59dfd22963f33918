import { expect, type Page, test } from '@playwright/test';
import { open } from './tenfold.ts';

/** Enough that a training outlasts the opening of another tab. */
const EPOCHS = 36;

/** Chooses the samples and two of their six tags, and starts. */
async function startOnSamples(page: Page, name: string, epochs = EPOCHS): Promise<void> {
  await page.getByRole('button', { name: 'Train on the samples' }).click();
  for (const tag of ['Action', 'Adventure', 'Comedy', 'Sci-Fi']) await page.getByRole('checkbox', { name: `Train ${tag}` }).uncheck();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Maximum epochs' }).fill(String(epochs));
  await page.getByRole('button', { name: 'Start training' }).click();
}

/** What a closed laptop lid or another tab does to the page. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

/** Entries of one of the page's databases whose keys start with `prefix`; buffers arrive as SHA-256 and length. */
async function stored(page: Page, database: string, prefix = ''): Promise<[string, unknown][]> {
  return page.evaluate(async ([name, start]) => {
    // Opened before the page has made it, it would be made without its store.
    if (!(await indexedDB.databases()).some((known) => known.name === `tenfold-${name}`)) return [];
    const opened = indexedDB.open(`tenfold-${name}`);
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const store = opened.result.transaction('values').objectStore('values');
    const range = IDBKeyRange.bound(start, `${start}\uffff`);
    const [keys, values] = [store.getAllKeys(range), store.getAll(range)];
    await new Promise((resolve) => store.transaction.addEventListener('complete', resolve));
    opened.result.close();
    const digest = async (bytes: BufferSource): Promise<string> =>
      `${[...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join(' ')} of ${bytes.byteLength}`;
    const plain = async (value: unknown): Promise<unknown> => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return digest(value as BufferSource);
      if (Array.isArray(value)) return Promise.all(value.map(plain));
      if (value === null || typeof value !== 'object') return value;
      const pairs = Object.entries(value).map(async ([key, inner]) => [key, await plain(inner)] as const);
      return Object.fromEntries(await Promise.all(pairs));
    };
    return Promise.all(keys.result.map(async (key, index) => [String(key), await plain(values.result[index])] as [string, unknown]));
  }, [database, prefix] as const);
}

interface Net {
  readonly tag: string;
  /** Their SHA-256. */
  readonly weights: string;
}

/** The nets of the stored ensemble of this name, bytes and all. */
async function netsOf(page: Page, name: string): Promise<Net[]> {
  const records = (await stored(page, 'ensembles')) as [string, { record: { name: string }; weightsKey: string }][];
  const key = records.find(([, { record }]) => record.name === name)?.[1].weightsKey;
  const weights = (await stored(page, 'ensemble-weights')) as [string, { nets: Net[] }][];
  return weights.find(([candidate]) => candidate === key)?.[1].nets ?? [];
}

/** Where the nets of the unfinished training stand. */
async function standings(page: Page): Promise<{ epochs: number; finished: boolean }[]> {
  const entries = (await stored(page, 'trainings', 'standing:')) as [string, { standing: { epochs: number; finished: boolean } }][];
  return entries.map(([, { standing }]) => standing);
}

async function trained(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('button', { name: `Ensemble in use: ${name}` })).toBeVisible({ timeout: 120_000 });
}

/** Ends the page's process without a word, as a browser in need of memory does. */
async function crash(page: Page): Promise<void> {
  const gone = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  session.send('Page.crash').catch(() => {});
  await gone;
  await page.close();
}

test('a killed tab offers to resume, and ends with the weights of an uninterrupted training', async ({ context }) => {
  test.setTimeout(300_000);
  let page = await context.newPage();
  await open(page, 'train');
  await startOnSamples(page, 'Whole');
  await trained(page, 'Whole');
  await page.getByRole('button', { name: 'Train another' }).click();

  await startOnSamples(page, 'Interrupted');
  await expect(page.getByRole('article').first()).toContainText('epoch 1', { timeout: 60_000 });
  await expect(page.getByRole('main')).toContainText('the training can be resumed');
  await hide(page);
  await expect.poll(async () => (await standings(page)).length, { intervals: [50] }).toBe(2);
  const kept = await standings(page);
  expect(kept.some(({ finished }) => !finished)).toBe(true);
  // While this tab lives, no other offers its training.
  const other = await context.newPage();
  await open(other, 'train');
  await expect(other.getByRole('button', { name: 'Train on the samples' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Resume' })).toHaveCount(0);
  await crash(page);
  // It offers it as soon as that tab is gone.
  await expect(other.getByRole('heading', { name: new RegExp(`Resume the training of Interrupted \\(\\d+ of ${EPOCHS} epochs, just now\\)`, 'u') })).toBeVisible();
  await other.close();

  page = await context.newPage();
  await open(page, 'train');
  await page.getByRole('button', { name: 'Resume' }).click();
  await trained(page, 'Interrupted');
  const [whole, resumed] = [await netsOf(page, 'Whole'), await netsOf(page, 'Interrupted')];
  expect(whole).toHaveLength(2);
  expect(whole[0].weights).toContain(` of ${4 * 251_739}`);
  expect(resumed).toEqual(whole);
  expect(await stored(page, 'trainings')).toEqual([]);
  await page.getByRole('button', { name: 'Train another' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toHaveCount(0);
});

test('without its features a training cannot be resumed, and says so', async ({ context }) => {
  test.setTimeout(120_000);
  let page = await context.newPage();
  await open(page, 'train');
  await startOnSamples(page, 'Bare', 50);
  await expect(page.getByRole('article').first()).toContainText('epoch 1', { timeout: 60_000 });
  await page.evaluate(async () => {
    const opened = indexedDB.open('tenfold-tiles');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const cleared = opened.result.transaction('values', 'readwrite').objectStore('values').clear();
    await new Promise((resolve) => cleared.transaction?.addEventListener('complete', resolve));
  });
  await page.close();
  page = await context.newPage();
  await open(page, 'train');
  await expect(page.getByRole('main')).toContainText('the features of 41 tracks are no longer stored');
  await expect(page.getByRole('button', { name: 'Resume' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('heading', { name: /Resume/ })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: /Resume/ })).toHaveCount(0);
});

test('a hidden tab goes on training, and the screen is kept awake while it does', async ({ context }) => {
  test.setTimeout(120_000);
  const page = await context.newPage();
  await page.addInitScript(() => {
    const log: string[] = [];
    Object.assign(window, { wakeLog: log });
    const request = async (): Promise<object> => {
      log.push('held');
      const lock = {
        released: false,
        release: async (): Promise<void> => {
          lock.released = true;
          log.push('released');
        },
      };
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
    // A hidden page is never drawn, and its timers run once a second at most.
    const timeout = window.setTimeout.bind(window);
    Object.assign(window, {
      setTimeout: (handler: () => void, delay = 0) => timeout(handler, document.hidden ? Math.max(1_000, delay) : delay),
    });
    const frame = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => (document.hidden ? 0 : frame(callback));
  });
  await open(page, 'train');
  await startOnSamples(page, 'Hidden', 2);
  await expect(page.getByRole('article').first()).toBeVisible({ timeout: 60_000 });
  await hide(page);
  await expect(page).toHaveTitle(/\d+\s%/);
  await expect.poll(() => netsOf(page, 'Hidden'), { timeout: 60_000, intervals: [500] }).toHaveLength(2);
  const wakes = await page.evaluate(() => (window as unknown as { wakeLog: string[] }).wakeLog);
  expect(wakes).toEqual(['held', 'released']);
});
