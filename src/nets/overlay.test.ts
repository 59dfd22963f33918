import { describe, expect, it } from 'vitest';
import { type Bands, decibelOf, NEPERS, OVERLAY_GAIN, overlayTile, uniteInto } from './overlay.ts';

const ROWS = 3;
const FRAMES = 4;
const MEAN = Float32Array.of(-3, 1, 4);
const DEVIATION = Float32Array.of(2, 0.5, 3);

/** Powers of any size, [rows, frames]. */
const powers = (seed: number) => Array.from({ length: ROWS * FRAMES }, (_, index) => Math.exp(3 * Math.sin(seed * 7 + index * 2.3)));

/** Standardised logarithms of `power`, a decibel being `decibel`. */
function tileOf(power: readonly number[], decibel: number): Float32Array {
  return Float32Array.from(power, (value, index) => {
    const row = Math.floor(index / FRAMES);
    return ((Math.log(value) / NEPERS) * decibel - MEAN[row]) / DEVIATION[row];
  });
}

const bandsOf = (decibel: number): Bands => ({ mean: MEAN, deviation: DEVIATION, decibel });
/** Natural logarithms of power again. */
const logOf = (tile: Float32Array, decibel: number) =>
  Array.from(tile, (value, index) => ((value * DEVIATION[Math.floor(index / FRAMES)] + MEAN[Math.floor(index / FRAMES)]) / decibel) * NEPERS);
const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each([
  ['nepers', NEPERS],
  ['decibels', 1],
])('in %s', (_, decibel) => {
  it.each([0, 6, -6])('adds the powers of the other tile, %d dB louder, and keeps the level', (gain) => {
    const [own, others] = [powers(1), powers(2)];
    const tile = tileOf(own, decibel);
    overlayTile(tile, tileOf(others, decibel), gain, bandsOf(decibel));
    const sums = own.map((power, index) => Math.log(power + others[index] * 10 ** (gain / 10)));
    const level = meanOf(own.map(Math.log)) - meanOf(sums);
    logOf(tile, decibel).forEach((value, index) => expect(value).toBeCloseTo(sums[index] + level, 5));
  });

  it('leaves a tile alone over which something far quieter sounds', () => {
    const tile = tileOf(powers(3), decibel);
    const before = tile.slice();
    overlayTile(tile, tileOf(powers(4), decibel), -200, bandsOf(decibel));
    tile.forEach((value, index) => expect(value).toBeCloseTo(before[index], 5));
  });
});

it('stays finite where one tile is silent', () => {
  const tile = new Float32Array(ROWS * FRAMES).fill(-1e4);
  overlayTile(tile, new Float32Array(ROWS * FRAMES), OVERLAY_GAIN, bandsOf(NEPERS));
  expect(tile.every(Number.isFinite)).toBe(true);
});

it('knows which features have bands for rows', () => {
  expect(decibelOf('log-mel')).toBeCloseTo(0.2302585, 7);
  expect(decibelOf('tagger-mel')).toBe(1);
  expect(decibelOf('film-score-mfcc')).toBeNull();
  expect(decibelOf('genre-mfcc')).toBeNull();
  expect(decibelOf('genre-mfcc-columns')).toBeNull();
});

describe('uniteInto', () => {
  it('gives the tags of either', () => {
    const targets = Float32Array.of(1, 0, 0, 1);
    uniteInto(targets, Float32Array.of(1, 1, 0, 0), false);
    expect([...targets]).toEqual([1, 1, 0, 1]);
  });

  it('shares out a confidence of 1 anew among them', () => {
    const targets = Float32Array.of(0.5, 0, 0.5, 0, 0);
    uniteInto(targets, Float32Array.of(0, 1 / 3, 1 / 3, 1 / 3, 0), true);
    expect([...targets]).toEqual([0.25, 0.25, 0.25, 0.25, 0]);
  });
});
