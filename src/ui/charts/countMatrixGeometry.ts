/** A confusion matrix of counts. Pure: numbers in, shapes out. */
import { fitText, textWidth } from './textWidth.ts';

const FONT = 12;
const LEAST_CELL = 26;
const LARGEST_CELL = 52;

export interface CountCell {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Share of its row, 0..1; 0 in an empty row. */
  readonly share: number;
}

export interface CountMatrixShapes {
  /** Tags that are shown, by column of the data: the most frequent where there is no room for all. */
  readonly tags: readonly number[];
  readonly names: readonly string[];
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly cells: readonly CountCell[];
}

/** `matrix[truth][given]`. */
export function countMatrixShapes(tags: readonly string[], matrix: readonly (readonly number[])[], width: number): CountMatrixShapes {
  const totals = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const widest = Math.max(24, ...tags.map((tag) => textWidth(tag, FONT)));
  const left = Math.ceil(Math.min(width < 480 ? 76 : 120, widest)) + 8;
  const capacity = Math.max(2, Math.floor((width - left) / LEAST_CELL));
  const shown = tags
    .map((_, tag) => tag)
    .toSorted((a, b) => totals[b] - totals[a] || a - b)
    .slice(0, capacity)
    .toSorted((a, b) => a - b);
  const cell = Math.min(LARGEST_CELL, (width - left - 1) / shown.length);
  const names = shown.map((tag) => fitText(tags[tag], FONT, left - 8));
  const top = Math.ceil(Math.max(...names.map((name) => textWidth(name, FONT)))) + 10;
  return {
    tags: shown,
    names,
    cell,
    left,
    top,
    width: Math.ceil(left + cell * shown.length + 1),
    height: Math.ceil(top + cell * shown.length + 1),
    cells: shown.flatMap((a, row) =>
      shown.map((b, column) => ({
        row,
        column,
        x: left + column * cell,
        y: top + row * cell,
        count: matrix[a][b],
        share: totals[a] > 0 ? matrix[a][b] / totals[a] : 0,
      })),
    ),
  };
}
