/** What both commands need before anything else: the right Node, installed packages, a browser. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Tenfold needs Node 20.19 or newer; this is ${process.versions.node}. Get it from nodejs.org.`);
  process.exit(1);
}

/** Installs the locked packages when they are missing or the lock file has changed since. */
export function installPackages() {
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.tenfold-lock');
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages …');
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    console.error('npm ci failed; its own message above says why. Check the network and run the command again.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const CANDIDATES = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/** Path of a Chromium that is already installed, '' for Playwright's own, null when there is none. */
export function findBrowser() {
  const named = process.env.TENFOLD_CHROMIUM;
  if (named) return named;
  const installed = (CANDIDATES[process.platform] ?? []).find((path) => existsSync(path));
  if (installed) return installed;
  // Only once packages are installed; before that there is no Playwright to ask.
  try {
    const { chromium } = createRequire(import.meta.url)('@playwright/test');
    return existsSync(chromium.executablePath()) ? '' : null;
  } catch {
    return null;
  }
}

/** Finds a browser or installs one: Debian's own package as root, else Playwright's. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Chromium from Debian …');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
  } else {
    console.log("Installing Playwright's Chromium …");
    spawnSync('npx', ['playwright', 'install', 'chromium'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  }
  const now = findBrowser();
  if (now === null) {
    console.error('No Chromium could be found or installed. Install Chrome or Chromium, or name one in TENFOLD_CHROMIUM.');
    process.exit(1);
  }
  return now;
}

/** True when dist/ is missing or older than a source file. */
export function buildIsStale() {
  const built = join(root, 'dist', 'index.html');
  if (!existsSync(built)) return true;
  const since = statSync(built).mtimeMs;
  let newest = 0;
  const walk = (path) => {
    const entry = statSync(path);
    if (entry.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name));
    else newest = Math.max(newest, entry.mtimeMs);
  };
  for (const path of ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']) walk(join(root, path));
  return newest > since;
}
