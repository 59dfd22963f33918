import { describe, expect, it } from 'vitest';
import { dropsOf, occludedTiles, slidingOcclusion } from './inspectionOcclusion.ts';

describe('slidingOcclusion', () => {
  it('covers the tile from end to end', () => {
    const { starts } = slidingOcclusion(100, 10, 5);
    expect(starts.length).toBe(19);
    expect([starts[0], starts[1], starts[18]]).toEqual([0, 5, 90]);
    expect(slidingOcclusion(23, 10, 5).starts).toEqual([0, 5, 10, 13]);
    expect(slidingOcclusion(8, 10, 5).starts).toEqual([0]);
  });
});

describe('occludedTiles', () => {
  it('holds the tile and its copies with a stretch of zeros in every row', () => {
    const tile = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8); // 2 × 4
    expect([...occludedTiles(tile, 4, { window: 2, starts: [0, 3] })]).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 3, 4, 0, 0, 7, 8, 1, 2, 3, 0, 5, 6, 7, 0,
    ]);
  });
});

describe('dropsOf', () => {
  it('averages the stretches that cover each segment', () => {
    const occlusion = slidingOcclusion(20, 10, 5); // 0, 5, 10
    const drops = dropsOf(0.75, [0.25, 0.75, 1], 20, 5, occlusion);
    expect([...drops]).toEqual([0.5, 0.25, -0.125, -0.25]);
  });
});
