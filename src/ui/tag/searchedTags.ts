import { foundRows } from '../../app/report/tagRows.ts';

/** Indices of the tags whose names hold all words of the query; null for an empty one. */
export function searchedTags(tags: readonly string[], query: string): ReadonlySet<number> | null {
  if (query.trim() === '') return null;
  return new Set(foundRows(tags.map((tag, index) => ({ tag, index })), query).map(({ index }) => index));
}
