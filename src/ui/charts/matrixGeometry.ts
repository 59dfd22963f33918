/** A heat map of how often two tags occur together. */
import { scaleLinear } from 'd3';
import { fitText, textWidth } from './textWidth.ts';

export const MATRIX_FONT = 12;
/** Narrower cells could not hold a number of three digits. */
const LEAST_CELL = 27;
const LARGEST_CELL = 44;

export interface MatrixCell {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  /** Null where unknown. */
  readonly size: number | null;
  /** Both tags are the same: the size of the tag alone. */
  readonly diagonal: boolean;
  /** 0..1 of the largest pair; 0 on the diagonal, which would outshine all pairs. */
  readonly strength: number;
}

export interface MatrixShapes {
  /** Columns of the data that are shown, in their order. */
  readonly tags: readonly number[];
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly names: readonly string[];
  readonly cells: readonly MatrixCell[];
  readonly largest: number;
}

/** How many tags a width holds with readable numbers. */
export function matrixCapacity(width: number, left: number): number {
  return Math.max(2, Math.floor((width - left) / LEAST_CELL));
}

/** The `limit` commonest tags of a square of sizes, in column order. */
export function commonest(sizes: readonly (readonly (number | null)[])[], limit: number): number[] {
  return sizes
    .map((row, tag) => ({ tag, size: row[tag] ?? 0 }))
    .toSorted((a, b) => b.size - a.size || a.tag - b.tag)
    .slice(0, limit)
    .map(({ tag }) => tag)
    .toSorted((a, b) => a - b);
}

/** @param sizes `[a][b]` for all tags @param limit most tags to show, fewer where `width` is small */
export function matrixShapes(
  names: readonly string[],
  sizes: readonly (readonly (number | null)[])[],
  width: number,
  limit: number,
): MatrixShapes {
  const room = width < 480 ? 76 : 110;
  const widest = Math.max(...names.map((name) => textWidth(name, MATRIX_FONT)), 24);
  const left = Math.ceil(Math.min(room, widest)) + 8;
  const tags = commonest(sizes, Math.min(limit, matrixCapacity(width, left)));
  const cell = Math.min(LARGEST_CELL, (width - left - 1) / tags.length);
  const shown = tags.map((tag) => fitText(names[tag], MATRIX_FONT, left - 8));
  const top = Math.ceil(Math.max(...shown.map((name) => textWidth(name, MATRIX_FONT)), 0)) + 10;
  const pairs = tags.flatMap((a) => tags.flatMap((b) => (a === b ? [] : [sizes[a][b] ?? 0])));
  const largest = Math.max(0, ...pairs);
  const strength = scaleLinear().domain([0, Math.max(1, largest)]).range([0, 1]);
  return {
    tags,
    cell,
    left,
    top,
    width: left + cell * tags.length + 1,
    height: top + cell * tags.length + 1,
    names: shown,
    largest,
    cells: tags.flatMap((a, row) =>
      tags.map((b, column) => ({
        row,
        column,
        x: left + column * cell,
        y: top + row * cell,
        size: sizes[a][b],
        diagonal: a === b,
        strength: a === b ? 0 : strength(sizes[a][b] ?? 0),
      })),
    ),
  };
}
