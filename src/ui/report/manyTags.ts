/** When lists of tags are searched, sorted and cut. */
import type { RowOrder } from '../../app/report/tagRows.ts';

/** Longer lists of tags are searched by typing. */
export const SEARCHED_FROM = 12;

/** Of longer lists, more rows are shown when they are asked for. */
export const SHOWN_AT_FIRST = 50;

/** As the tags come; where not all are shown at first, the ones with the highest `count`. */
export function firstOrder(rows: number, count: string): RowOrder<string> | null {
  return rows > SHOWN_AT_FIRST ? { by: count, falling: true } : null;
}
