/** Where labels may stand: a csv, the names of folders, the files themselves; a table of 0 and 1 is in tableDrafts.ts. */
import { titleFromName } from '../../audio/metadata.ts';
import { readCsv } from './csv.ts';
import { FileIndex } from './matching.ts';
import { commonFolders, foldersOf, type FolderFile } from './paths.ts';
import { type FolderCode, type IgnoredCode, type NoteCode, remark, type Remark } from './remarks.ts';
import { splitTags, tagKey } from './tags.ts';

/** What a file says about itself; '' and null where it says nothing. */
export interface EmbeddedTags {
  readonly genres: readonly string[];
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly year: number | null;
}

export type ReadEmbedded = (path: string) => EmbeddedTags | undefined;

/** A track with its labels, before spellings are settled. */
export interface Draft {
  readonly path: string;
  readonly tags: readonly string[];
  /** Named outright: csv group, film folder under a label folder, album. Null where none is. */
  readonly group: string | null;
  readonly title: string;
  readonly artist: string;
  readonly year: number | null;
}

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly ignored: readonly Remark<IgnoredCode>[];
  readonly notes: readonly Remark<NoteCode>[];
  readonly problems: readonly Remark<FolderCode>[];
}

/** What a draft takes from the file itself. */
export function described(file: FolderFile, embedded: EmbeddedTags | undefined): Pick<Draft, 'path' | 'title' | 'artist' | 'year'> {
  return {
    path: file.path,
    title: embedded?.title || titleFromName(file.name),
    artist: embedded?.artist ?? '',
    year: embedded?.year ?? null,
  };
}

// ---------------------------------------------------------------- folders

const FILM_GENRES = new Set(
  ['Action', 'Adventure', 'Comedy', 'Crime', 'Drama', 'Fantasy', 'Musical', 'Romance', 'Sci-Fi', 'Thriller'].map(tagKey),
);

/** A lone folder of such a name is a label, not a folder wrapped around the labels. */
function namesFilmGenres(folder: string): boolean {
  const tags = splitTags(folder, '+');
  return tags.length > 0 && tags.every((tag) => FILM_GENRES.has(tagKey(tag)));
}

/**
 * How many folders lie around the label folders: in `root/Action+Drama/Film A/cue.mp3` one.
 *
 * The folders that all tracks share are no labels, since a label that everything has tells
 * nothing; so a chosen folder that holds one folder alone is descended into. A shared folder that
 * is named after film genres ends the descent: it is one label, and one label is the problem.
 * Null when no folder is left to be a label: every track lies in the same folder.
 */
export function labelDepth(files: readonly FolderFile[]): number | null {
  const common = commonFolders(files.map(({ path }) => path));
  const genre = common.findIndex(namesFilmGenres);
  if (genre >= 0) return genre;
  return files.some(({ path }) => foldersOf(path).length > common.length) ? common.length : null;
}

/** Labels from the folder at `depth`; the folder below it, if there is one, is the film or album. */
export function fromFolders(files: readonly FolderFile[], embedded: ReadEmbedded, depth: number): Drafts {
  const drafts: Draft[] = [];
  const ignored: Remark<IgnoredCode>[] = [];
  for (const file of files) {
    const folders = foldersOf(file.path);
    const label = folders[depth];
    const tags = splitTags(label ?? '', '+');
    if (label === undefined) ignored.push(remark('no-folder', file.path));
    else if (tags.length === 0) ignored.push(remark('no-tags', file.path));
    else drafts.push({ ...described(file, embedded(file.path)), tags, group: folders[depth + 1] ?? null });
  }
  return { drafts, ignored, notes: [], problems: [] };
}

// ---------------------------------------------------------------- embedded genres

export function fromEmbedded(files: readonly FolderFile[], embedded: ReadEmbedded): Drafts {
  const drafts: Draft[] = [];
  const ignored: Remark<IgnoredCode>[] = [];
  for (const file of files) {
    const own = embedded(file.path);
    const tags = splitTags(own?.genres.join(';') ?? '', /[;\0]/);
    if (tags.length === 0) ignored.push(remark('no-tags', file.path));
    else drafts.push({ ...described(file, own), tags, group: own?.album || null });
  }
  return { drafts, ignored, notes: [], problems: [] };
}

// ---------------------------------------------------------------- csv

/**
 * Labels from the rows of a csv. A row finds its file by its path (as written, then without regard
 * to case), then by its name among the files that no row named by path.
 */
export function fromCsv(
  files: readonly FolderFile[],
  embedded: ReadEmbedded,
  csv: { readonly text: string; readonly path: string },
): Drafts {
  const { rows, problem, ...read } = readCsv(csv.text);
  if (problem) return { drafts: [], ignored: read.ignored, notes: read.notes, problems: [{ ...problem, subject: csv.path }] };
  const ignored: Remark<IgnoredCode>[] = [...read.ignored];
  const notes: Remark<NoteCode>[] = [...read.notes];
  const index = new FileIndex(files, csv.path);
  const byPath = rows.map((row) => index.byPath(row.file));
  const taken = new Set(byPath.flatMap((match) => (match.found === 'one' ? [match.file] : [])));
  const found = new Map<FolderFile, { draft: Draft; row: number }>();
  for (const [at, row] of rows.entries()) {
    const match = byPath[at].found === 'none' ? index.byName(row.file, (file) => taken.has(file)) : byPath[at];
    if (match.found === 'none') {
      ignored.push(remark('unknown-file', row.file, { row: row.row }));
      continue;
    }
    if (match.found === 'several') {
      const [one, other] = match.files;
      ignored.push(remark('ambiguous-file', row.file, { row: row.row, one: one.path, other: other.path }));
      continue;
    }
    const { file } = match;
    const earlier = found.get(file);
    const own = described(file, embedded(file.path));
    const fresh: Draft = {
      path: file.path,
      tags: row.tags,
      group: row.group || null,
      title: row.title || own.title,
      artist: row.artist || own.artist,
      year: row.year ?? own.year,
    };
    if (earlier === undefined) {
      found.set(file, { draft: fresh, row: row.row });
      continue;
    }
    const same = keysOf(earlier.draft.tags) === keysOf(row.tags);
    notes.push(remark(same ? 'duplicate-row' : 'merged-rows', file.path, { row: row.row, first: earlier.row }));
    const tags = splitTags([...earlier.draft.tags, ...row.tags].join(';'), ';');
    earlier.draft = { ...earlier.draft, tags, group: earlier.draft.group ?? fresh.group };
  }
  for (const file of files) if (!found.has(file)) ignored.push(remark('not-listed', file.path));
  return { drafts: [...found.values()].map(({ draft }) => draft), ignored, notes, problems: [] };
}

function keysOf(tags: readonly string[]): string {
  return tags.map(tagKey).toSorted().join(';');
}
