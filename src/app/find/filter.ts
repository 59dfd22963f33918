import { foldText } from './foldText.ts';
import type { LibraryIndex, TaggedTrack } from './libraryIndex.ts';
import { isOpen, type Filters, type LabelFilter, type Range } from './query.ts';

function within(range: Range, value: number | null): boolean {
  if (isOpen(range)) return true;
  if (value === null) return false;
  return (range.from === null || value >= range.from) && (range.to === null || value <= range.to);
}

function hasLabel(filter: LabelFilter, { labels }: TaggedTrack): boolean {
  switch (filter.kind) {
    case 'any':
      return true;
    case 'labelled':
      return labels !== null;
    case 'unlabelled':
      return labels === null;
    case 'is':
      return labels?.some((label) => label.toLowerCase() === filter.label.toLowerCase()) ?? false;
  }
}

/** Rows of the library that pass all `filters`, in the order of arrival. */
export function passing(index: LibraryIndex, filters: Filters): number[] {
  const words = foldText(filters.text).split(/\s+/u).filter((word) => word !== '');
  const rows: number[] = [];
  index.tracks.forEach((track, row) => {
    if (!within(filters.years, track.year) || !within(filters.seconds, track.seconds) || !hasLabel(filters.label, track)) return;
    if (words.length > 0 && !words.every((word) => index.text(row).includes(word))) return;
    rows.push(row);
  });
  return rows;
}

/** What the filters can be set to in a library. */
export interface FilterChoices {
  /** Years from the earliest to the latest, null where none is known. */
  readonly years: { readonly from: number; readonly to: number } | null;
  /** True labels that occur, by name, each with how many tracks have it. */
  readonly labels: readonly { readonly label: string; readonly tracks: number }[];
}

export function filterChoices(index: LibraryIndex): FilterChoices {
  let from = Infinity;
  let to = -Infinity;
  const labels = new Map<string, { label: string; tracks: number }>();
  for (const track of index.tracks) {
    if (track.year !== null) {
      from = Math.min(from, track.year);
      to = Math.max(to, track.year);
    }
    for (const label of track.labels ?? []) {
      const known = labels.get(label.toLowerCase());
      if (known) known.tracks += 1;
      else labels.set(label.toLowerCase(), { label, tracks: 1 });
    }
  }
  return {
    years: from <= to ? { from, to } : null,
    labels: [...labels.values()].toSorted((one, other) => one.label.localeCompare(other.label, 'en')),
  };
}
