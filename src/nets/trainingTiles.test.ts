import { describe, expect, it } from 'vitest';
import { TrainingTiles } from './trainingTiles.ts';

const INPUT = { coefficients: 2, frames: 4 };

/** Frame `frame` of a track holds the value 100 × track + frame, its second coefficient the negative of it. */
function tiles(track: number, count: number): Float32Array {
  return Float32Array.from({ length: count * 8 }, (_, index) => {
    const frame = 4 * Math.floor(index / 8) + (index % 4);
    return (index % 8 < 4 ? 1 : -1) * (100 * track + frame);
  });
}

function filled(): TrainingTiles {
  const all = new TrainingTiles(2, INPUT);
  all.add(0, tiles(0, 1));
  all.add(1, tiles(1, 3));
  return all;
}

describe('gather with shifts', () => {
  it('moves a tile into its neighbours of the same track, forwards and backwards', () => {
    const values = [...filled().gather(Uint32Array.of(2, 2, 2), Int32Array.of(0, 1, -3))];
    expect(values.slice(0, 8)).toEqual([104, 105, 106, 107, -104, -105, -106, -107]);
    expect(values.slice(8, 16)).toEqual([105, 106, 107, 108, -105, -106, -107, -108]);
    expect(values.slice(16)).toEqual([101, 102, 103, 104, -101, -102, -103, -104]);
  });

  it('goes no further than the track reaches', () => {
    const values = [...filled().gather(Uint32Array.of(0, 1, 3, 3), Int32Array.of(2, -2, 2, -9))];
    expect(values.slice(0, 4)).toEqual([0, 1, 2, 3]);
    expect(values.slice(8, 12)).toEqual([100, 101, 102, 103]);
    expect(values.slice(16, 20)).toEqual([108, 109, 110, 111]);
    expect(values.slice(24, 28)).toEqual([100, 101, 102, 103]);
  });

  it('by nothing is gather without them', () => {
    const numbers = Uint32Array.of(3, 0, 2, 1);
    expect(filled().gather(numbers, new Int32Array(4))).toEqual(filled().gather(numbers));
  });
});

it('tells the track of a tile', () => {
  expect([0, 1, 2, 3].map((number) => filled().trackOf(number))).toEqual([0, 1, 1, 1]);
});
