/** Where the tiles of a track lie along its time axis. Pure: numbers in, numbers out. */
import { type Span, tileAt, tileSpan, type TileTimes } from '../../dsp/tileTimes.ts';

/** The part of the track's length that the tiles cover, as shares 0..1; the rest was not heard. */
export function coveredPart(tiles: number, times: TileTimes, seconds: number): Span {
  if (!(seconds > 0)) return { from: 0, to: 1 };
  return { from: tileSpan(0, times, seconds).from / seconds, to: tileSpan(tiles - 1, times, seconds).to / seconds };
}

/** The start of the next tile in `direction`, from `time`, as arrow keys step. */
export function stepTile(time: number, direction: 1 | -1, tiles: number, times: TileTimes): number {
  const startOf = (tile: number): number => times.first + Math.min(tiles - 1, Math.max(0, tile)) * times.length;
  const tile = tileAt(time, times, tiles);
  if (direction === 1) return startOf(time < times.first ? 0 : tile + 1);
  // Going back within a tile first returns to its start, as "previous" does on any player.
  return startOf(time - startOf(tile) > 1 ? tile : tile - 1);
}

/**
 * One row of the ribbon as `tiles` RGBA pixels: the tag's colour, opacity = confidence.
 * `confidences` has shape [tiles, tags] row-major, in 0..1; `red`, `green`, `blue` are 0..255.
 */
export function rowPixels(
  confidences: Float32Array,
  tags: number,
  tag: number,
  { red, green, blue }: { readonly red: number; readonly green: number; readonly blue: number },
): Uint8ClampedArray<ArrayBuffer> {
  const tiles = confidences.length / tags;
  const pixels = new Uint8ClampedArray(tiles * 4);
  for (let tile = 0; tile < tiles; tile += 1) {
    pixels.set([red, green, blue, confidences[tile * tags + tag] * 255], tile * 4);
  }
  return pixels;
}

export interface Peak {
  readonly tile: number;
  readonly value: number;
}

/** The tile where a tag is most confident. */
export function strongestTile(confidences: Float32Array, tags: number, tag: number): Peak {
  let best: Peak = { tile: 0, value: -1 };
  for (let tile = 0; tile * tags < confidences.length; tile += 1) {
    const value = confidences[tile * tags + tag];
    if (value > best.value) best = { tile, value };
  }
  return best;
}

/** The most confident tag of a tile. */
export function strongestTag(confidences: Float32Array, tags: number, tile: number): number {
  let best = 0;
  for (let tag = 1; tag < tags; tag += 1) {
    if (confidences[tile * tags + tag] > confidences[tile * tags + best]) best = tag;
  }
  return best;
}

const STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];

/** Round times for the axis, at most `most` of them, starting at 0. */
export function timeTicks(seconds: number, most: number): number[] {
  const step = STEPS.find((candidate) => seconds / candidate < most) ?? 7_200;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
}
