/**
 * What the Explore page counts and lists: one collection of labelled or tagged entries (the
 * library's tracks, or imported ones), turned into rows by a choice of labels or predictions,
 * tracks or works. Imported tag sets hold sizes alone. exploreOverlaps.ts counts them. All pure.
 */
import { poolScores, poolTargets } from '../metrics/pooling.ts';
import { atThresholds } from '../metrics/selection.ts';
import type { TagSets } from '../metrics/importTagSets.ts';
import type { ImportedPredictions } from '../metrics/importPredictions.ts';
import type { Track } from './state.ts';

/** What is counted. */
export type Unit = 'track' | 'work' | 'film';

/** One track as it is listed. */
export interface Entry {
  /** Unique in its collection and the same after a reload. */
  readonly id: string;
  readonly title: string;
  /** Film, album or folder; '' where unknown. */
  readonly work: string;
  /** Composer or artist; '' where unknown. */
  readonly artist: string;
  readonly fileName: string;
  readonly year: number | null;
  /** True tags by name, null where none are known. */
  readonly labels: readonly string[] | null;
  /** One score for each of the collection's first `scored` tags; null where not predicted. */
  readonly scores: ArrayLike<number> | null;
  /** The library's track that can be played for it; null where there is none. */
  readonly trackKey: string | null;
}

export interface Collection {
  /** Tags that have scores first, then those that occur as labels only, by name. */
  readonly tags: readonly string[];
  readonly scored: number;
  /** What entries are when they are put together by `work`. */
  readonly pooledUnit: Unit;
  readonly entries: readonly Entry[];
}

/** Tags of a vocabulary by their lower-case form, so that "sci-fi" is "Sci-Fi". */
function vocabulary(tags: readonly string[], labels: Iterable<string>): readonly string[] {
  const known = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
  const others: string[] = [];
  for (const label of labels) {
    if (known.has(label.toLowerCase())) continue;
    known.set(label.toLowerCase(), label);
    others.push(label);
  }
  return [...tags, ...others.toSorted((a, b) => a.localeCompare(b, 'en'))];
}

/** Columns of `labels` among `tags`, whatever their case. */
function labelRow(labels: readonly string[], columns: ReadonlyMap<string, number>, width: number): boolean[] {
  const row = Array.from({ length: width }, () => false);
  for (const label of labels) {
    const column = columns.get(label.toLowerCase());
    if (column !== undefined) row[column] = true;
  }
  return row;
}

/** The library's tracks. `ensembleTags` are those of the ensemble that made their predictions. */
export function libraryCollection(tracks: Iterable<Track>, ensembleTags: readonly string[]): Collection {
  const entries: Entry[] = [];
  const labels = new Set<string>();
  for (const track of tracks) {
    const scores = track.overall?.length === ensembleTags.length ? track.overall : null;
    if (scores === null && track.labels === null) continue;
    for (const label of track.labels ?? []) labels.add(label);
    entries.push({
      id: track.id ?? track.key,
      title: track.title,
      work: track.group ?? track.album,
      artist: track.artist,
      fileName: track.fileName,
      year: track.year,
      labels: track.labels,
      scores,
      trackKey: track.key,
    });
  }
  const scored = entries.some(({ scores }) => scores !== null) ? ensembleTags : [];
  // Without predictions the ensemble still gives its tags their order, those that occur.
  const present = new Set([...labels].map((label) => label.toLowerCase()));
  const order = scored.length > 0 ? scored : ensembleTags.filter((tag) => present.has(tag.toLowerCase()));
  return { tags: vocabulary(order, labels), scored: scored.length, pooledUnit: 'work', entries };
}

/** Which track of the library an imported one is: by file name, then by work where several have it. */
export function libraryMatcher(tracks: Iterable<Track>): (fileName: string, work: string) => string | null {
  const byName = new Map<string, Track[]>();
  for (const track of tracks) {
    const name = track.fileName.toLowerCase();
    const same = byName.get(name);
    if (same) same.push(track);
    else byName.set(name, [track]);
  }
  return (fileName, work) => {
    const found = byName.get(fileName.toLowerCase()) ?? [];
    const wanted = work.toLowerCase();
    const exact = found.find(({ album, path }) => album.toLowerCase() === wanted || path.toLowerCase().includes(wanted));
    // "01 Main Title.mp3" is the name of many tracks: one of several without a sign of the work is a guess.
    if (exact) return exact.key;
    return found.length === 1 ? found[0].key : null;
  };
}

export function importedCollection(
  { tags, rows }: ImportedPredictions,
  matching: (fileName: string, work: string) => string | null,
): Collection {
  return {
    tags,
    scored: tags.length,
    pooledUnit: 'film',
    entries: rows.map((row, index) => ({
      id: String(index),
      title: row.cue.replace(/\.[a-z0-9]{2,5}$/i, ''),
      work: row.film,
      artist: row.composer ?? '',
      fileName: row.cue,
      year: row.year,
      labels: tags.filter((_, tag) => row.targets[tag]),
      scores: row.scores,
      trackKey: matching(row.cue, row.film),
    })),
  };
}

// ---------------------------------------------------------------- rows that are counted

export interface RowData {
  readonly kind: 'rows';
  readonly unit: Unit;
  readonly tags: readonly string[];
  /** At least one. */
  readonly targets: readonly (readonly boolean[])[];
  /** The entries behind each row: one, or all of a work. */
  readonly members: readonly (readonly Entry[])[];
}

export interface SizeData {
  readonly kind: 'sizes';
  readonly unit: Unit;
  readonly tags: readonly string[];
  readonly sets: TagSets;
}

export type OverlapData = RowData | SizeData;

export interface RowChoice {
  readonly by: 'labels' | 'predictions';
  /** Entries of one work count once. */
  readonly pooled: boolean;
  /** A tag is predicted from this score on. */
  readonly threshold: number;
  /** Only entries that have both labels and predictions, so that the two compare. */
  readonly both: boolean;
}

const hasLabels = (entry: Entry): boolean => entry.labels !== null;
const hasScores = (entry: Entry): boolean => entry.scores !== null;

/** Which choices a collection offers. */
export function offers({ entries }: Collection): { readonly labels: boolean; readonly predictions: boolean; readonly both: boolean } {
  return {
    labels: entries.some(hasLabels),
    predictions: entries.some(hasScores),
    both: entries.some((entry) => hasLabels(entry) && hasScores(entry)),
  };
}

/** An entry without a work stands for itself. */
function groupOf(entry: Entry): string {
  return entry.work === '' ? `entry ${entry.id}` : `work ${entry.work}`;
}

/** In the order of first appearance, as pooling orders its rows. */
function worksOf(entries: readonly Entry[]): Entry[][] {
  const works = new Map<string, Entry[]>();
  for (const entry of entries) {
    const work = works.get(groupOf(entry));
    if (work) work.push(entry);
    else works.set(groupOf(entry), [entry]);
  }
  return [...works.values()];
}

/** Null when no entry has what is asked for. */
export function rowData(collection: Collection, { by, pooled, threshold, both }: RowChoice): RowData | null {
  const { tags, scored } = collection;
  const wanted = by === 'labels' ? hasLabels : hasScores;
  const entries = collection.entries.filter((entry) => (both ? hasLabels(entry) && hasScores(entry) : wanted(entry)));
  if (entries.length === 0 || tags.length === 0) return null;
  const groups = entries.map(groupOf);
  const members = pooled ? worksOf(entries) : entries.map((entry) => [entry]);
  const unit = pooled ? collection.pooledUnit : 'track';
  if (by === 'labels') {
    const columns = new Map(tags.map((tag, column) => [tag.toLowerCase(), column]));
    const rows = entries.map(({ labels }) => labelRow(labels ?? [], columns, tags.length));
    return { kind: 'rows', unit, tags, members, targets: pooled ? poolTargets(rows, groups).targets : rows };
  }
  const scores = entries.map((entry) => entry.scores as ArrayLike<number>);
  const cut = atThresholds(pooled ? poolScores(scores, groups).scores : scores, Array.from({ length: scored }, () => threshold));
  const unscored = tags.slice(scored).map(() => false);
  return { kind: 'rows', unit, tags, members, targets: cut.map((row) => [...row, ...unscored]) };
}

export function sizeData(sets: TagSets): SizeData {
  return { kind: 'sizes', unit: 'film', tags: sets.tags, sets };
}

/** Lowest and highest score, null without any. */
export function scoreRange({ entries }: Collection): readonly [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { scores } of entries) {
    for (let tag = 0; tag < (scores?.length ?? 0); tag++) {
      low = Math.min(low, (scores as ArrayLike<number>)[tag]);
      high = Math.max(high, (scores as ArrayLike<number>)[tag]);
    }
  }
  return Number.isFinite(low) ? [low, high] : null;
}

/**
 * A threshold to start with: it gives as many tags as are labelled over the entries that have both,
 * so that the two overlaps compare. Where nothing is labelled: one half, or, where no score comes so far
 * (many tags that share out 1), what gives two tags an entry.
 */
export function balancedThreshold({ entries, tags, scored }: Collection): number {
  const known = new Set(tags.slice(0, scored).map((tag) => tag.toLowerCase()));
  const both = entries.filter((entry) => hasLabels(entry) && hasScores(entry));
  const scores = new Float64Array(both.length * scored);
  let labelled = 0;
  both.forEach((entry, row) => {
    labelled += (entry.labels ?? []).filter((label) => known.has(label.toLowerCase())).length;
    scores.set(entry.scores ?? [], row * scored);
  });
  if (labelled === 0) return unlabelledThreshold(entries.filter(hasScores), scored);
  return scores.toSorted()[Math.max(0, scores.length - labelled)];
}

const TAGS_AN_ENTRY = 2;

function unlabelledThreshold(entries: readonly Entry[], scored: number): number {
  const scores = new Float64Array(entries.length * scored);
  for (const [row, entry] of entries.entries()) scores.set(entry.scores ?? [], row * scored);
  if (scores.length === 0 || scores.some((score) => score >= 0.5)) return 0.5;
  return scores.toSorted()[Math.max(0, scores.length - TAGS_AN_ENTRY * entries.length)];
}
