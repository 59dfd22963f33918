import { describe, expect, it } from 'vitest';
import { rowNumbers } from '../../dsp/rowNames.ts';
import { featureSet } from '../../dsp/featureSets.ts';
import { pictureGrid } from './filtersGeometry.ts';
import { divergingTable, largest, picturePixels, sequentialTable } from './tilePictureColours.ts';
import { cellAt, rowTicks, tileFrame, tileTimeTicks } from './tilePictureGeometry.ts';

const FRAME = tileFrame(466, 240); // 400 px of picture from x = 52
const MFCC = featureSet('film-score-mfcc');

function colour(pixels: Uint8ClampedArray, pixel: number): number[] {
  return Array.from(pixels.subarray(pixel * 4, pixel * 4 + 4));
}

function lightness(table: Uint8ClampedArray, step: number): number {
  return 0.2126 * table[step * 3] + 0.7152 * table[step * 3 + 1] + 0.0722 * table[step * 3 + 2];
}

describe('the picture of a tile', () => {
  it('has coefficient 1 at the foot and frame 0 at the left', () => {
    expect(cellAt(52, 245, MFCC, FRAME)).toEqual({ row: 0, frame: 0 });
    expect(cellAt(451, 6.5, MFCC, FRAME)).toEqual({ row: 39, frame: 99 });
    expect(cellAt(51, 100, MFCC, FRAME)).toBeNull();
    expect(cellAt(200, 247, MFCC, FRAME)).toBeNull();
    expect(rowTicks(MFCC, FRAME).map(({ label }) => label)).toEqual(['1', '10', '20', '30', '40']);
    expect(rowTicks(MFCC, FRAME)[0].at).toBeCloseTo(243, 6);
  });

  it('names coefficients from 0 where the set does, and mel bands by their Hz', () => {
    expect(rowTicks(featureSet('genre-mfcc'), FRAME).map(({ label }) => label)).toEqual(['0', '3', '6', '9']);
    const hertz = rowTicks(featureSet('log-mel'), FRAME);
    expect(hertz.map(({ label }) => label)).toEqual(['100', '500', '1,000', '2,000', '5,000', '10,000']);
    expect(rowTicks(featureSet('tagger-mel'), FRAME).at(-1)?.label).toBe('5,000');
    // 1,000 Hz lies in the row whose band is nearest to it.
    const row = Math.floor(((FRAME.top + FRAME.height - hertz[2].at) / FRAME.height) * 64);
    const centres = rowNumbers(featureSet('log-mel'));
    const distances = centres.map((centre) => Math.abs(centre - 1000));
    expect(distances.indexOf(Math.min(...distances))).toBe(row);
    expect(cellAt(451, 6.5, featureSet('tagger-mel'), FRAME)).toEqual({ row: 47, frame: 680 });
  });

  it('marks fewer seconds in a longer tile', () => {
    expect(tileTimeTicks(35, featureSet('genre-mfcc'), FRAME).map(({ label }) => label)).toEqual(['0:35', '0:40', '0:45', '0:50', '0:55', '1:00']);
  });

  it('marks whole seconds of the track, apart from each other', () => {
    const ticks = tileTimeTicks(18.576, MFCC, FRAME);
    expect(ticks.map(({ label }) => label)).toEqual(['0:20', '0:22', '0:24', '0:26']);
    expect(ticks[0].at).toBeCloseTo(52 + ((20 - 18.576) / 9.288) * 400, 1);
    for (const width of [250, 358, 600, 1200]) {
      const at = tileTimeTicks(600, MFCC, tileFrame(width, 240)).map((tick) => tick.at);
      expect(at.length).toBeGreaterThan(1);
      expect(at[1] - at[0]).toBeGreaterThan(40);
    }
  });
});

describe('picturePixels', () => {
  it('puts row 0 at the foot, and takes the ends of the scale for what lies beyond', () => {
    const table = divergingTable.light;
    const pixels = picturePixels([-9, 0, 9, Number.NaN], 2, 2, table, -1, 1);
    const end = Array.from(table.subarray(255 * 3));
    expect(colour(pixels, 0)).toEqual([...end, 255]); // row 1, column 0
    expect(colour(pixels, 1)).toEqual([0, 0, 0, 0]);
    expect(colour(pixels, 2)).toEqual([...table.subarray(0, 3), 255]);
    const middle = colour(pixels, 3).slice(0, 3);
    expect(Math.min(...middle)).toBeGreaterThan(225); // nearly the light ground
  });

  it('tells both ends from the middle in lightness, in both themes', () => {
    for (const scheme of ['light', 'dark'] as const) {
      const middle = lightness(divergingTable[scheme], 128);
      expect(Math.abs(lightness(divergingTable[scheme], 0) - middle)).toBeGreaterThan(80);
      expect(Math.abs(lightness(divergingTable[scheme], 255) - middle)).toBeGreaterThan(80);
      expect(Math.abs(lightness(sequentialTable[scheme], 255) - lightness(sequentialTable[scheme], 0))).toBeGreaterThan(150);
    }
  });

  it('knows the largest value of a scale', () => {
    expect(largest([1, -3, 2])).toBe(3);
    expect(largest([])).toBe(0);
  });
});

describe('pictureGrid', () => {
  it('fits into its room without overlap', () => {
    for (const [count, room] of [[32, 1200], [256, 1200], [256, 342], [64, 342], [1, 100]]) {
      const grid = pictureGrid(count, room, 0.4, 92, 30);
      expect(grid.places.length).toBe(count);
      expect(grid.width).toBeLessThanOrEqual(room + 1e-6);
      expect(grid.cellWidth).toBeGreaterThanOrEqual(30 - 1e-6);
      const last = grid.places[count - 1];
      expect(last.y + grid.cellHeight).toBeCloseTo(grid.height, 6);
      if (grid.columns > 1) expect(grid.places[1].x - grid.places[0].x).toBeGreaterThan(grid.cellWidth);
    }
  });
});
