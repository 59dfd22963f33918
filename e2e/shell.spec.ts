import { expect, test } from '@playwright/test';
import { fixture } from './fixtures/index.ts';
import { addFiles, open, tagged } from './tenfold.ts';

test('the page is there before tfjs is, which is loaded when first needed', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  await expect(page.getByRole('button', { name: 'Try the samples' })).toBeEnabled();
  await page.waitForLoadState('networkidle');
  const heavy = () => asked.filter((url) => /nets\.worker|\.wasm|shipped\.zip/.test(url));
  expect(heavy()).toEqual([]);
  await addFiles(page, [fixture('music.mp3')]);
  await tagged(page);
  expect(heavy().some((url) => url.includes('nets.worker'))).toBe(true);
  expect(heavy().some((url) => url.endsWith('.wasm'))).toBe(true);
  // The lock counts them, those of the workers too.
  await page.getByRole('button', { name: 'What leaves this machine' }).click();
  const text = await page.getByText(/requests? since load/).innerText();
  expect(Number(/^\d+/.exec(text)?.[0])).toBeGreaterThan(5);
});

test('neither the page nor a worker of it can talk to another host', async ({ page }) => {
  await open(page);
  const refused = await page.evaluate(async () => {
    const elsewhere = 'http://localhost:9/';
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const fromPage = await fetch(elsewhere).then(() => 'reached', () => 'refused');
    // Started as src/workers/spawn.ts starts workers: from a blob, which inherits the policy.
    const script = `self.addEventListener('securitypolicyviolation', (event) => postMessage(event.effectiveDirective)); fetch('${elsewhere}').catch(() => {});`;
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' });
    const fromWorker = await new Promise<string>((resolve) => {
      worker.addEventListener('message', (event) => resolve(String(event.data)));
      setTimeout(() => resolve('no violation'), 5_000);
    });
    return { fromPage, violations, fromWorker };
  });
  expect(refused.fromPage).toBe('refused');
  expect(refused.violations).toContain('connect-src');
  expect(refused.fromWorker).toBe('connect-src');
});

test('an address that names a view opens it, and an unknown one opens the first', async ({ page }) => {
  await open(page, 'train');
  await expect(page.getByRole('heading', { name: 'Train on your own labels' })).toBeVisible();
  await page.goto('./#/nowhere');
  await expect(page.getByRole('heading', { name: 'Drop music anywhere on this page' })).toBeVisible();
});

test('the device in use is named and can be chosen', async ({ page }) => {
  await open(page);
  await addFiles(page, [fixture('sine.mp3')]);
  await tagged(page);
  const device = page.getByRole('button', { name: /^Device in use/ });
  await expect(device).toContainText(/WASM × \d+/);
  await device.click();
  await expect(page.getByText(/WASM/).last()).toBeVisible();
  await expect(page.getByText(/\bcpu\b/i)).toHaveCount(0);
});
