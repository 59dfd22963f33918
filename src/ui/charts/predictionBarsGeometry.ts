/**
 * The bars of one track's prediction on an axis that starts below the smallest value, and the
 * frames between two predictions, in which each bar sets out a little after the one above it.
 */
import { easeCubicInOut, scaleLinear } from 'd3';
import { shownIndices, type BarOrder } from './confidenceBarsGeometry.ts';

export const PREDICTION_ROW = 30;
export const STAGGER_MS = 60;
export const MOVE_MS = 700;
const AXIS = 44;

export interface PredictionBar {
  /** Position of the tag in the vocabulary: what a transition goes by. */
  readonly tag: number;
  readonly value: number;
  readonly isTrue: boolean;
  /** Top of the row in px. */
  readonly y: number;
  /** Length in px. */
  readonly length: number;
}

export interface PredictionShapes {
  readonly bars: readonly PredictionBar[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly domain: readonly [number, number];
  readonly bottom: number;
  readonly height: number;
}

export interface PredictionInput {
  /** One value a tag. */
  readonly values: ArrayLike<number>;
  /** Positions of the true tags, null where none are known. */
  readonly truth: ReadonlySet<number> | null;
  readonly order: BarOrder;
  /** How many bars to show; the highest stay. */
  readonly limit: number;
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

/** From 0.9 times the smallest value to the largest, so that close values tell apart. */
export function predictionDomain(values: ArrayLike<number>): readonly [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < values.length; index++) {
    low = Math.min(low, values[index]);
    high = Math.max(high, values[index]);
  }
  if (!Number.isFinite(low)) return [0, 1];
  return high > 0.9 * low ? [0.9 * low, high] : [low, low + 1];
}

export function predictionShapes({ values, truth, order, limit, width, left, right }: PredictionInput): PredictionShapes {
  const shown = shownIndices(values, order, limit);
  const domain = predictionDomain(shown.map((tag) => values[tag]));
  const room = Math.max(0, width - left - right);
  const x = scaleLinear().domain(domain).range([0, room]);
  const count = Math.max(2, Math.min(6, Math.floor(room / 70)));
  const format = x.tickFormat(count);
  const bottom = shown.length * PREDICTION_ROW;
  return {
    domain,
    bottom,
    height: bottom + AXIS,
    ticks: x.ticks(count).map((value) => ({ x: left + x(value), label: format(value) })),
    bars: shown.map((tag, row) => ({
      tag,
      value: values[tag],
      isTrue: truth?.has(tag) ?? false,
      y: row * PREDICTION_ROW,
      length: x(values[tag]),
    })),
  };
}

/** How long a staggered move of `count` bars takes in all, in ms. */
export function moveDuration(count: number): number {
  return MOVE_MS + Math.max(0, count - 1) * STAGGER_MS;
}

/**
 * The bars `elapsed` ms after `from` began to become `to`. A bar that was not there grows from
 * nothing in its place; colours and values are those of `to` from the start.
 */
export function movedBars(from: readonly PredictionBar[], to: readonly PredictionBar[], elapsed: number): readonly PredictionBar[] {
  if (elapsed >= moveDuration(to.length)) return to;
  const before = new Map(from.map((bar) => [bar.tag, bar]));
  return to.map((bar, row) => {
    const share = easeCubicInOut(Math.min(1, Math.max(0, (elapsed - row * STAGGER_MS) / MOVE_MS)));
    const start = before.get(bar.tag) ?? { y: bar.y, length: 0 };
    return {
      ...bar,
      y: start.y + (bar.y - start.y) * share,
      length: start.length + (bar.length - start.length) * share,
    };
  });
}
