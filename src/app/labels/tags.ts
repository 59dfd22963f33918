/** Names of tags as people write them. */

/** Composed characters, single spaces, none around. Empty when nothing is left. */
export function cleanTag(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Equal for spellings that mean the same tag: "action" and "Action". */
export function tagKey(name: string): string {
  return cleanTag(name).toLowerCase();
}

/** The tags in a text, each once (by `tagKey`), as it is spelt first. */
export function splitTags(text: string, separator: string | RegExp): string[] {
  const found = new Map<string, string>();
  for (const part of text.split(separator)) {
    const tag = cleanTag(part);
    if (tag !== '' && !found.has(tagKey(tag))) found.set(tagKey(tag), tag);
  }
  return [...found.values()];
}

/** Of each tag its most frequent spelling, by `tagKey`; of equally frequent ones the first met. */
export function commonSpellings(tagLists: Iterable<readonly string[]>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const tags of tagLists) {
    for (const tag of tags) {
      const spellings = counts.get(tagKey(tag)) ?? new Map<string, number>();
      counts.set(tagKey(tag), spellings.set(tag, (spellings.get(tag) ?? 0) + 1));
    }
  }
  const common = new Map<string, string>();
  for (const [key, spellings] of counts) {
    const most = Math.max(...spellings.values());
    for (const [spelling, count] of spellings) {
      if (count === most) {
        common.set(key, spelling);
        break;
      }
    }
  }
  return common;
}
