import { SAMPLE_RATE } from './tileFormat.ts';

/** Our own log-mel tile, half as long as the film-score tile: a remainder is dropped, so short clips lose less of it. */
export const LOG_MEL_RATE = SAMPLE_RATE; // Hz
export const LOG_MEL_FRAME = 2_048; // samples
export const LOG_MEL_HOP = 1_024; // samples; frames overlap by half
export const LOG_MEL_BANDS = 64;
export const LOG_MEL_FRAMES = 100; // of one tile
export const LOG_MEL_TILE_SAMPLES = LOG_MEL_FRAMES * LOG_MEL_HOP; // 102,400: 4.64 s
