/** A confusion matrix of counts. Pure: numbers in, shapes out. */
import { type LabelledSquare, labelledSquare, squareCells, type SquarePlace } from './labelledSquare.ts';

const LARGEST_CELL = 52;

export interface CountCell extends SquarePlace {
  readonly count: number;
  /** Share of its row, 0..1; 0 in an empty row. */
  readonly share: number;
}

export interface CountMatrixShapes extends LabelledSquare {
  readonly cells: readonly CountCell[];
}

/** `matrix[truth][given]`; the most frequent tags where there is no room for all. */
export function countMatrixShapes(tags: readonly string[], matrix: readonly (readonly number[])[], width: number): CountMatrixShapes {
  const totals = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const square = labelledSquare(tags, width, LARGEST_CELL, (capacity) =>
    tags
      .map((_, tag) => tag)
      .toSorted((a, b) => totals[b] - totals[a] || a - b)
      .slice(0, capacity)
      .toSorted((a, b) => a - b),
  );
  const cells = squareCells(square, (a, b) => ({ count: matrix[a][b], share: totals[a] > 0 ? matrix[a][b] / totals[a] : 0 }));
  return { ...square, cells };
}
