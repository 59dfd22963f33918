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
  /** Tiles of all tracks. */
  readonly total: number;
  /** Tile numbers of `tracks`, split by whether the track carries the tag. */
  numbers(tracks: readonly number[], carries: (track: number) => boolean): { positives: number[]; negatives: number[] };
  /** The track that a tile belongs to. */
  trackOf(number: number): number;
  /**
   * Standardised copies of these tiles, one after the other. With `shifts`, tile i starts `shifts[i]`
   * frames later (negative: earlier) in its track, as far as the track's tiles reach: what comes in is
   * the neighbour's music. Right only where the track's tiles follow each other without gaps.
   */
  gather(numbers: Uint32Array, shifts: Int32Array | null): Promise<Float32Array> | Float32Array;
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

/** The track that holds tile `number`: the last whose start is not after it. */
export function trackOf(starts: Uint32Array, number: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A tile that starts anywhere in its track: `skipped` frames after the start of tile `tile` of the track. */
export function shiftedStart(place: number, shift: number, tiles: number, frames: number): { tile: number; skipped: number } {
  const from = Math.max(0, Math.min((tiles - 1) * frames, place * frames + shift));
  return { tile: Math.floor(from / frames), skipped: from % frames };
}

/**
 * Writes the frames from `skipped` on of the first of two neighbouring tiles, then what is missing
 * from the second. Both are [coefficients, frames]; `second` is not read where nothing is skipped.
 */
export function joinTiles(first: Float32Array, second: Float32Array, skipped: number, frames: number, target: Float32Array): void {
  for (let row = 0; row < first.length; row += frames) {
    target.set(first.subarray(row + skipped, row + frames), row);
    if (skipped > 0) target.set(second.subarray(row, row + skipped), row + frames - skipped);
  }
}
