import { foldText } from './foldText.ts';

/** Letters and digits alone, so that "sci fi" and "Sci-Fi" are the same word. */
export function bareWord(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * Fewest insertions, deletions, replacements and swaps of neighbours that turn `one` into `other`
 * (optimal string alignment).
 */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = last[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1);
      let cost = Math.min(last[column] + 1, current[column - 1] + 1, replaced);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2] + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length];
}

/**
 * The tag most like `word`: fewest edits, a tag that begins with it counting as near. Null when
 * more than half of the letters would have to change, or when there are no tags.
 */
export function nearestTag(word: string, tags: readonly string[]): string | null {
  const wanted = bareWord(word);
  if (wanted === '') return null;
  let best: { readonly tag: string; readonly cost: number } | null = null;
  for (const tag of tags) {
    const bare = bareWord(tag);
    const begins = bare.startsWith(wanted) && wanted.length > 1;
    const cost = begins ? 0.5 : editDistance(wanted, bare);
    if (!begins && cost > Math.max(wanted.length, bare.length) / 2) continue;
    if (best === null || cost < best.cost) best = { tag, cost };
  }
  return best?.tag ?? null;
}
