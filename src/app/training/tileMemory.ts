/** How much memory the tiles of a training may take before they stream from a file. */
import { TILE_VALUES } from '../../dsp/tileFormat.ts';

/** Bytes of tiles that all workers together may hold; every worker of WASM holds its own copy. */
export const TILE_MEMORY = 400e6;

/** Bytes that the tiles take when each of `workers` holds them as float32. */
export function bytesInMemory(counts: readonly number[], workers: number): number {
  return counts.reduce((sum, count) => sum + count, 0) * TILE_VALUES * Float32Array.BYTES_PER_ELEMENT * workers;
}
