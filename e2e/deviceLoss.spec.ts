import { type Browser, chromium, expect, type LaunchOptions, type Page, test, type Worker } from '@playwright/test';
import { fixture } from './fixtures/index.ts';
import { addFiles, open, storedPredictions, tagged } from './tenfold.ts';

// The software adapter compiles for a minute on a busy machine; a second try is told as flaky.
test.describe.configure({ retries: 1 });

/** A software adapter: right, slow, and its device can be destroyed like any other. */
function launchWithGpu(options: LaunchOptions): Promise<Browser> {
  const gpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];
  return chromium.launch({ ...options, args: [...(options.args ?? []), ...gpu] });
}

/**
 * Runs in a worker: remembers every device that works from now on. A worker may ask for its device
 * before a test can reach it, so it is known by its work.
 */
function rememberDevices(): void {
  const scope = self as unknown as { devices?: Set<GPUDevice> };
  if (!('GPUDevice' in self) || scope.devices) return;
  const devices = new Set<GPUDevice>();
  scope.devices = devices;
  const create = GPUDevice.prototype.createCommandEncoder;
  GPUDevice.prototype.createCommandEncoder = function (...args) {
    devices.add(this);
    return create.apply(this, args);
  };
}

function watchDevices(page: Page): void {
  page.on('worker', (worker) => {
    worker.evaluate(rememberDevices).catch(() => {}); // a worker that is gone already
  });
}

/** Destroys the GPU devices of whichever worker has one; waits until there is one. */
async function loseDevice(page: Page): Promise<void> {
  const destroy = async (worker: Worker): Promise<boolean> => {
    await worker.evaluate(rememberDevices);
    return worker.evaluate(() => {
      const { devices } = self as unknown as { devices?: Set<GPUDevice> };
      const found = [...(devices ?? [])];
      devices?.clear();
      for (const device of found) device.destroy();
      return found.length > 0;
    });
  };
  await expect
    .poll(async () => (await Promise.all(page.workers().map((worker) => destroy(worker).catch(() => false)))).includes(true), {
      timeout: 90_000,
    })
    .toBe(true);
}

async function chooseGpu(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opened = indexedDB.open('tenfold-settings');
    // On a busy machine the page may not have made it yet.
    opened.addEventListener('upgradeneeded', () => opened.result.createObjectStore('values'));
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const settings = opened.result.transaction('values', 'readwrite').objectStore('values');
    settings.put('webgpu', 'device');
    await new Promise((resolve) => settings.transaction.addEventListener('complete', resolve));
    opened.result.close();
  });
  await page.reload();
}

async function openOnGpu(browser: Browser, baseURL: string | undefined, place: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } })).newPage();
  watchDevices(page);
  await open(page, place);
  await chooseGpu(page);
  return page;
}

const notices = (page: Page) => page.getByRole('log', { name: 'Notices' });

test('a training outlives its GPU device, first on another one, then on WASM', async ({ launchOptions, baseURL }) => {
  test.setTimeout(300_000);
  const browser = await launchWithGpu(launchOptions);
  try {
    const page = await openOnGpu(browser, baseURL, 'train');
    await page.getByRole('button', { name: 'Train on the samples' }).click();
    for (const tag of ['Action', 'Adventure', 'Comedy', 'Sci-Fi']) await page.getByRole('checkbox', { name: `Train ${tag}` }).uncheck();
    await page.getByRole('textbox', { name: 'Name' }).fill('Lost');
    // A device is replaced when what the lost one was given is compiled and done: that is to be little,
    // and more of it to follow, so that no device comes to the end of the training before it is lost.
    await page.getByRole('combobox', { name: 'Recipe' }).selectOption('softmax-dense');
    await page.getByRole('textbox', { name: 'Maximum epochs' }).fill('10');
    await page.getByRole('textbox', { name: 'Most tiles a track' }).fill('1');
    await page.getByRole('button', { name: 'Start training' }).click();
    await expect(page.getByRole('article').first()).toBeVisible({ timeout: 90_000 });
    // Not while it is still tested: a GPU that is lost that early is not tried again.
    await expect(page.getByRole('button', { name: /^Device in use: (?!WASM|Starting)/ })).toBeVisible({ timeout: 90_000 });
    await loseDevice(page);
    await expect(notices(page)).toContainText(/The GPU was lost while working: it goes on with (?!WASM)/, { timeout: 90_000 });
    await loseDevice(page);
    await expect(notices(page)).toContainText('it goes on with WASM, a training from its last checkpoint', { timeout: 120_000 });
    await expect(page.getByRole('button', { name: 'Ensemble in use: Lost' })).toBeVisible({ timeout: 90_000 });
    await expect(page.getByRole('button', { name: /^Device in use: WASM/ })).toBeVisible();
  } finally {
    await browser.close();
  }
});

test('tagging recovers from a lost device too', async ({ launchOptions, baseURL }) => {
  test.setTimeout(300_000);
  const browser = await launchWithGpu(launchOptions);
  try {
    const page = await openOnGpu(browser, baseURL, '');
    await addFiles(page, [fixture('sine.mp3')]);
    await tagged(page);
    await loseDevice(page);
    await addFiles(page, [fixture('music.mp3')]);
    await expect(notices(page)).toContainText('The GPU was lost while working', { timeout: 60_000 });
    await tagged(page);
    expect(Object.keys(await storedPredictions(page))).toHaveLength(2);
  } finally {
    await browser.close();
  }
});

test('a GPU that computes wrong numbers is not used, and the page says so', async ({ launchOptions, baseURL }) => {
  test.setTimeout(300_000);
  const browser = await launchWithGpu(launchOptions);
  try {
    const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
    // As a driver's fault would: our blocks forget their ReLU, on what says it is a real GPU.
    const spoil = `{
      Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });
      const create = GPUDevice.prototype.createShaderModule;
      GPUDevice.prototype.createShaderModule = function (descriptor) {
        const code = descriptor.code.replace('return select(best, vec4f(0), best <= vec4f(0));', 'return best;');
        return create.call(this, { ...descriptor, code });
      };
    }`;
    await context.route('**/nets.worker*.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: spoil + (await response.text()) });
    });
    const page = await context.newPage();
    await open(page, '');
    await chooseGpu(page);
    await addFiles(page, [fixture('sine.mp3')]);
    await expect(notices(page)).toContainText('This GPU gives wrong numbers in a small test', { timeout: 240_000 });
    await tagged(page);
    await expect(page.getByRole('button', { name: /^Device in use: WASM/ })).toBeVisible();
  } finally {
    await browser.close();
  }
});
