/** Mean and deviation of the years of each tag: a dot with whiskers on an axis of years. */
import { scaleLinear } from 'd3';

export interface YearValue {
  readonly mean: number;
  /** Null for a single year. */
  readonly deviation: number | null;
  readonly first: number;
  readonly last: number;
}

export interface YearMark {
  readonly y: number;
  readonly mean: number;
  /** One deviation to each side; null for a single year. */
  readonly whisker: readonly [number, number] | null;
  readonly range: readonly [number, number];
}

export interface YearShapes {
  readonly marks: readonly YearMark[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly height: number;
  readonly bottom: number;
}

export interface YearFrame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
}

export const YEAR_ROW = 26;
const AXIS = 40;

export function yearShapes(values: readonly YearValue[], { width, left, right }: YearFrame): YearShapes {
  const ends = values.flatMap(({ mean, deviation, first, last }) => [first, last, mean - (deviation ?? 0), mean + (deviation ?? 0)]);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const x = scaleLinear()
    .domain(high > low ? [low, high] : [low - 1, high + 1])
    .nice(6)
    .range([left, width - right]);
  const count = Math.max(2, Math.min(8, Math.floor((width - left - right) / 64)));
  const bottom = values.length * YEAR_ROW + 4;
  return {
    bottom,
    height: bottom + AXIS,
    ticks: values.length === 0 ? [] : x.ticks(count).filter(Number.isInteger).map((year) => ({ x: x(year), label: String(year) })),
    marks: values.map(({ mean, deviation, first, last }, row) => ({
      y: (row + 0.5) * YEAR_ROW + 4,
      mean: x(mean),
      whisker: deviation === null ? null : [x(mean - deviation), x(mean + deviation)],
      range: [x(first), x(last)],
    })),
  };
}
