/** What the address bar says of the Explore page: `/explore/overlap/tag-sets/Comedy+Romance`. */

export type ExploreTab = 'overlap' | 'predictions';
export type SourceId = 'library' | 'imported' | 'tag-sets';

export interface ExploreAddress {
  readonly tab: ExploreTab;
  /** Null when the address names none. */
  readonly source: SourceId | null;
  /** Tags on the overlap page, an entry on the predictions page; null when the address names none. */
  readonly names: readonly string[] | null;
}

/** Stands for "no tag", which is not the same as an address that says nothing of tags. */
const NOTHING = '-';
const SOURCES: readonly SourceId[] = ['library', 'imported', 'tag-sets'];

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Never throws: what cannot be read counts as not said. */
export function readAddress(location: string): ExploreAddress {
  const [, , tab, source, names] = location.split('/');
  return {
    tab: tab === 'predictions' ? 'predictions' : 'overlap',
    source: SOURCES.find((id) => id === source) ?? null,
    names: names === undefined || names === '' ? null : names === NOTHING ? [] : names.split('+').map(decoded),
  };
}

export function writeAddress({ tab, source, names }: ExploreAddress): string {
  const parts = ['', 'explore', tab];
  if (source !== null) {
    parts.push(source);
    if (names !== null) parts.push(names.length === 0 ? NOTHING : names.map(encodeURIComponent).join('+'));
  }
  return parts.join('/');
}
