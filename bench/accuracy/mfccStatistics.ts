import { COEFFICIENTS, TILE_FRAMES, type Tiles } from '../../src/dsp/tileFormat.ts';

export const MFCC_STATISTICS = 3 * COEFFICIENTS;

/**
 * Mean, standard deviation and mean absolute difference from frame to frame of each MFCC over a
 * track's tiles, length MFCC_STATISTICS: what the random forest of reference is given.
 */
export function mfccStatistics({ count, values }: Tiles): Float64Array {
  const statistics = new Float64Array(MFCC_STATISTICS);
  const frames = count * TILE_FRAMES;
  for (let coefficient = 0; coefficient < COEFFICIENTS; coefficient++) {
    const row = new Float64Array(frames);
    for (let tile = 0; tile < count; tile++) {
      const from = (tile * COEFFICIENTS + coefficient) * TILE_FRAMES;
      row.set(values.subarray(from, from + TILE_FRAMES), tile * TILE_FRAMES);
    }
    const mean = row.reduce((sum, value) => sum + value, 0) / frames;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / frames;
    let change = 0;
    for (let frame = 1; frame < frames; frame++) change += Math.abs(row[frame] - row[frame - 1]);
    statistics[coefficient] = mean;
    statistics[COEFFICIENTS + coefficient] = Math.sqrt(variance);
    statistics[2 * COEFFICIENTS + coefficient] = change / Math.max(1, frames - 1);
  }
  return statistics;
}
