import { SAMPLE_RATE, TILE_SAMPLES } from './tileFormat.ts';

/** Our own log-mel tile, over the same stretches of a track as the film-score tile. */
export const LOG_MEL_RATE = SAMPLE_RATE; // Hz
export const LOG_MEL_FRAME = 2_048; // samples
export const LOG_MEL_HOP = 1_024; // samples; frames overlap by half
export const LOG_MEL_BANDS = 64;
export const LOG_MEL_FRAMES = TILE_SAMPLES / LOG_MEL_HOP; // 200, of one tile
