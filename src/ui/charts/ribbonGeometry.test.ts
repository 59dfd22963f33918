import { describe, expect, it } from 'vitest';
import { TILE_SECONDS } from '../../dsp/tileFormat.ts';
import { coveredShare, rowPixels, stepTile, strongestTag, strongestTile, tileAt, tileSpan, timeTicks } from './ribbonGeometry.ts';

// [3 tiles, 2 tags]
const CONFIDENCES = new Float32Array([0.1, 0.9, 0.8, 0.2, 0.5, 0.5]);

describe('tiles along the time axis', () => {
  it('lie one after another and end with the track', () => {
    expect(tileSpan(1, 60)).toEqual({ from: TILE_SECONDS, to: 2 * TILE_SECONDS });
    expect(tileSpan(0, 4)).toEqual({ from: 0, to: 4 });
  });

  it('are found by time, the remainder with the last', () => {
    expect([0, 9.2, 9.3, 27, 500, -1].map((time) => tileAt(time, 3))).toEqual([0, 0, 1, 2, 2, 0]);
    expect(tileAt(TILE_SECONDS * 2, 3)).toBe(2);
  });

  it('cover the track but for its remainder', () => {
    expect(coveredShare(3, 3 * TILE_SECONDS + 5)).toBeCloseTo((3 * TILE_SECONDS) / (3 * TILE_SECONDS + 5), 10);
    expect(coveredShare(1, 4)).toBe(1);
  });

  it('are stepped through by arrows', () => {
    expect(stepTile(0, 1, 3)).toBeCloseTo(TILE_SECONDS, 10);
    expect(stepTile(12, -1, 3)).toBeCloseTo(TILE_SECONDS, 10);
    expect(stepTile(TILE_SECONDS + 0.2, -1, 3)).toBe(0);
    expect(stepTile(100, 1, 3)).toBeCloseTo(2 * TILE_SECONDS, 10);
  });
});

describe('rowPixels', () => {
  it('writes the colour with the confidence as opacity', () => {
    const pixels = rowPixels(CONFIDENCES, 2, 1, { red: 10, green: 20, blue: 30 });
    expect([...pixels]).toEqual([10, 20, 30, 229, 10, 20, 30, 51, 10, 20, 30, 128]);
  });
});

describe('strongest', () => {
  it('finds the tile of a tag and the tag of a tile', () => {
    expect(strongestTile(CONFIDENCES, 2, 0).tile).toBe(1);
    expect([0, 1, 2].map((tile) => strongestTag(CONFIDENCES, 2, tile))).toEqual([1, 0, 0]);
  });
});

describe('timeTicks', () => {
  it('keeps to round steps and to the number asked for', () => {
    expect(timeTicks(95, 8)).toEqual([0, 15, 30, 45, 60, 75, 90]);
    for (const seconds of [0.5, 12, 95, 240, 3_600, 36_000]) {
      expect(timeTicks(seconds, 8).length).toBeLessThanOrEqual(8);
      expect(timeTicks(seconds, 8)[0]).toBe(0);
    }
  });
});
