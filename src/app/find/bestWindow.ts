import { TILE_SECONDS } from '../../dsp/tileFormat.ts';

/** How much of a track is auditioned. */
export const WINDOW_SECONDS = 30;

/** A stretch of a track, in seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Window extends Span {
  /** Mean fit of the seconds in it that the nets heard, 0..1. */
  readonly fit: number;
}

/**
 * The 30 s of a track that fit best: a window that begins with a tile and covers three tiles whole
 * and a quarter of a fourth, each counted by the seconds of it inside. A track of at most 30 s is
 * its own window. Of equal windows the earliest holds, so with nothing asked for it is the beginning.
 *
 * @param fits one value a tile, 0..1, at least one
 * @param seconds length of the track; the remainder after its last tile was not heard
 */
export function bestWindow(fits: Float32Array, seconds: number): Window {
  const lastStart = Math.min(fits.length - 1, Math.max(0, Math.floor((seconds - WINDOW_SECONDS) / TILE_SECONDS)));
  let best: Window = { from: 0, to: 0, fit: -1 };
  for (let start = 0; start <= lastStart; start += 1) {
    const from = start * TILE_SECONDS;
    const to = Math.min(seconds, from + WINDOW_SECONDS);
    let sum = 0;
    let heard = 0;
    for (let tile = start; tile < fits.length && tile * TILE_SECONDS < to; tile += 1) {
      const inside = Math.min(to, (tile + 1) * TILE_SECONDS) - tile * TILE_SECONDS;
      sum += inside * fits[tile];
      heard += inside;
    }
    const fit = heard > 0 ? sum / heard : 0;
    // Sums of the same tiles in another order must not decide.
    if (fit > best.fit + 1e-9) best = { from, to, fit };
  }
  return best;
}
