import { expect, it } from 'vitest';
import { stream } from './random.ts';
import { fitStandardiser, standardise } from './standardiser.ts';
import { TrainingTiles } from './trainingTiles.ts';

const COEFFICIENTS = 3;
const FRAMES = 5;

/** `count` tiles; coefficient 1 is constant, coefficient 2 has a mean far above its deviation. */
function tiles(count: number, key: string): Float32Array {
  const random = stream(1, key);
  return Float32Array.from({ length: count * COEFFICIENTS * FRAMES }, (_, index) => {
    const coefficient = Math.floor(index / FRAMES) % COEFFICIENTS;
    return [random.uniform() * 4 - 1, 7.5, 10_000 + random.uniform()][coefficient];
  });
}

it('training tiles come out with mean 0 and variance 1, a constant feature with 0', () => {
  const tracks = [tiles(4, 'a'), tiles(1, 'b'), tiles(9, 'c')];
  const fitted = fitStandardiser(tracks, COEFFICIENTS, FRAMES);
  for (const values of tracks) standardise(values, values, fitted, FRAMES);
  const all = tracks.flatMap((values) => [...values]);
  for (let coefficient = 0; coefficient < COEFFICIENTS; coefficient++) {
    const own = all.filter((_, index) => Math.floor(index / FRAMES) % COEFFICIENTS === coefficient);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length;
    // 10,000 leaves float32 a grain of 0.001 in the stored mean.
    expect(Math.abs(mean)).toBeLessThan(0.005);
    if (coefficient === 1) expect(own.every((value) => value === 0)).toBe(true);
    else expect(Math.abs(variance - 1)).toBeLessThan(1e-3);
  }
});

it('knows the training tracks alone', () => {
  const store = new TrainingTiles(3, { coefficients: COEFFICIENTS, frames: FRAMES });
  store.add(2, tiles(2, 'c').map((value) => value * 100));
  store.add(0, tiles(3, 'a'));
  store.add(1, tiles(4, 'b'));
  const fitted = store.standardise([0, 1]);
  expect(fitted).toEqual(fitStandardiser([tiles(3, 'a'), tiles(4, 'b')], COEFFICIENTS, FRAMES));
  expect(() => store.standardise([0])).toThrow('tiles-already-standardised');
});

it('numbers tiles through the tracks, and gathers them in any order', () => {
  const store = new TrainingTiles(3, { coefficients: 1, frames: 2 });
  store.add(2, Float32Array.of(50, 51, 60, 61));
  store.add(0, Float32Array.of(10, 11, 20, 21, 30, 31));
  const { positives, negatives } = store.numbers([0, 1, 2], (track) => track === 2);
  expect(positives).toEqual([3, 4]);
  expect(negatives).toEqual([0, 1, 2]);
  expect([...store.gather(Uint32Array.of(4, 0, 2))]).toEqual([60, 61, 10, 11, 30, 31]);
  expect(() => store.add(0, new Float32Array(3))).toThrow('tile-size-mismatch');
  expect(() => store.add(3, new Float32Array(2))).toThrow('unknown-track');
});
