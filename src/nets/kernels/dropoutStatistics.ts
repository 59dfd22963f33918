/** Statistics of dropout masks as a backend draws them. For tests alone. */
import { ones, type Tensor2D } from '@tensorflow/tfjs-core';
import { drop, type DropoutKey } from '../dropout.ts';

export interface MaskStatistic {
  readonly name: string;
  /** Standard normal where the mask is as random as it should be. */
  readonly z: number;
}

const TILES = 16;
const SIZE = 1001;
const KEY: DropoutKey = { seed: 11, tag: 'statistics', step: 4, firstTile: 0 };

/**
 * For each rate: z of the share kept; of the correlation with the neighbour, the one after it, the
 * same place of the next tile, step, layer, seed and tag; and of χ² over runs of four values. Also
 * fails (z infinite) where a value is neither 0 nor 1 / (1 − rate).
 */
export async function dropoutStatistics(rates: readonly number[]): Promise<MaskStatistic[]> {
  const statistics: MaskStatistic[] = [];
  for (const rate of rates) {
    const kept = await mask(rate, KEY, 0);
    const others = {
      step: await mask(rate, { ...KEY, step: KEY.step + 1 }, 0),
      layer: await mask(rate, KEY, 1),
      seed: await mask(rate, { ...KEY, seed: KEY.seed + 1 }, 0),
      tag: await mask(rate, { ...KEY, tag: 'other' }, 0),
      neighbour: kept.subarray(1),
      'neighbour but one': kept.subarray(2),
      tile: kept.subarray(SIZE),
    };
    const sum = kept.reduce((total, value) => total + value, 0);
    const expected = kept.length * (1 - rate);
    statistics.push({ name: `${rate}: kept`, z: (sum - expected) / Math.sqrt(expected * rate) });
    for (const [name, other] of Object.entries(others)) {
      statistics.push({ name: `${rate}: ${name}`, z: correlation(kept, other, rate) });
    }
    statistics.push({ name: `${rate}: runs of four`, z: runs(kept, rate) });
  }
  return statistics;
}

/** 1 where a value is kept, 0 where it is dropped, NaN where it is something else. */
async function mask(rate: number, key: DropoutKey, layer: number): Promise<Float32Array> {
  const x = ones([TILES, SIZE]) as Tensor2D;
  const y = drop(x, rate, key, layer);
  const scale = Math.fround(1 / (1 - rate));
  const values = Float32Array.from(await y.data(), (value) => (value === 0 ? 0 : value === scale ? 1 : Number.NaN));
  x.dispose();
  y.dispose();
  return values;
}

function correlation(a: Float32Array, b: Float32Array, rate: number): number {
  const length = Math.min(a.length, b.length);
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (a[i] - (1 - rate)) * (b[i] - (1 - rate));
  return sum / (rate * (1 - rate) * Math.sqrt(length));
}

/** χ² of the sixteen patterns of four values in a row, 15 degrees of freedom, as a z (Wilson and Hilferty). */
function runs(kept: Float32Array, rate: number): number {
  const counts = Array.from({ length: 16 }, () => 0);
  const total = Math.floor(kept.length / 4);
  for (let i = 0; i < total; i++) {
    counts[kept[4 * i] + 2 * kept[4 * i + 1] + 4 * kept[4 * i + 2] + 8 * kept[4 * i + 3]]++;
  }
  const chiSquare = counts.reduce((sum, count, pattern) => {
    const ones = [1, 2, 4, 8].filter((bit) => (pattern & bit) !== 0).length;
    const expected = total * (1 - rate) ** ones * rate ** (4 - ones);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return (Math.cbrt(chiSquare / 15) - (1 - 2 / 135)) / Math.sqrt(2 / 135);
}
