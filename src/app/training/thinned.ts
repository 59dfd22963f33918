import { TILE_VALUES, type Tiles } from '../../dsp/tileFormat.ts';

/** At most `limit` tiles, evenly spaced over the track with half a step before the first; all for null. */
export function thinned(tiles: Tiles, limit: number | null): Tiles {
  if (limit === null || tiles.count <= limit) return tiles;
  const values = new Float32Array(limit * TILE_VALUES);
  for (let index = 0; index < limit; index++) {
    const from = Math.floor(((index + 0.5) * tiles.count) / limit) * TILE_VALUES;
    values.set(tiles.values.subarray(from, from + TILE_VALUES), index * TILE_VALUES);
  }
  return { count: limit, values };
}
