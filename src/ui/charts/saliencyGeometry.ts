/** Bars of confidence drops over time. Pure: numbers in, numbers out. */
import { scaleLinear } from 'd3';

export interface SaliencyBar {
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly value: number;
}

export interface SaliencyTick {
  readonly at: number;
  readonly label: string;
}

export interface SaliencyFrame {
  readonly left: number;
  readonly top: number;
  /** Of the plot itself. */
  readonly width: number;
  readonly height: number;
}

export interface SaliencyShapes {
  readonly bars: readonly SaliencyBar[];
  readonly ticks: readonly SaliencyTick[];
  readonly zero: number;
}

/** A moment and how much of the confidence rests on it. */
export interface Moment {
  /** Seconds into the track. */
  readonly from: number;
  readonly to: number;
  /** −1..1 */
  readonly drop: number;
}

/** The scale reaches at least this far either way, so that next to nothing looks like it. */
const LEAST_LIMIT = 0.02;

/**
 * @param drops one value a segment; segments follow each other from `from` and last `segment` s each
 * @param to the end of the time axis, seconds; segments beyond it are cut
 */
export function saliencyShapes(drops: ArrayLike<number>, segment: number, from: number, to: number, frame: SaliencyFrame): SaliencyShapes {
  let limit = LEAST_LIMIT;
  for (let i = 0; i < drops.length; i += 1) limit = Math.max(limit, Math.abs(drops[i]));
  const x = scaleLinear([from, to], [frame.left, frame.left + frame.width]).clamp(true);
  const y = scaleLinear([-limit, limit], [frame.top + frame.height, frame.top]).nice(4);
  const zero = y(0);
  // Where a pixel holds several segments, the one that matters most is drawn.
  const merge = Math.max(1, Math.ceil((drops.length * 1.5) / frame.width));
  const bars: SaliencyBar[] = [];
  for (let first = 0; first < drops.length; first += merge) {
    const last = Math.min(drops.length, first + merge);
    let value = drops[first];
    for (let i = first + 1; i < last; i += 1) if (Math.abs(drops[i]) > Math.abs(value)) value = drops[i];
    const left = x(from + first * segment);
    const width = x(from + last * segment) - left;
    if (width <= 0) continue;
    bars.push({ x: left, width, y: Math.min(zero, y(value)), height: Math.abs(y(value) - zero), value });
  }
  const ticks = y.ticks(4).map((tick) => ({ at: y(tick), label: points(tick, true) }));
  return { bars, ticks, zero };
}

/** A share as percentage points: 0.123 → `12`, small ones with a decimal; signed if asked for. */
export function points(share: number, plain = false): string {
  const value = share * 100;
  const digits = Math.abs(value) < 9.95 && !Number.isInteger(Math.round(value * 1e6) / 1e6) ? 1 : 0;
  const text = value.toFixed(digits).replace('-', '−');
  return plain || value <= 0 ? text : `+${text}`;
}

/** Less than this, half a point, is no reason to listen. */
const LEAST_MOMENT = 0.005;

/** The `most` segments of the largest drops of half a point or more, strongest first; neighbours count as one. */
export function strongestMoments(drops: ArrayLike<number>, segment: number, from: number, most: number): Moment[] {
  const order = Array.from({ length: drops.length }, (_, index) => index).toSorted((a, b) => drops[b] - drops[a]);
  const taken: number[] = [];
  for (const index of order) {
    if (taken.length === most || !(drops[index] >= LEAST_MOMENT)) break;
    if (taken.every((other) => Math.abs(other - index) > 2)) taken.push(index);
  }
  return taken.map((index) => ({ from: from + index * segment, to: from + (index + 1) * segment, drop: drops[index] }));
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600];

/** Round times between `from` and `to`, seconds, at most `most` of them but for one. */
export function timeMarks(from: number, to: number, most: number): number[] {
  const step = STEPS.find((candidate) => (to - from) / candidate <= most) ?? 7_200;
  const first = Math.ceil(from / step - 1e-9);
  return Array.from({ length: Math.max(0, Math.floor(to / step + 1e-9) - first + 1) }, (_, index) => (first + index) * step);
}
