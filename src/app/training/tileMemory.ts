/** How much memory the tiles of a training may take before they stream from a file. */

/** Bytes of tiles that all workers together may hold; every worker of WASM holds its own copy. */
export const TILE_MEMORY = 400e6;

/** Bytes that the tiles of `values` numbers each take when each of `workers` holds them as float32. */
export function bytesInMemory(counts: readonly number[], values: number, workers: number): number {
  return counts.reduce((sum, count) => sum + count, 0) * values * Float32Array.BYTES_PER_ELEMENT * workers;
}
