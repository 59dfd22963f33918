import { mean } from '../../src/metrics/rows.ts';
import type { FoldTask } from './fold.ts';
import { TILES_PER_TRACK } from './configurations.ts';

/** How few tracks a user has labelled, and how often that is tried. */
export const TRANSFER = { counts: [10, 30, 100], seeds: [1, 2, 3], options: { tilesPerTrack: TILES_PER_TRACK } } as const;

export interface TransferTask {
  /** How the trunk is trained; its held-out tracks are the user's. */
  readonly trunk: FoldTask;
  readonly counts: readonly number[];
  readonly seeds: readonly number[];
}

export interface TransferResult {
  readonly count: number;
  readonly seed: number;
  readonly from: 'scratch' | 'trunk' | 'trunk-at-first';
  /** Tags with enough labelled tracks for a net; the others rank by their frequency among them. */
  readonly tags: number;
  readonly lrap: number;
  /** Of the tags ranked by their frequency among the labelled tracks. */
  readonly prior: number;
  readonly seconds: number;
}

/** Prints means over folds and seeds, with the lowest and highest, and a closing RESULT line. */
export function transferTable(results: readonly TransferResult[]): void {
  const starts = ['scratch', 'trunk', 'trunk-at-first'] as const;
  const parts: string[] = [];
  console.log('labelled tracks: LRAP of the prior; then from scratch, from the frozen trunk, fine-tuned after it: LRAP (lowest to highest), seconds');
  for (const count of new Set(results.map((entry) => entry.count))) {
    const here = results.filter((entry) => entry.count === count);
    const cells = starts.map((from) => {
      const own = here.filter((entry) => entry.from === from);
      const values = own.map(({ lrap }) => lrap);
      parts.push(`${from.replaceAll('-', '_')}_${count}=${mean(values).toFixed(3)}`);
      return `${mean(values).toFixed(3)} (${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}) ${mean(own.map(({ seconds }) => seconds)).toFixed(0)} s`;
    });
    console.log(`${String(count).padEnd(4)} ${mean(here.map(({ prior }) => prior)).toFixed(3)}   ${cells.join('   ')}`);
  }
  console.log(`RESULT ${parts.join(' ')}`);
}
