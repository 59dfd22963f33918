import { describe, expect, it } from 'vitest';
import { noise } from './testSignals.ts';
import { TileExtractor, tilesOf } from './tileExtractor.ts';
import { Mfcc } from './mfcc.ts';
import {
  COEFFICIENTS,
  FRAME_LENGTH,
  MEL_BANDS,
  SAMPLE_RATE,
  TILE_FRAMES,
  TILE_SAMPLES,
  TILE_VALUES,
} from './tileFormat.ts';

function inPieces(samples: Float32Array, lengths: readonly number[]): Float32Array {
  const extractor = new TileExtractor();
  let at = 0;
  for (let i = 0; at < samples.length; i++) {
    const piece = samples.slice(at, at + lengths[i % lengths.length]);
    at += piece.length;
    extractor.push(piece);
    piece.fill(Number.NaN); // what was pushed belongs to its owner again
  }
  return extractor.finish().values;
}

describe('tiles', () => {
  it.each([
    ['single samples and frames', [1, FRAME_LENGTH, 1]],
    ['pieces under a frame', [7, 1000, 0, 313]],
    ['pieces over a frame', [5000, FRAME_LENGTH * 3 + 1, 12_345]],
    ['whole frames', [FRAME_LENGTH]],
    ['whole tiles', [TILE_SAMPLES]],
  ])('do not depend on how a track is cut: %s', (_, lengths) => {
    const samples = noise(2 * TILE_SAMPLES + 5000, 17);
    const expected = tilesOf(samples).values;
    expect(expected.length).toBe(2 * TILE_VALUES);
    expect(inPieces(samples, lengths)).toEqual(expected);
  });

  it('do not depend on the cut of a track shorter than a tile', () => {
    const samples = noise(50_001, 17);
    expect(inPieces(samples, [333])).toEqual(tilesOf(samples).values);
  });

  it.each([
    [0, 1],
    [1, 1],
    [TILE_SAMPLES - 1, 1],
    [TILE_SAMPLES, 1],
    [2 * TILE_SAMPLES - 1, 1],
    [2 * TILE_SAMPLES, 2],
    [5 * TILE_SAMPLES + 3, 5],
  ])('%i samples make %i', (length, count) => {
    const tiles = tilesOf(new Float32Array(length).fill(0.1));
    expect(tiles.count).toBe(count);
    expect(tiles.values.length).toBe(count * TILE_VALUES);
    expect(tiles.values.buffer.byteLength).toBe(tiles.values.byteLength);
  });

  it('pad a short track with zero samples', () => {
    const samples = noise(70_000, 23);
    const padded = new Float32Array(TILE_SAMPLES);
    padded.set(samples);
    expect(tilesOf(samples)).toEqual(tilesOf(padded));
  });

  it('drop the remainder of a longer track', () => {
    const samples = noise(2 * TILE_SAMPLES - 1, 29);
    expect(tilesOf(samples)).toEqual(tilesOf(samples.slice(0, TILE_SAMPLES)));
  });

  it('hold frame f of tile t in column f: [tile][coefficient][frame]', () => {
    const samples = noise(2 * TILE_SAMPLES, 31);
    const { values } = tilesOf(samples);
    const mfcc = new Mfcc({
      sampleRate: SAMPLE_RATE,
      frameLength: FRAME_LENGTH,
      bands: MEL_BANDS,
      coefficients: COEFFICIENTS,
    });
    const expected = new Float32Array(COEFFICIENTS);
    for (const [tile, frame] of [
      [0, 0],
      [0, 99],
      [1, 0],
      [1, 42],
    ]) {
      mfcc.write(samples, (tile * TILE_FRAMES + frame) * FRAME_LENGTH, expected, 0, 1);
      const found = expected.map((_, k) => values[tile * TILE_VALUES + k * TILE_FRAMES + frame]);
      expect(found).toEqual(expected);
    }
  });
});

describe('the frame listener', () => {
  it.each([
    [FRAME_LENGTH * 3, 3],
    [FRAME_LENGTH * 3 + 9, 4], // the track ends in its fourth frame
    [TILE_SAMPLES + FRAME_LENGTH * 5 + 9, 105], // dropped from the tiles, yet heard
  ])('hears of the frames of %i samples, not of padding', (length, frames) => {
    const heard: number[] = [];
    const extractor = new TileExtractor((power, frame) => {
      heard.push(frame);
      expect(power[0]).toBeGreaterThan(0);
    });
    extractor.push(new Float32Array(length).fill(0.1));
    extractor.finish();
    expect(heard).toEqual(Array.from({ length: frames }, (_, frame) => frame));
  });
});
