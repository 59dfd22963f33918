/**
 * Sizes of tag intersections made elsewhere, as the film-score thesis published them: a JSON array
 * of `{ sets: [tag, …], size }`, where `size` counts the films that have all tags of `sets` (and
 * maybe others). Single tags must be there, and give the order of tags.
 */

export interface TagSet {
  readonly sets: readonly string[];
  readonly size: number;
}

export interface TagSets {
  /** In the order of the single sets. */
  readonly tags: readonly string[];
  /** In the file's order; the tags within a set as the file has them. */
  readonly sets: readonly TagSet[];
}

/** `entry` counts from 0. */
export type TagSetsError =
  | { readonly code: 'not-a-list' }
  | { readonly code: 'no-sets' }
  | { readonly code: 'wrong-type'; readonly entry: number; readonly field: 'sets' | 'size' }
  | { readonly code: 'repeated-tag'; readonly entry: number; readonly tag: string }
  | { readonly code: 'repeated-set'; readonly entry: number; readonly sets: readonly string[] }
  | { readonly code: 'unknown-tag'; readonly entry: number; readonly tag: string }
  /** An intersection larger than a set it lies in. */
  | { readonly code: 'impossible-size'; readonly entry: number; readonly within: readonly string[] };

export type TagSetsImport =
  | { readonly ok: true; readonly data: TagSets }
  | { readonly ok: false; readonly error: TagSetsError };

/** Order does not matter, and no tag name can forge another's key. */
function keyOf(tags: readonly string[]): string {
  return JSON.stringify(tags.toSorted());
}

function typeError(value: unknown, entry: number): TagSetsError | null {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { sets, size } = fields;
  if (!Array.isArray(sets) || sets.length === 0 || sets.some((tag) => typeof tag !== 'string' || tag === '')) {
    return { code: 'wrong-type', entry, field: 'sets' };
  }
  if (!Number.isInteger(size) || (size as number) < 0) return { code: 'wrong-type', entry, field: 'size' };
  return null;
}

function contentError(all: readonly TagSet[], tags: readonly string[]): TagSetsError | null {
  const sizes = new Map<string, number>();
  for (const [entry, { sets, size }] of all.entries()) {
    const repeated = sets.find((tag, place) => sets.indexOf(tag) !== place);
    if (repeated !== undefined) return { code: 'repeated-tag', entry, tag: repeated };
    if (sizes.has(keyOf(sets))) return { code: 'repeated-set', entry, sets };
    const unknown = sets.find((tag) => !tags.includes(tag));
    if (unknown !== undefined) return { code: 'unknown-tag', entry, tag: unknown };
    sizes.set(keyOf(sets), size);
  }
  for (const [entry, { sets, size }] of all.entries()) {
    // One tag less at a time reaches every larger set, as far as the file holds the steps between.
    for (const left of sets) {
      const within = sets.filter((tag) => tag !== left);
      const outer = within.length > 0 ? sizes.get(keyOf(within)) : undefined;
      if (outer !== undefined && size > outer) return { code: 'impossible-size', entry, within };
    }
  }
  return null;
}

/** `value` is parsed JSON. Stops at the first fault. */
export function importTagSets(value: unknown): TagSetsImport {
  if (!Array.isArray(value)) return { ok: false, error: { code: 'not-a-list' } };
  if (value.length === 0) return { ok: false, error: { code: 'no-sets' } };
  for (const [entry, item] of value.entries()) {
    const error = typeError(item, entry);
    if (error) return { ok: false, error };
  }
  const sets = (value as readonly TagSet[]).map((set) => ({ sets: set.sets, size: set.size }));
  const tags = sets.flatMap((set) => (set.sets.length === 1 ? set.sets : []));
  const error = contentError(sets, tags);
  return error ? { ok: false, error } : { ok: true, data: { tags, sets } };
}

/** The size of the intersection of these tags in any order; null when the file does not tell. */
export function sizeOfSet({ sets }: TagSets, tags: readonly string[]): number | null {
  const key = keyOf(tags);
  return sets.find((set) => keyOf(set.sets) === key)?.size ?? null;
}

/**
 * Sizes of the regions that a Venn diagram of `selected` shows: films with exactly these of the
 * selected tags, by inclusion and exclusion. Null when a needed intersection is missing. The films
 * with none of them are unknown and not returned.
 */
export function exactRegions(data: TagSets, selected: readonly string[]): TagSet[] | null {
  const subsets: string[][] = [];
  for (let mask = 1; mask < 2 ** selected.length; mask++) {
    subsets.push(selected.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1));
  }
  const sizes = subsets.map((sets) => sizeOfSet(data, sets));
  if (sizes.includes(null)) return null;
  const regions = subsets.map((sets) => {
    let size = 0;
    subsets.forEach((other, index) => {
      if (!sets.every((tag) => other.includes(tag))) return;
      size += (sizes[index] as number) * ((other.length - sets.length) % 2 === 0 ? 1 : -1);
    });
    return { sets, size };
  });
  return regions.toSorted((a, b) => a.sets.length - b.sets.length);
}
