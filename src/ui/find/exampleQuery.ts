const NAMED: readonly string[] = ['Romance', 'Comedy', 'Action', 'Crime'];

/** A query that this vocabulary can answer; '' where there are no tags. */
export function exampleQuery(tags: readonly string[]): string {
  const [one, two, three, four] = NAMED.every((tag) => tags.includes(tag)) ? NAMED : tags;
  if (four !== undefined) return `${one} + ${two}, some ${three}, no ${four}`;
  return two === undefined ? (one ?? '') : `${one}, no ${two}`;
}
