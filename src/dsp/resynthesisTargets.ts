import { dctRows } from './dct.ts';
import { LogMelFrame } from './resynthesisBands.ts';
import { COEFFICIENTS, HOP_LENGTH, MEL_BANDS, TILE_FRAMES, TILE_VALUES, type Tiles } from './tileFormat.ts';

const NORM = Math.sqrt(MEL_BANDS);

/**
 * Coefficient 0 of each of `frames` frames (hop HOP_LENGTH): what a tile drops. It is √41 times the
 * mean log mel energy. Frames beyond the end of `samples` are silence, as in a padded tile.
 */
export function frameLevels(samples: Float32Array, frames: number): Float64Array<ArrayBuffer> {
  const analysis = new LogMelFrame();
  const logs = new Float64Array(MEL_BANDS);
  return Float64Array.from({ length: frames }, (_, frame) => {
    analysis.write(samples, frame * HOP_LENGTH, logs);
    return logs.reduce((sum, value) => sum + value, 0) / NORM;
  });
}

/**
 * Coefficients 0 that give every frame the same sum of mel energies: the level as the net knows it,
 * which is not at all. The common sum is the mean over the frames with their own `levels`.
 */
export function flatLevels(tiles: Tiles, levels: Float64Array): Float64Array<ArrayBuffer> {
  const logs = logEnergies(tiles, new Float64Array(levels.length));
  const sums = levels.map((_, frame) => {
    let sum = 0;
    for (let band = 0; band < MEL_BANDS; band++) sum += Math.exp(logs[frame * MEL_BANDS + band]);
    return sum;
  });
  // A step of √41 in coefficient 0 is a step of 1 in each logarithm.
  const mean = levels.reduce((sum, level, frame) => sum + Math.exp(level / NORM) * sums[frame], 0) / levels.length;
  return sums.map((sum) => NORM * Math.log(mean / sum));
}

/**
 * The inverse of a tile's cosine transform: ln of the mel energies, [frames, MEL_BANDS] row-major.
 * With coefficient 0 (`levels`, one a frame) nothing is lost here: 41 orthonormal coefficients of
 * 41 bands. The result is apart by the rounding of the tiles to 32 bits, about 1e-6.
 */
export function logEnergies(tiles: Tiles, levels: Float64Array): Float64Array<ArrayBuffer> {
  const rows = dctRows(MEL_BANDS, 1, COEFFICIENTS);
  const logs = new Float64Array(levels.length * MEL_BANDS);
  for (let frame = 0; frame < levels.length; frame++) {
    const first = Math.floor(frame / TILE_FRAMES) * TILE_VALUES + (frame % TILE_FRAMES);
    const out = logs.subarray(frame * MEL_BANDS, (frame + 1) * MEL_BANDS).fill(levels[frame] / NORM);
    for (let row = 0, entry = 0; row < COEFFICIENTS; row++) {
      const value = tiles.values[first + row * TILE_FRAMES];
      for (let band = 0; band < MEL_BANDS; band++) out[band] += rows[entry++] * value;
    }
  }
  return logs;
}
