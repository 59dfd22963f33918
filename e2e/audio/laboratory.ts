import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { build, preview } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

export interface Laboratory {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Builds the audio page as the application is built, its Content-Security-Policy included, and
 * serves it on a free port. Built rather than served from source, so that nothing reloads midway.
 */
export async function openLaboratory(): Promise<Laboratory> {
  const outDir = mkdtempSync(join(tmpdir(), 'tenfold-audio-'));
  const configFile = join(here, '..', '..', 'vite.config.ts');
  await build({
    configFile,
    root: here,
    publicDir: false,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rollupOptions: { input: join(here, 'page.html') } },
  });
  const server = await preview({
    configFile: false,
    root: here,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  return {
    url: new URL('page.html', server.resolvedUrls!.local[0]).href,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true });
    },
  };
}

/** Watches the memory of the browser; works on Linux alone. */
export class MemoryWatch {
  #peak = 0;
  readonly #first: number;
  readonly #processes: number[];
  readonly #timer: ReturnType<typeof setInterval>;

  private constructor(processes: number[]) {
    this.#processes = processes;
    this.#first = this.#resident();
    this.#timer = setInterval(() => this.#resident(), 50);
  }

  static async start(browser: Browser): Promise<MemoryWatch> {
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    return new MemoryWatch(processInfo.map(({ id }) => id));
  }

  /** MiB of all the browser's processes together: before, and the most seen since. */
  stop(): { before: number; peak: number } {
    clearInterval(this.#timer);
    this.#resident();
    return { before: this.#first, peak: this.#peak };
  }

  #resident(): number {
    let kibibytes = 0;
    for (const id of this.#processes) {
      try {
        kibibytes += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0);
      } catch {
        // That process has ended.
      }
    }
    const mebibytes = kibibytes / 1_024;
    this.#peak = Math.max(this.#peak, mebibytes);
    return mebibytes;
  }
}
