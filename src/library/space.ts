/** How much room the library takes, and how to get it back. */
import { clearTrainings } from './checkpoints.ts';
import { clearComparisons } from './comparisons.ts';
import { clearEnsembles } from './ensembles.ts';
import { clearImports } from './imports.ts';
import { clearPredictions } from './predictions.ts';
import { clearRecipes } from './recipes.ts';
import { listScratch, removeScratch } from './scratch.ts';
import { clearSearches } from './searches.ts';
import { clearSeries } from './series.ts';
import { clearSettings } from './settings.ts';
import { clearTiles } from './tileCache.ts';
import { clearTracks } from './tracks.ts';

export interface Usage {
  /** Bytes stored by this site; null where the browser does not tell. */
  readonly bytes: number | null;
  /** Bytes that the browser would let this site store; null where it does not tell. */
  readonly quota: number | null;
  /** Whether the browser has promised not to clear the library when disk space runs low. */
  readonly persistent: boolean;
}

/** Absent outside secure contexts (a page served over plain http by another machine). */
function manager(): StorageManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.storage;
}

/** Never throws: what cannot be learnt is null. */
export async function usage(): Promise<Usage> {
  const storage = manager();
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const persistent = await storage?.persisted?.().catch(() => false);
  return { bytes: estimate?.usage ?? null, quota: estimate?.quota ?? null, persistent: persistent ?? false };
}

/** Asks the browser to keep the library when disk space runs low. Returns whether it will. */
export async function persist(): Promise<boolean> {
  return (await manager()?.persist?.().catch(() => false)) ?? false;
}

/**
 * Forgets everything. Clears each store even when another refuses, then throws the first
 * StorageError if there was one.
 */
export async function wipe(): Promise<void> {
  const results = await Promise.allSettled([
    clearEnsembles(),
    clearPredictions(),
    clearTracks(),
    clearTiles(),
    clearImports(),
    clearTrainings(),
    listScratch().then((names) => Promise.all(names.map(removeScratch))),
    clearRecipes(),
    clearComparisons(),
    clearSearches(),
    clearSeries(),
    clearSettings(),
  ]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
