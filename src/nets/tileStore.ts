import type { Standardiser } from './ensemble.ts';

/**
 * The tiles of one training. Tile numbers count through the tracks in their order in the plan.
 * Whether they lie in memory (trainingTiles.ts) or in a file (streamedTiles.ts), a gathered tile has
 * the same bits: float32 everywhere, standardised by the same sums in the same order.
 */
export interface TileStore {
  /** Takes ownership of `values`, [count, coefficients, frames], not standardised. */
  add(track: number, values: Float32Array): Promise<void> | void;
  /**
   * Ends the adding. Gives the statistics of the `training` tracks; `known` spares working them out
   * once more.
   */
  standardise(training: readonly number[], known: Standardiser | null): Promise<Standardiser> | Standardiser;
  /** Tile numbers of `tracks`, split by whether the track carries the tag. */
  numbers(tracks: readonly number[], carries: (track: number) => boolean): { positives: number[]; negatives: number[] };
  /** Standardised copies of these tiles, one after the other. */
  gather(numbers: Uint32Array): Promise<Float32Array> | Float32Array;
  /** Lets go of files; memory goes with the object. */
  close(): void;
}

/** Tile numbers of `tracks`; track t holds the numbers from starts[t] to below starts[t + 1]. */
export function splitNumbers(
  starts: Uint32Array,
  tracks: readonly number[],
  carries: (track: number) => boolean,
): { positives: number[]; negatives: number[] } {
  const positives: number[] = [];
  const negatives: number[] = [];
  for (const track of tracks) {
    const list = carries(track) ? positives : negatives;
    for (let tile = starts[track]; tile < starts[track + 1]; tile++) list.push(tile);
  }
  return { positives, negatives };
}

/** First tile number of each track, and the number of all tiles at the end. */
export function startsOf(counts: readonly number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, track) => {
    starts[track + 1] = starts[track] + count;
  });
  return starts;
}
