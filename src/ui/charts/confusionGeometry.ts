/** A square of shares: rows are true tags, columns the tags wrongly given. */
import { type LabelledSquare, labelledSquare, squareCells, type SquarePlace } from './labelledSquare.ts';

const LARGEST_CELL = 44;
/** A share of fewer rows than this is mostly chance, and is not coloured. */
const LEAST_CHANCES = 5;

export interface ConfusionData {
  /** `[true][given]`, 0..1; null where no row could be confused so. */
  readonly shares: readonly (readonly (number | null)[])[];
  /** `[true][given]`: how many rows each share is of. */
  readonly chances: readonly (readonly number[])[];
}

export interface ConfusionCell extends SquarePlace {
  /** 0..1; null where no row could be confused so. */
  readonly share: number | null;
  readonly diagonal: boolean;
  /** 0..1 of the largest coloured share. */
  readonly strength: number;
}

export interface ConfusionShapes extends LabelledSquare {
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
  const square = labelledSquare(tags, width, LARGEST_CELL, (capacity) => telling(shares, Math.min(most, capacity)));
  const coloured = (a: number, b: number): number => (a !== b && chances[a][b] >= LEAST_CHANCES ? (shares[a][b] ?? 0) : 0);
  const largest = Math.max(1e-9, ...square.tags.flatMap((a) => square.tags.map((b) => coloured(a, b))));
  const cells = squareCells(square, (a, b) => ({ share: a === b ? null : shares[a][b], diagonal: a === b, strength: coloured(a, b) / largest }));
  return { ...square, cells };
}
