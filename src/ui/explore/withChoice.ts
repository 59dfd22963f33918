/**
 * The tags selected after one of the selectors has changed. A tag that another selector holds
 * changes places with the one it replaces; null takes a tag away and closes the gap.
 */
export function withChoice(selected: readonly number[], slot: number, tag: number | null): number[] {
  const next: (number | null)[] = [...selected];
  const other = tag === null ? -1 : next.indexOf(tag);
  if (other >= 0) next[other] = next[slot] ?? null;
  next[slot] = tag;
  // A slot beyond the end leaves holes, which are no tags either.
  return next.filter((value) => typeof value === 'number');
}
