/** Sorting and filtering of the list. Pure. */
import type { Track } from '../../app/state.ts';

export const SORTS = [
  { value: 'added', label: 'As added' },
  { value: 'title', label: 'Title' },
  { value: 'artist', label: 'Artist' },
  { value: 'length', label: 'Length' },
  { value: 'confidence', label: 'Top confidence' },
  { value: 'tag', label: 'Top tag' },
] as const;

export type SortId = (typeof SORTS)[number]['value'];

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The highest confidence and its tag's index; an untagged track sorts last. */
function top({ overall }: Track): { readonly value: number; readonly tag: number } {
  if (overall === null) return { value: -1, tag: Infinity };
  let tag = 0;
  for (let index = 1; index < overall.length; index += 1) if (overall[index] > overall[tag]) tag = index;
  return { value: overall[tag], tag };
}

const COMPARE: Record<Exclude<SortId, 'added'>, (one: Track, other: Track) => number> = {
  title: (one, other) => collator.compare(one.title, other.title),
  artist: (one, other) => Number(one.artist === '') - Number(other.artist === '') || collator.compare(one.artist, other.artist),
  length: (one, other) => (one.seconds ?? Infinity) - (other.seconds ?? Infinity) || 0,
  confidence: (one, other) => top(other).value - top(one).value,
  tag: (one, other) => {
    const [left, right] = [top(one), top(other)];
    return left.tag === right.tag ? right.value - left.value : left.tag - right.tag;
  },
};

/** Lower case without accents, so that `sorby` finds `Sørby` and `garcia` finds `García`. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().replaceAll('ø', 'o').replaceAll('ß', 'ss');
}

/**
 * Keys of the tracks that hold every word of `filter` in title, artist, album, path, true tags or
 * top three predicted tags, sorted; equal ones stay in the order of arrival.
 */
export function arrange(
  order: readonly string[],
  tracks: ReadonlyMap<string, Track>,
  tags: readonly string[],
  { sort, filter }: { readonly sort: SortId; readonly filter: string },
): readonly string[] {
  const words = fold(filter).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 && sort === 'added') return order;
  const chosen: Track[] = [];
  for (const key of order) {
    const track = tracks.get(key);
    if (track && (words.length === 0 || matches(track, words, tags))) chosen.push(track);
  }
  if (sort !== 'added') chosen.sort(COMPARE[sort]);
  return chosen.map(({ key }) => key);
}

function matches(track: Track, words: readonly string[], tags: readonly string[]): boolean {
  const { title, artist, album, path, labels, overall } = track;
  const predicted = overall ? topThree(overall).map((index) => tags[index] ?? '') : [];
  const text = fold([title, artist, album, path, ...(labels ?? []), ...predicted].join('\n'));
  return words.every((word) => text.includes(word));
}

/** Indices of the three highest values, highest first, without sorting the rest. */
export function topThree(values: ArrayLike<number>): number[] {
  const best: number[] = [];
  for (let index = 0; index < values.length; index += 1) {
    let place = best.length;
    while (place > 0 && values[index] > values[best[place - 1]]) place -= 1;
    if (place < 3) best.splice(place, 0, index);
    if (best.length > 3) best.pop();
  }
  return best;
}
