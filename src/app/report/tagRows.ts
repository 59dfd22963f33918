/** Lists with a row a tag: searched, sorted, cut to what can be taken in. */
import { foldText } from '../find/foldText.ts';

export interface NamedByTag {
  readonly tag: string;
}

export interface RowOrder<Column> {
  readonly by: Column;
  readonly falling: boolean;
}

/** Rows whose tag holds all words of the query, whatever the case and accents. */
export function foundRows<Row extends NamedByTag>(rows: readonly Row[], query: string): readonly Row[] {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ tag }) => {
    const name = foldText(tag);
    return words.every((word) => name.includes(word));
  });
}

/** Sorted copy; null comes last in either direction, equals keep their order. */
export function sortRows<Row>(rows: readonly Row[], value: (row: Row) => string | number | null, falling: boolean): readonly Row[] {
  const sign = falling ? -1 : 1;
  return rows.toSorted((a, b) => {
    const left = value(a);
    const right = value(b);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'string' || typeof right === 'string') return sign * String(left).localeCompare(String(right), 'en');
    return sign * (left - right);
  });
}
