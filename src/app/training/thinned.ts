import type { Tiles } from '../../dsp/tileFormat.ts';

/** At most `limit` tiles, evenly spaced over the track with half a step before the first; all for null. */
export function thinned(tiles: Tiles, limit: number | null): Tiles {
  if (limit === null || tiles.count <= limit) return tiles;
  const size = tiles.values.length / tiles.count;
  const values = new Float32Array(limit * size);
  for (let index = 0; index < limit; index++) {
    const from = Math.floor(((index + 0.5) * tiles.count) / limit) * size;
    values.set(tiles.values.subarray(from, from + size), index * size);
  }
  return { count: limit, values };
}
