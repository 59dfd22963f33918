import { describe, expect, it } from 'vitest';
import { augments, drawTile, maskTile, mixInto, tiltOf, tiltOfMfcc, tiltTile } from './augmentation.ts';
import { type Augmentation, NO_AUGMENTATION } from './recipe.ts';

const SHAPE = { coefficients: 6, frames: 10 };
const ALL: Augmentation = { shift: 5, timeMask: 4, coefficientMask: 2, tilt: 6, mixup: 0.4, overlay: 0.5 };
const KEY = { seed: 1, tag: 'Drama', epoch: 3 };
const draws = (augmentation: Augmentation, count = 2000) =>
  Array.from({ length: count }, (_, position) => drawTile(augmentation, KEY, position, 50, SHAPE));

describe('drawTile', () => {
  it('changes nothing when all is off', () => {
    expect(augments(NO_AUGMENTATION)).toBe(false);
    expect(augments({ ...NO_AUGMENTATION, tilt: 1 })).toBe(true);
    expect(drawTile(NO_AUGMENTATION, KEY, 0, 50, SHAPE)).toEqual({
      shift: 0,
      frames: { start: 0, length: 0 },
      coefficients: { start: 0, length: 0 },
      tilt: 0,
      partner: null,
      overlay: null,
    });
  });

  it('depends on seed, net, epoch and position alone', () => {
    const draw = drawTile(ALL, KEY, 7, 50, SHAPE);
    expect(drawTile(ALL, KEY, 7, 50, SHAPE)).toEqual(draw);
    for (const other of [{ ...KEY, seed: 2 }, { ...KEY, tag: 'Crime' }, { ...KEY, epoch: 4 }]) {
      expect(drawTile(ALL, other, 7, 50, SHAPE)).not.toEqual(draw);
    }
    expect(drawTile(ALL, KEY, 8, 50, SHAPE)).not.toEqual(draw);
    // One switch does not move the draws of another.
    expect(drawTile({ ...ALL, mixup: 0, tilt: 0 }, KEY, 7, 50, SHAPE).shift).toBe(draw.shift);
  });

  it('keeps every draw within its strength, and reaches both ends', () => {
    const all = draws(ALL);
    const shifts = new Set(all.map(({ shift }) => shift));
    expect([...shifts].toSorted((a, b) => a - b)).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
    for (const { frames, coefficients, tilt, partner } of all) {
      expect(frames.length).toBeLessThanOrEqual(4);
      expect(frames.start + frames.length).toBeLessThanOrEqual(10);
      expect(coefficients.length).toBeLessThanOrEqual(2);
      expect(coefficients.start + coefficients.length).toBeLessThanOrEqual(6);
      expect(Math.abs(tilt)).toBeLessThanOrEqual(6);
      expect(partner?.place).toBeLessThan(50);
    }
    const overlaid = all.flatMap(({ overlay }) => overlay ?? []);
    expect(overlaid.length / all.length).toBeCloseTo(0.5, 1);
    expect(overlaid.every(({ place, gain }) => place < 50 && Math.abs(gain) <= 6)).toBe(true);
    expect(new Set(overlaid.map(({ place }) => place)).size).toBe(50);
    expect(all.some(({ frames }) => frames.length === 4)).toBe(true);
    expect(all.some(({ frames }) => frames.length === 0)).toBe(true);
  });

  it.each([0.2, 1, 4])('mixes with shares of Beta(%d, %d): mean and variance', (alpha) => {
    const shares = draws({ ...NO_AUGMENTATION, mixup: alpha }, 4000).map(({ partner }) => partner?.share ?? Number.NaN);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length;
    // Four standard errors.
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(variance / shares.length));
    expect(variance).toBeCloseTo(1 / (4 * (2 * alpha + 1)), 1.7);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });
});

describe('masks', () => {
  it('blank their frames in every row and their rows in every frame, and nothing else', () => {
    const tile = new Float32Array(60).fill(1);
    maskTile(tile, SHAPE, { frames: { start: 3, length: 2 }, coefficients: { start: 4, length: 1 } });
    tile.forEach((value, index) => {
      const [row, frame] = [Math.floor(index / 10), index % 10];
      expect(value).toBe(row === 4 || frame === 3 || frame === 4 ? 0 : 1);
    });
  });

  it('of length 0 change nothing', () => {
    const tile = new Float32Array(60).fill(1);
    maskTile(tile, SHAPE, { frames: { start: 3, length: 0 }, coefficients: { start: 2, length: 0 } });
    expect(tile.every((value) => value === 1)).toBe(true);
  });
});

it('mixing takes its share of the partner', () => {
  const tile = Float32Array.of(0, 4);
  mixInto(tile, Float32Array.of(8, 0), 0.25);
  expect([...tile]).toEqual([2, 3]);
});

describe('a tilt', () => {
  /** The features' own last step: orthonormal DCT-II of 41 log energies, coefficient 0 dropped. */
  const mfcc = (energies: readonly number[]) =>
    Array.from({ length: energies.length - 1 }, (_, index) =>
      Math.sqrt(2 / energies.length) *
      energies.reduce((sum, energy, band) => sum + energy * Math.cos((Math.PI * (index + 1) * (band + 0.5)) / energies.length), 0),
    );
  const energies = Array.from({ length: 41 }, (_, band) => Math.sin(band * 3.1) - band / 9);

  it('is what a gain rising over the bands does to the coefficients', () => {
    const decibels = 5;
    const louder = mfcc(energies.map((energy, band) => energy + decibels * (Math.LN10 / 10) * (band / 40 - 0.5)));
    const step = tiltOfMfcc(40);
    mfcc(energies).forEach((value, index) => expect(value + decibels * step[index]).toBeCloseTo(louder[index], 5));
  });

  it('is a line over mel bands, in their own unit, and its cepstrum over the genre picture', () => {
    expect([...tiltOf('tagger-mel', 3)]).toEqual([-0.5, 0, 0.5]);
    expect(tiltOf('log-mel', 64)[63]).toBeCloseTo(0.5 * (Math.LN10 / 10), 7);
    expect(tiltOf('film-score-mfcc', 40)).toEqual(tiltOfMfcc(40));
    const line = Array.from({ length: 128 }, (_, band) => band / 127 - 0.5);
    const [zeroth, ...others] = tiltOf('genre-mfcc', 10);
    expect(zeroth).toBe(0);
    mfcc(line).slice(0, 9).forEach((value, index) => expect(others[index]).toBeCloseTo(value, 5));
  });

  it('is needed because an even gain changes no coefficient that is kept', () => {
    const louder = mfcc(energies.map((energy) => energy + 3));
    mfcc(energies).forEach((value, index) => expect(louder[index]).toBeCloseTo(value, 10));
  });

  it('is added to every frame of a coefficient', () => {
    const tile = new Float32Array(6);
    tiltTile(tile, { coefficients: 2, frames: 3 }, 2, Float32Array.of(0.5, -1));
    expect([...tile]).toEqual([1, 1, 1, -2, -2, -2]);
  });
});
