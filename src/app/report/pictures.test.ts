import { describe, expect, it } from 'vitest';
import { dctRows } from '../../dsp/dct.ts';
import { featureSet, tileSeconds, tileValues, type FeatureSet } from '../../dsp/featureSets.ts';
import { COEFFICIENTS, MEL_BANDS, TILE_FRAMES, TILE_SECONDS, TILE_VALUES } from '../../dsp/tileFormat.ts';
import { excerptOf } from './pictures.ts';

/** Film-score tiles of frames that each have one loud band, its number given. */
function tilesOf(count: number, loud: (frame: number) => number) {
  const rows = dctRows(MEL_BANDS, 1, COEFFICIENTS);
  const values = new Float32Array(count * TILE_VALUES);
  for (let frame = 0; frame < count * TILE_FRAMES; frame++) {
    const at = Math.floor(frame / TILE_FRAMES) * TILE_VALUES + (frame % TILE_FRAMES);
    for (let row = 0; row < COEFFICIENTS; row++) values[at + row * TILE_FRAMES] = Math.log(100) * rows[row * MEL_BANDS + loud(frame)];
  }
  return { tiles: { count, values }, seconds: (count + 0.5) * TILE_SECONDS };
}

/** Tiles of any set whose values tell where they stand. */
function numbered(set: FeatureSet, count: number, value: (tile: number, row: number, frame: number) => number) {
  const values = new Float32Array(count * tileValues(set));
  for (let at = 0; at < values.length; at++) {
    const frame = at % set.frames;
    const row = Math.floor(at / set.frames) % set.height;
    values[at] = value(Math.floor(at / tileValues(set)), row, frame);
  }
  return { count, values };
}

describe('excerptOf film-score tiles', () => {
  const set = featureSet('film-score-mfcc');

  it('is the middle of the track, band by band in dB', () => {
    const { values, frames, from, to, rows, unit } = excerptOf(set, tilesOf(7, (frame) => frame % MEL_BANDS));
    expect([frames, unit, rows.kind, rows.numbers.length]).toEqual([3 * TILE_FRAMES, 'dB', 'hertz', MEL_BANDS]);
    expect(from).toBeCloseTo(2 * TILE_SECONDS, 9);
    expect(to).toBeCloseTo(5 * TILE_SECONDS, 9);
    for (const frame of [0, 1, 99, 100, 299]) {
      const own = Array.from({ length: MEL_BANDS }, (_, band) => values[band * frames + frame]);
      const loud = (2 * TILE_FRAMES + frame) % MEL_BANDS;
      expect(own.indexOf(Math.max(...own))).toBe(loud);
      // A hundred times the energy of its neighbours, about the frame's own mean.
      expect(own[loud] - own[(loud + 1) % MEL_BANDS]).toBeCloseTo(20, 3);
      expect(own.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 2);
    }
  });

  it('is all of a short track', () => {
    expect(excerptOf(set, tilesOf(1, () => 3))).toMatchObject({ frames: TILE_FRAMES, from: 0 });
    expect(excerptOf(set, tilesOf(4, () => 3)).from).toBe(0);
  });
});

describe('excerptOf other features', () => {
  it('draws the tagger’s excerpt down to 60 dB below its loudest value', () => {
    const set = featureSet('tagger-mel');
    const tiles = numbered(set, 1, (_, row, frame) => 3 - row - frame / 1_000);
    const { values, frames, low, high, from, to } = excerptOf(set, { tiles, seconds: 60 });
    expect([frames, low, high]).toEqual([set.frames, -57, 3]);
    expect(values).toEqual(tiles.values);
    expect((from + to) / 2).toBeCloseTo(30, 6);
  });

  it('leaves out the silence that fills up the tile of a short track', () => {
    const set = featureSet('tagger-mel');
    const tiles = numbered(set, 1, (_, row, frame) => row * 1_000 + frame);
    const { values, frames, from, to } = excerptOf(set, { tiles, seconds: 12 });
    expect(from).toBe(0);
    expect(to).toBeCloseTo(12, 1);
    expect(frames).toBe(Math.round((set.frames * 12) / tileSeconds(set)));
    expect(values).toHaveLength(frames * set.height);
    expect([values[frames - 1], values[frames]]).toEqual([frames - 1, 1_000]);
  });

  it('puts log-mel tiles side by side, in dB', () => {
    const set = featureSet('log-mel');
    const { values, frames, high } = excerptOf(set, { tiles: numbered(set, 8, (tile, row) => tile + row / 100), seconds: 38 });
    expect(frames).toBe(6 * set.frames);
    const decibels = 10 / Math.LN10;
    expect(values[0]).toBeCloseTo(decibels, 4);
    expect(values[2 * frames + set.frames]).toBeCloseTo(2.02 * decibels, 4);
    expect(high).toBeCloseTo((6 + (set.height - 1) / 100) * decibels, 4);
  });

  it('puts the columns of the genre picture back in order, standardised', () => {
    const set = featureSet('genre-mfcc-columns');
    const step = set.layout.kind === 'columns' ? set.layout.step : 0;
    const { values, frames, rows, unit } = excerptOf(set, { tiles: numbered(set, step, (tile, row, frame) => (frame * step + tile) * (row + 1)), seconds: 30 });
    expect([frames, unit, rows.kind, rows.numbers[0]]).toEqual([step * set.frames, 'standard deviations', 'coefficients', 0]);
    // Time rises evenly in every row.
    for (const row of [0, set.height - 1]) {
      const own = values.subarray(row * frames, (row + 1) * frames);
      expect(own.every((value, index) => index === 0 || value > own[index - 1])).toBe(true);
      expect(own[0]).toBeCloseTo(-own[frames - 1], 4);
    }
  });
});
