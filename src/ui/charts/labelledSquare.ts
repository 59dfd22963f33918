/** A square with a tag for each row and the same tag for each column: where its cells and names lie. */
import { fitText, textWidth } from './textWidth.ts';

const FONT = 12;
const LEAST_CELL = 26;

export interface LabelledSquare {
  /** Columns of the data that are shown, in their order. */
  readonly tags: readonly number[];
  readonly names: readonly string[];
  /** Side of a cell, pixels. */
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SquarePlace {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

/**
 * @param largest side of a cell where there is room
 * @param choose which tags are shown when there is room for so many, in ascending order
 */
export function labelledSquare(tags: readonly string[], width: number, largest: number, choose: (capacity: number) => number[]): LabelledSquare {
  const widest = Math.max(24, ...tags.map((tag) => textWidth(tag, FONT)));
  const left = Math.ceil(Math.min(width < 480 ? 76 : 120, widest)) + 8;
  const shown = choose(Math.max(2, Math.floor((width - left) / LEAST_CELL)));
  const cell = Math.min(largest, (width - left - 1) / shown.length);
  const names = shown.map((tag) => fitText(tags[tag], FONT, left - 8));
  const top = Math.ceil(Math.max(...names.map((name) => textWidth(name, FONT)))) + 10;
  return { tags: shown, names, cell, left, top, width: Math.ceil(left + cell * shown.length + 1), height: Math.ceil(top + cell * shown.length + 1) };
}

/** What `make` says of every cell, by columns of the data, and where the cell lies. */
export function squareCells<Cell>({ tags, cell, left, top }: LabelledSquare, make: (truth: number, given: number) => Cell): (Cell & SquarePlace)[] {
  return tags.flatMap((truth, row) =>
    tags.map((given, column) => ({ ...make(truth, given), row, column, x: left + column * cell, y: top + row * cell })),
  );
}
