import { describe, expect, test } from 'vitest';
import { bytesInMemory, TILE_MEMORY } from './tileMemory.ts';

describe('bytesInMemory', () => {
  test('counts a copy for each worker: small folders stay in memory, the thesis does not', () => {
    expect(bytesInMemory([3, 2], 4000, 2)).toBe(5 * 16_000 * 2);
    const soundtracks = (tiles: number) => Array.from({ length: 700 }, () => tiles / 700);
    expect(bytesInMemory(soundtracks(10_000), 4000, 2)).toBeLessThan(TILE_MEMORY);
    expect(bytesInMemory(soundtracks(130_000), 4000, 1)).toBeGreaterThan(TILE_MEMORY);
  });
});
