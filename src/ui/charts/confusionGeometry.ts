/** A square of shares: rows are true tags, columns the tags wrongly given. */
import { fitText, textWidth } from './textWidth.ts';

export const CONFUSION_FONT = 12;
const LEAST_CELL = 26;
const LARGEST_CELL = 44;
/** A share of fewer rows than this is mostly chance, and is not coloured. */
const LEAST_CHANCES = 5;

export interface ConfusionData {
  /** `[true][given]`, 0..1; null where no row could be confused so. */
  readonly shares: readonly (readonly (number | null)[])[];
  /** `[true][given]`: how many rows each share is of. */
  readonly chances: readonly (readonly number[])[];
}

export interface ConfusionCell {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  /** 0..1; null where no row could be confused so. */
  readonly share: number | null;
  readonly diagonal: boolean;
  /** 0..1 of the largest coloured share. */
  readonly strength: number;
}

export interface ConfusionShapes {
  /** Columns of the data that are shown, in their order. */
  readonly tags: readonly number[];
  readonly names: readonly string[];
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly cells: readonly ConfusionCell[];
}

/** The `most` tags with the largest share of confusion in their row or column, in their order. */
function telling(shares: readonly (readonly (number | null)[])[], most: number): number[] {
  const weight = (tag: number): number =>
    Math.max(...shares[tag].map((share, other) => (other === tag ? 0 : (share ?? 0))), ...shares.map((row, other) => (other === tag ? 0 : (row[tag] ?? 0))));
  return shares
    .map((_, tag) => ({ tag, weight: weight(tag) }))
    .toSorted((a, b) => b.weight - a.weight || a.tag - b.tag)
    .slice(0, most)
    .map(({ tag }) => tag)
    .toSorted((a, b) => a - b);
}

/** @param most tags to show, fewer where `width` holds fewer */
export function confusionShapes(
  tags: readonly string[],
  { shares, chances }: ConfusionData,
  width: number,
  most: number,
): ConfusionShapes {
  const widest = Math.max(24, ...tags.map((tag) => textWidth(tag, CONFUSION_FONT)));
  const left = Math.ceil(Math.min(width < 480 ? 76 : 120, widest)) + 8;
  const capacity = Math.max(2, Math.floor((width - left) / LEAST_CELL));
  const shown = telling(shares, Math.min(most, capacity));
  const cell = Math.min(LARGEST_CELL, (width - left - 1) / shown.length);
  const names = shown.map((tag) => fitText(tags[tag], CONFUSION_FONT, left - 8));
  const top = Math.ceil(Math.max(...names.map((name) => textWidth(name, CONFUSION_FONT)))) + 10;
  const coloured = (a: number, b: number): number => (a !== b && chances[a][b] >= LEAST_CHANCES ? (shares[a][b] ?? 0) : 0);
  const largest = Math.max(1e-9, ...shown.flatMap((a) => shown.map((b) => coloured(a, b))));
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
        share: a === b ? null : shares[a][b],
        diagonal: a === b,
        strength: coloured(a, b) / largest,
      })),
    ),
  };
}
