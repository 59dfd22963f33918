import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { findBrowser } from '../../scripts/lib/prepare.mjs';
import { createServer, type ViteDevServer } from 'vite';

/** A page of this repository, served by Vite and open in headless Chromium. */
export interface BenchPage {
  readonly page: Page;
  /** Address of the server, without the path, ending in no slash. */
  readonly origin: string;
  /** Browser's name and version. */
  readonly browserName: string;
  /** Ends browser and server. */
  close(): Promise<void>;
}

export interface BenchPageOptions {
  /** The page's path from the repository's root, with a leading slash. */
  readonly path: string;
  /** Packages the page imports, named so that Vite bundles them before the page asks. */
  readonly packages?: readonly string[];
  /** Folder that keeps the browser's storage for the next run; by default nothing is kept. */
  readonly profile?: string;
  /** Port of the server; by default any free one. */
  readonly port?: number;
  /** Flags for Chromium beside the usual. */
  readonly flags?: readonly string[];
}

/** What keeps Chromium from talking to anybody; root, as in containers, has no sandbox. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Serves the repository (the working directory) on a free port and opens one of its pages. What
 * the page throws or logs as an error is printed here. The caller closes it.
 */
export async function openBenchPage(options: BenchPageOptions): Promise<BenchPage> {
  const server = await createServer({
    root: process.cwd(),
    // Its own cache, so that a development server beside it keeps its pre-bundled packages.
    cacheDir: '.cache/vite-bench',
    logLevel: 'error',
    // What is not there is not there: by default the app's page came instead, and its packages were bundled
    // while a bench already ran, which then found its own gone.
    appType: 'mpa',
    server: { port: options.port ?? 0, strictPort: options.port !== undefined, hmr: false, watch: null },
    optimizeDeps: { entries: [options.path.slice(1)], include: [...(options.packages ?? [])] },
  });
  let context: BrowserContext | null = null;
  try {
    await server.listen();
    const origin = originOf(server);
    const launch = { executablePath: findBrowser() || undefined, args: [...QUIET, ...(options.flags ?? [])] };
    context =
      options.profile === undefined
        ? await (await chromium.launch(launch)).newContext()
        : await chromium.launchPersistentContext(options.profile, launch);
    const page = await context.newPage();
    page.on('pageerror', (error) => console.error('page:', error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') console.error('page:', message.text());
    });
    await page.goto(origin + options.path);
    const opened = context;
    return {
      page,
      origin,
      browserName: `Chromium ${opened.browser()?.version() ?? ''}`,
      async close() {
        await closeBrowser(opened);
        await server.close();
      },
    };
  } catch (error) {
    if (context !== null) await closeBrowser(context);
    await server.close();
    throw error;
  }
}

async function closeBrowser(context: BrowserContext): Promise<void> {
  await context.close();
  await context.browser()?.close();
}

function originOf(server: ViteDevServer): string {
  const address = server.httpServer?.address();
  if (address === null || typeof address !== 'object') throw new Error('The server has no port.');
  return `http://localhost:${address.port}`;
}
