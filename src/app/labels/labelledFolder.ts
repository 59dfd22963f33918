/** What Tenfold understands of a labelled folder, told before anything starts. */
import { isAudioCandidate } from '../../audio/candidates.ts';
import { type Draft, type Drafts, fromCsv, fromEmbedded, fromFolders, labelDepth, type ReadEmbedded } from './drafts.ts';
import { fromTable } from './tableDrafts.ts';
import { isTagTable } from './tagTable.ts';
import { commonFolders, findLabelsFile, foldersOf, type FolderFile, isLabelsFile, isSystemFile } from './paths.ts';
import { type FolderCode, type IgnoredCode, type NoteCode, remark, type Remark } from './remarks.ts';
import { cleanTag, commonSpellings, tagKey } from './tags.ts';
import { countTags, NEEDED, type TagCount } from './trainable.ts';

export type LabelSource = 'csv' | 'table' | 'folders' | 'embedded';

/** What keeps tracks together when they are split; tracks that name none stand alone. */
export type Grouping = 'csv' | 'recording' | 'folder' | 'album' | 'track';

export interface LabelledTrack {
  readonly path: string;
  /** At least one, in the folder's common spelling. */
  readonly tags: readonly string[];
  /** Tracks of one group must not be split between training and held-out. Never empty. */
  readonly group: string;
  readonly title: string;
  readonly artist: string;
  readonly year: number | null;
}

export interface LabelledFolder {
  readonly source: LabelSource;
  readonly grouping: Grouping;
  /** Alphabetical; those with a problem cannot be trained. */
  readonly tags: readonly TagCount[];
  readonly examples: readonly LabelledTrack[];
  /** Files and rows that take no part. */
  readonly ignored: readonly Remark<IgnoredCode>[];
  /** Remarks on tracks that do take part. */
  readonly notes: readonly Remark<NoteCode>[];
  /** Why nothing can be trained; none where something can. */
  readonly problems: readonly Remark<FolderCode>[];
}

/**
 * Reads the labels of a folder.
 *
 * Source: `csvText` where there is one (the text of `findLabelsFile(files)`, or of the file at
 * `tablePath`), else the names of sub-folders, else embedded genres; `only` overrides this choice. A
 * text is a csv or, where its header says so, a table of 0 and 1. One that cannot be read is a
 * problem, never a reason to read labels elsewhere.
 *
 * Group: the csv's, or (table) the recording a clip was cut from, or the folder below the label
 * folder, or (embedded genres) the album. Tracks of a csv without groups are grouped by the folder
 * they lie in, unless that would leave tags untrainable that are not so by track; folders are often
 * no films there.
 *
 * Empty files take no part, whatever names them.
 */
export function readLabelledFolder(
  files: readonly FolderFile[],
  csvText: string | null,
  embedded: ReadEmbedded,
  only: LabelSource | null = null,
  tablePath: string | null = null,
): LabelledFolder {
  const visible = files.filter(({ path }) => !isSystemFile(path));
  const labelsFile = visible.find(({ path }) => path === tablePath) ?? findLabelsFile(visible);
  const audio = visible.filter(({ name }) => isAudioCandidate(name) && !isLabelsFile(name));
  const ignored: Remark<IgnoredCode>[] = [];
  const notes: Remark<NoteCode>[] = [];
  for (const file of visible) {
    if (file === labelsFile) continue;
    if (isLabelsFile(file.name)) {
      notes.push(remark('other-csv', file.path, { used: labelsFile?.path ?? '' }));
    } else if (!isAudioCandidate(file.name)) ignored.push(remark('other-file', file.path));
  }

  // A csv that was given beside the folder counts as lying where the tracks begin.
  const csvPath = labelsFile?.path ?? [...commonFolders(audio.map(({ path }) => path)), 'labels.csv'].join('/');
  const csv = csvText === null ? null : { text: csvText, path: csvPath };
  const { source, drafts: all, ...read } = readDrafts(audio, csv, embedded, only);
  const empty = new Set(audio.filter(({ bytes }) => bytes === 0).map(({ path }) => path));
  const drafts = all.filter(({ path }) => !empty.has(path));
  for (const { path } of all) if (empty.has(path)) ignored.push(remark('empty-file', path));
  const { examples, grouping, remarks } = settle(drafts, source);
  const tags = countTags(examples);
  const problems: Remark<FolderCode>[] = [...read.problems];
  if (problems.length === 0) {
    if (audio.length === 0) problems.push(remark('no-audio'));
    else if (tags.length === 0) problems.push(remark('no-labels'));
    else if (tags.length === 1) problems.push(remark('one-tag', tags[0].tag, { tag: tags[0].tag }));
    else if (tags.every(({ problem }) => problem !== null)) problems.push(remark('nothing-trainable', '', { needed: NEEDED }));
  }
  return {
    source,
    grouping,
    tags,
    examples,
    ignored: [...ignored, ...read.ignored],
    notes: [...notes, ...read.notes, ...remarks],
    problems,
  };
}

function readDrafts(
  audio: readonly FolderFile[],
  csv: { readonly text: string; readonly path: string } | null,
  embedded: ReadEmbedded,
  only: LabelSource | null,
): Drafts & { readonly source: LabelSource } {
  if (csv !== null) {
    const source = isTagTable(csv.text) ? 'table' : 'csv';
    if ((only ?? source) === source) return { source, ...(source === 'table' ? fromTable : fromCsv)(audio, embedded, csv) };
  }
  const depth = labelDepth(audio);
  if (only === 'embedded') return { source: 'embedded', ...fromEmbedded(audio, embedded) };
  if (depth !== null) return { source: 'folders', ...fromFolders(audio, embedded, depth) };
  // All tracks lie in one folder: its name is a label only if the files say nothing themselves.
  const inFiles = fromEmbedded(audio, embedded);
  if (only === null && inFiles.drafts.length > 0) return { source: 'embedded', ...inFiles };
  const shared = commonFolders(audio.map(({ path }) => path)).length;
  return { source: 'folders', ...fromFolders(audio, embedded, Math.max(0, shared - 1)) };
}

/** Settles spellings and groups. */
function settle(
  drafts: readonly Draft[],
  source: LabelSource,
): { examples: LabelledTrack[]; grouping: Grouping; remarks: Remark<NoteCode>[] } {
  const tagSpellings = commonSpellings(drafts.map(({ tags }) => tags));
  const groupSpellings = commonSpellings(drafts.map(({ group }) => (group === null ? [] : [cleanTag(group)])));
  const grouped = (folders: ReadonlyMap<string, string>) =>
    drafts.map(({ group, ...draft }): LabelledTrack => {
      const named = group === null ? folders.get(draft.path) : groupSpellings.get(tagKey(group));
      return {
        ...draft,
        tags: draft.tags.map((tag) => tagSpellings.get(tagKey(tag)) ?? tag),
        group: named || draft.path,
      };
    });

  const named = drafts.some(({ group }) => group !== null);
  const namedBy = ({ csv: 'csv', table: 'recording', folders: 'folder', embedded: 'album' } as const)[source];
  const alone = grouped(new Map());
  const folders = source === 'csv' ? filmFolders(drafts) : new Map<string, string>();
  if (folders.size === 0) return { examples: alone, grouping: named ? namedBy : 'track', remarks: [] };

  const together = grouped(folders);
  const trainable = (examples: readonly LabelledTrack[]) => countTags(examples).filter(({ problem }) => problem === null);
  if (trainable(together).length < trainable(alone).length) {
    return { examples: alone, grouping: named ? namedBy : 'track', remarks: [remark('folders-not-groups')] };
  }
  return { examples: together, grouping: named ? namedBy : 'folder', remarks: [] };
}

const DISC = /^(cd|dis[ck]|part|vol(ume)?)[ ._-]*\d+$/i;

/** The folder of each track below the folders that all share, `Disc 2` and the like left out. */
function filmFolders(drafts: readonly Draft[]): Map<string, string> {
  const loose = drafts.filter(({ group }) => group === null);
  const shared = commonFolders(loose.map(({ path }) => path)).length;
  const folders = new Map<string, string>();
  for (const { path } of loose) {
    const own = foldersOf(path).slice(shared);
    while (own.length > 1 && DISC.test(own[own.length - 1])) own.pop();
    if (own.length > 0) folders.set(path, own.join('/'));
  }
  return folders;
}
