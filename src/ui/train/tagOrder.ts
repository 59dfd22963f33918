/** Which tags of a folder the table shows, and in which order. */
import type { TagCount } from '../../app/state.ts';

export type TagColumn = 'tag' | 'tracks' | 'tiles';

export interface TagOrder {
  readonly by: TagColumn;
  readonly falling: boolean;
}

/** Tags whose names hold every word of the query, in order; equal ones as they come. */
export function tagsInView(tags: readonly TagCount[], query: string, { by, falling }: TagOrder): TagCount[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = tags.filter(({ tag }) => words.every((word) => tag.toLowerCase().includes(word)));
  const sign = falling ? -1 : 1;
  return found.toSorted((one, other) => {
    if (by !== 'tag') return sign * (one[by] - other[by]);
    const [left, right] = [one.tag.toLowerCase(), other.tag.toLowerCase()];
    if (left === right) return 0;
    return left < right ? -sign : sign;
  });
}

/** Names of the `number` trainable tags on most tracks; of equally frequent ones those that come first. */
export function mostFrequent(tags: readonly TagCount[], number: number): ReadonlySet<string> {
  const possible = tags.filter(({ problem }) => problem === null);
  const ranked = possible.toSorted((one, other) => other.tracks - one.tracks);
  return new Set(ranked.slice(0, number).map(({ tag }) => tag));
}
