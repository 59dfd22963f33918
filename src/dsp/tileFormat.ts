/** The film-score tile: what every recipe of system A sees. All other sizes derive from these. */
export const SAMPLE_RATE = 22_050; // Hz
export const FRAME_LENGTH = 2_048; // samples
export const HOP_LENGTH = 2_048; // samples; frames do not overlap
export const MEL_BANDS = 41;
export const COEFFICIENTS = 40; // MFCC 1 to 40; coefficient 0 (level) is dropped
export const TILE_FRAMES = 100;
export const TILE_VALUES = COEFFICIENTS * TILE_FRAMES; // 4,000
export const TILE_SAMPLES = TILE_FRAMES * HOP_LENGTH; // 204,800
export const TILE_SECONDS = TILE_SAMPLES / SAMPLE_RATE; // 9.288 s

/**
 * Names the feature settings in cache keys: a stored tile is only ever read back under the very
 * settings that made it. Change it whenever a constant above or the arithmetic changes.
 */
export const FEATURE_KEY = 'mfcc40x100-22050-2048-mel41-v1';

/**
 * Consecutive tiles of one track: `values` has shape [count, COEFFICIENTS, TILE_FRAMES], row-major,
 * natural-log MFCCs (not standardised). `count` is at least 1.
 */
export interface Tiles {
  readonly count: number;
  readonly values: Float32Array<ArrayBuffer>;
}
