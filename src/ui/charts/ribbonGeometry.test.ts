import { describe, expect, it } from 'vitest';
import { TILE_SECONDS } from '../../dsp/tileFormat.ts';
import type { TileTimes } from '../../dsp/tileTimes.ts';
import { coveredPart, rowPixels, stepTile, strongestTag, strongestTile, timeTicks } from './ribbonGeometry.ts';

// [3 tiles, 2 tags]
const CONFIDENCES = new Float32Array([0.1, 0.9, 0.8, 0.2, 0.5, 0.5]);

const CONSECUTIVE: TileTimes = { first: 0, length: TILE_SECONDS };
const EXCERPT: TileTimes = { first: 35, length: 29 };

describe('tiles along the time axis', () => {
  it('cover the track but for its remainder', () => {
    const { from, to } = coveredPart(3, CONSECUTIVE, 3 * TILE_SECONDS + 5);
    expect(from).toBe(0);
    expect(to).toBeCloseTo((3 * TILE_SECONDS) / (3 * TILE_SECONDS + 5), 10);
    expect(coveredPart(1, CONSECUTIVE, 4)).toEqual({ from: 0, to: 1 });
  });

  it('cover its middle where they are one excerpt', () => {
    expect(coveredPart(1, EXCERPT, 100)).toEqual({ from: 0.35, to: 0.64 });
  });

  it('are stepped through by arrows', () => {
    expect(stepTile(0, 1, 3, CONSECUTIVE)).toBeCloseTo(TILE_SECONDS, 10);
    expect(stepTile(12, -1, 3, CONSECUTIVE)).toBeCloseTo(TILE_SECONDS, 10);
    expect(stepTile(TILE_SECONDS + 0.2, -1, 3, CONSECUTIVE)).toBe(0);
    expect(stepTile(100, 1, 3, CONSECUTIVE)).toBeCloseTo(2 * TILE_SECONDS, 10);
    expect([0, 40, 90].map((time) => stepTile(time, 1, 1, EXCERPT))).toEqual([35, 35, 35]);
    expect(stepTile(40, -1, 1, EXCERPT)).toBe(35);
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
