/** UpSet: a row for each exact combination of sets, dots for its sets, a bar for its size. */
import { scaleLinear } from 'd3';
import { textWidth } from './textWidth.ts';

export interface UpsetCombination {
  /** Positions of the sets. */
  readonly sets: readonly number[];
  readonly size: number;
}

export interface UpsetRow {
  readonly y: number;
  readonly size: number;
  /** One a set, filled where the combination has it. */
  readonly dots: readonly { readonly x: number; readonly filled: boolean }[];
  /** From the first filled dot to the last. */
  readonly link: { readonly from: number; readonly to: number };
  readonly bar: { readonly x: number; readonly width: number };
}

export interface UpsetShapes {
  /** May be wider than asked for where there are many sets: scroll it. */
  readonly width: number;
  readonly height: number;
  readonly heads: readonly { readonly x: number; readonly y: number }[];
  readonly rows: readonly UpsetRow[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  readonly top: number;
  readonly bottom: number;
}

export const UPSET_ROW = 24;
export const HEAD_SIZE = 12;
const COLUMN = 22;
const LEAST_BAR_ROOM = 120;
const AXIS = 40;
const MARGIN = 12;

/** @param names of the sets, written upwards over their columns */
export function upsetShapes(names: readonly string[], combinations: readonly UpsetCombination[], width: number): UpsetShapes {
  const head = Math.max(40, ...names.map((name) => textWidth(name, HEAD_SIZE))) + 8;
  const bars = MARGIN + names.length * COLUMN + 8;
  const largest = Math.max(1, ...combinations.map(({ size }) => size));
  const numberRoom = textWidth(String(largest), 12) + 10;
  const whole = Math.max(width, bars + LEAST_BAR_ROOM + numberRoom);
  const x = scaleLinear().domain([0, largest]).range([0, whole - bars - numberRoom]);
  const columnX = (set: number): number => MARGIN + (set + 0.5) * COLUMN;
  const count = whole - bars < 220 ? 3 : 6;
  const bottom = head + combinations.length * UPSET_ROW;
  return {
    width: whole,
    height: bottom + AXIS,
    top: head,
    bottom,
    heads: names.map((_, set) => ({ x: columnX(set), y: head - 6 })),
    ticks: x.ticks(count).filter(Number.isInteger).map((value) => ({ x: bars + x(value), label: String(value) })),
    rows: combinations.map(({ sets, size }, row) => ({
      y: head + (row + 0.5) * UPSET_ROW,
      size,
      dots: names.map((_, set) => ({ x: columnX(set), filled: sets.includes(set) })),
      link: { from: columnX(Math.min(...sets)), to: columnX(Math.max(...sets)) },
      bar: { x: bars, width: x(size) },
    })),
  };
}
