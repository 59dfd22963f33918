/** A grid of small pictures of equal size. Pure: numbers in, numbers out. */

export interface GridPlace {
  readonly x: number;
  readonly y: number;
}

export interface PictureGrid {
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly places: readonly GridPlace[];
  readonly width: number;
  readonly height: number;
}

const GAP = 6;
/** No more rows than this if cells can be made smaller. */
const MOST_ROWS = 8;

/**
 * As many pictures in a row as fit when they are `preferred` px wide, but in no more than eight
 * rows as long as pictures stay `least` px wide.
 *
 * @param aspect height of a picture for each px of its width
 */
export function pictureGrid(count: number, room: number, aspect: number, preferred: number, least: number): PictureGrid {
  const fitting = (cell: number): number => Math.max(1, Math.min(count, Math.floor((room + GAP) / (cell + GAP))));
  const most = Math.min(fitting(least), Math.max(fitting(preferred), Math.ceil(count / MOST_ROWS)));
  // Rows of about equal length look like one thing; a last one with two pictures does not.
  const columns = Math.ceil(count / Math.ceil(count / most));
  const cellWidth = Math.min(preferred, (room + GAP) / columns - GAP);
  const cellHeight = Math.max(6, cellWidth * aspect);
  const places = Array.from({ length: count }, (_, index) => ({
    x: (index % columns) * (cellWidth + GAP),
    y: Math.floor(index / columns) * (cellHeight + GAP),
  }));
  const rows = Math.ceil(count / columns);
  return { columns, cellWidth, cellHeight, places, width: columns * (cellWidth + GAP) - GAP, height: rows * (cellHeight + GAP) - GAP };
}
