/** Which tags a net can be trained for. */
import { remark, type Remark, type UntrainableCode } from './remarks.ts';

/** One each for training, validation and the held-out set. */
export const NEEDED = 3;

export interface TagCount {
  readonly tag: string;
  readonly tracks: number;
  readonly groups: number;
  /** Why no net can be trained for it; null when one can. */
  readonly problem: Remark<UntrainableCode> | null;
}

interface Labelled {
  readonly tags: readonly string[];
  readonly group: string;
}

/**
 * Counts tags, in alphabetical order. A net needs tracks with its tag and tracks without it in each
 * of the three parts, and as whole groups stay together, `NEEDED` groups of either kind as well.
 */
export function countTags(examples: readonly Labelled[]): TagCount[] {
  const sizes = new Map<string, number>();
  const byTag = new Map<string, Map<string, number>>();
  for (const { tags, group } of examples) {
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
    for (const tag of tags) {
      const groups = byTag.get(tag) ?? new Map<string, number>();
      byTag.set(tag, groups.set(group, (groups.get(group) ?? 0) + 1));
    }
  }
  const counts = [...byTag].map(([tag, groups]): TagCount => {
    const tracks = [...groups.values()].reduce((total, count) => total + count, 0);
    const full = [...groups].filter(([group, count]) => count === sizes.get(group)).length;
    const without = examples.length - tracks;
    const groupsWithout = sizes.size - full;
    const problem = (code: UntrainableCode) =>
      remark(code, tag, { tracks, groups: groups.size, without, groupsWithout, needed: NEEDED });
    const base = { tag, tracks, groups: groups.size };
    if (tracks < NEEDED) return { ...base, problem: problem('too-few-tracks') };
    if (groups.size < NEEDED) return { ...base, problem: problem('too-few-groups') };
    if (without < NEEDED) return { ...base, problem: problem('too-few-without') };
    if (groupsWithout < NEEDED) return { ...base, problem: problem('too-few-groups-without') };
    return { ...base, problem: null };
  });
  return counts.toSorted((one, other) => compare(one.tag.toLowerCase(), other.tag.toLowerCase()));
}

/** By code units: the same order in every browser and language. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
