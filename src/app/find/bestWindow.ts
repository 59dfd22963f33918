import { type Span, tileSpan, type TileTimes } from '../../dsp/tileTimes.ts';

/** How much of a track is auditioned. */
export const WINDOW_SECONDS = 30;

export interface Window extends Span {
  /** Mean fit of the seconds in it that the nets heard, 0..1. */
  readonly fit: number;
}

/**
 * The 30 s of a track that fit best: a window that begins with a tile, each tile counted by the
 * seconds of it inside (of tiles of 9.3 s three whole ones and a quarter of a fourth). A track of at
 * most 30 s is its own window. Of equal windows the earliest holds, so with nothing asked for it is
 * the beginning of what was heard.
 *
 * @param fits one value a tile, 0..1, at least one
 * @param times when the tiles sound
 * @param seconds length of the track; what lies outside its tiles was not heard
 */
export function bestWindow(fits: Float32Array, times: TileTimes, seconds: number): Window {
  const fitting = Math.floor((seconds - WINDOW_SECONDS - times.first) / times.length + 1e-9);
  const lastStart = Math.min(fits.length - 1, Math.max(0, fitting));
  let best: Window = { from: 0, to: 0, fit: -1 };
  for (let start = 0; start <= lastStart; start += 1) {
    // An excerpt shorter than the window is heard with what comes before it, where the track ends too soon.
    const from = Math.max(0, Math.min(tileSpan(start, times, seconds).from, seconds - WINDOW_SECONDS));
    const to = Math.min(seconds, from + WINDOW_SECONDS);
    let sum = 0;
    let heard = 0;
    for (let tile = start; tile < fits.length; tile += 1) {
      const span = tileSpan(tile, times, to);
      const inside = span.to - span.from;
      if (inside <= 0) break;
      sum += inside * fits[tile];
      heard += inside;
    }
    const fit = heard > 0 ? sum / heard : 0;
    // Sums of the same tiles in another order must not decide.
    if (fit > best.fit + 1e-9) best = { from, to, fit };
  }
  return best;
}
