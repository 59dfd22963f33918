import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBenchPage } from '../lib/browser.ts';
import { machineName } from '../lib/machine.ts';
import { TILE_VALUES } from '../../src/dsp/tileFormat.ts';
import { bytesInMemory, TILE_MEMORY } from '../../src/app/training/tileMemory.ts';
import type { ScaleRun } from './page.ts';

/** Workers as on a machine with two cores; each would hold its own copy of the tiles. */
const WORKERS = 2;
/** Seconds of training, after which an epoch's time is worked out from the tiles done. */
const LIMIT = 60;

/** Memory and time of training one net of ten against the number of tiles. `--full` adds 130,000. */
export async function main(parameters: readonly string[]): Promise<void> {
  const sizes = [1_000, 10_000, ...(parameters.includes('--full') ? [130_000] : [])];
  const results: string[] = [];
  let hashes: (string | null)[] = [];
  for (const tiles of sizes) {
    const chosen = bytesInMemory([tiles], TILE_VALUES, WORKERS) > TILE_MEMORY ? 'file' : 'memory';
    const { run, peak, base, browserName } = await measure(tiles, chosen);
    if (results.length === 0) console.log(`${browserName}; ${machineName()}; WASM, ${WORKERS} workers, recipe post\n`);
    report(run, peak, base);
    const name = `${tiles / 1000}k`;
    results.push(`mem_${name}=${Math.round(peak)}MB`, `epoch_${name}=${epochSeconds(run).toFixed(1)}s`);
    if (tiles !== sizes[0]) continue;
    // The smallest once more from a file: the same weights, and what streaming costs.
    const streamed = await measure(tiles, 'file');
    report(streamed.run, streamed.peak, streamed.base);
    hashes = [run.weights, streamed.run.weights];
  }
  const same = hashes[0] !== null && hashes[0] === hashes[1];
  console.log(`\nWeights from memory and from the file: ${same ? 'identical' : 'DIFFERENT'}`);
  console.log(`RESULT ${results.join(' ')} same_weights=${same}`);
  if (!same) throw new Error('Streaming changed the weights.');
}

/** A browser of its own, so that its memory is this run's alone; its files lie on disk, as a user's do. */
async function measure(tiles: number, place: 'memory' | 'file') {
  const profile = mkdtempSync(join(tmpdir(), 'tenfold-scale-'));
  const bench = await openBenchPage({
    path: '/bench/scale/index.html',
    profile,
    packages: ['comlink', '@tensorflow/tfjs-core', '@tensorflow/tfjs-layers', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-webgpu', 'idb-keyval'],
  });
  try {
    await bench.page.waitForFunction(() => typeof window.measureScale === 'function');
    const base = tabMemory(profile);
    let peak = base;
    const watch = setInterval(() => {
      peak = Math.max(peak, tabMemory(profile));
    }, 300);
    const run = await bench.page.evaluate(
      ([count, where, workers, limit]) => window.measureScale(count, where, workers, limit),
      [tiles, place, WORKERS, LIMIT] as const,
    );
    clearInterval(watch);
    return { run, peak, base, browserName: bench.browserName };
  } finally {
    await bench.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function report({ tiles, place, bag, validation, bringing, trained, seconds, ...run }: ScaleRun, peak: number, base: number): void {
  const whole = epochSeconds({ tiles, place, bag, validation, bringing, trained, seconds, ...run });
  const how = run.epoch === null ? `worked out from ${trained} tiles in ${seconds.toFixed(0)} s` : 'measured, validation included';
  console.log(
    `${String(tiles).padStart(7)} tiles from ${place.padEnd(6)}: ${Math.round(peak)} MB at most in the tab (${Math.round(base)} MB empty), ` +
      `${bringing.toFixed(1)} s to bring, epoch of ${bag} tiles ${whole.toFixed(1)} s (${how})`,
  );
}

function epochSeconds({ epoch, bag, trained, seconds }: ScaleRun): number {
  return epoch ?? (bag * seconds) / trained;
}

/**
 * Megabytes in memory of the renderers of the browser that uses this profile: page and workers, with
 * their WASM memories. Renderers name no profile themselves, their parents do.
 */
function tabMemory(profile: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        return [{ pid: Number(pid), parent: field(status, 'PPid'), command }];
      } catch {
        return []; // it has ended meanwhile
      }
    });
  const family = new Set(processes.filter(({ command }) => command.includes(profile)).map(({ pid }) => pid));
  for (let grown = -1; grown !== family.size; ) {
    grown = family.size;
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid);
  }
  return processes
    .filter(({ pid, command }) => family.has(pid) && command.includes('--type=renderer'))
    .reduce((sum, { pid }) => sum + proportional(pid), 0);
}

/** Megabytes of a process, where pages that several share count in parts. */
function proportional(pid: number): number {
  try {
    return field(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss') / 1000;
  } catch {
    return 0; // it has ended meanwhile
  }
}

/** A number of a file in /proc. */
function field(text: string, key: string): number {
  return Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
}
