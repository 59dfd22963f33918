import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/lib/prepare.mjs';

const PORT = Number(process.env['TENFOLD_PORT'] ?? 4317);
const executablePath = findBrowser() || undefined;

/** What every headless Chromium of ours is started with; quiet towards the network. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Nets keep a core busy each: more tests at once than cores only makes all of them slow.
  workers: 2,
  // A second try on a busy machine; what needed it is counted in the closing line, not hidden.
  retries: 1,
  use: {
    // A sub-path, because a build must work from any folder of a static host.
    baseURL: `http://127.0.0.1:${PORT}/sub/path/`,
    launchOptions: { args: ARGUMENTS, ...(executablePath ? { executablePath } : {}) },
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${PORT} --strict --base /sub/path/`,
    url: `http://127.0.0.1:${PORT}/sub/path/`,
    reuseExistingServer: false,
  },
});
