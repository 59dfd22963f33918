/** A chosen folder → what it means, shown before anything starts. Decodes nothing. */
import PQueue from 'p-queue';
import { isAudioCandidate } from '../../audio/candidates.ts';
import { durationOf } from '../../audio/duration.ts';
import { readMetadata, type TrackMetadata } from '../../audio/metadata.ts';
import type { FeatureSetId } from '../../dsp/featureSetId.ts';
import { featureSet, tileCount } from '../../dsp/featureSets.ts';
import { type LabelledFolder, type LabelledTrack, readLabelledFolder } from '../labels/labelledFolder.ts';
import { findLabelsFile, findTables, type FolderFile } from '../labels/paths.ts';
import { mergeSynonyms } from '../labels/synonyms.ts';
import { isTagTable } from '../labels/tagTable.ts';
import { decodeText } from '../labels/text.ts';
import { countTags } from '../labels/trainable.ts';
import { problemOf } from '../problem.ts';
import { type Sample, sampleIndex } from '../samples.ts';
import { forgetSource, setSource, type Source } from '../sources.ts';
import type { DroppedFile, FolderSummary, Synonyms, TagCount } from '../state.ts';
import { newKey, store, update } from '../store.ts';

/** One track to train on. `key` opens its audio (sources.ts). */
export interface Example extends LabelledTrack {
  readonly key: string;
  /** Length as the file states it; null where it does not. */
  readonly seconds: number | null;
}

const READING_AT_ONCE = 8;
/** Enough of a table to see its header and first row; of no more files than a data set has lists. */
const HEAD_BYTES = 262_144;
const MOST_TABLES = 20;

/** As the folder labels them. */
let labelled: readonly Example[] = [];
/** As they are trained on: with synonymous tags merged, if they are. */
let examples: readonly Example[] = [];
/** Those whose tiles are counted. */
let features: FeatureSetId = 'film-score-mfcc';

/** The examples of the folder that was inspected last. */
export function inspectedExamples(): readonly Example[] {
  return examples;
}

export function forgetFolder(): void {
  for (const { key } of labelled) forgetSource(key);
  labelled = [];
  examples = [];
}

/** Reads labels and durations of a folder; ends in stage 'ready' or 'failed'. */
export async function inspectFolder(name: string, files: readonly DroppedFile[]): Promise<void> {
  forgetFolder();
  const audio = files.filter(({ file }) => isAudioCandidate(file.name));
  const show = (done: number): void => update({ training: { stage: 'inspecting', name, done, total: audio.length } });
  show(0);
  try {
    const metadata = new Map<string, TrackMetadata>();
    const line = new PQueue({ concurrency: READING_AT_ONCE });
    await line.addAll(
      audio.map(({ file, path }) => async () => {
        const read = await readMetadata(file);
        // Ogg and some others tell their length only at the end of the file.
        metadata.set(path, read.seconds === null ? { ...read, seconds: await durationOf(file) } : read);
        show(metadata.size);
      }),
    );
    const entries = files.map(({ file, path }) => ({ path, name: file.name, bytes: file.size, file }));
    const labels = findLabelsFile(entries) ?? (await findTable(entries));
    const csv = labels ? await textOf(labels.file) : null;
    const folder = readLabelledFolder(entries, csv, (path) => metadata.get(path), null, labels?.path ?? null);
    const byPath = new Map(files.map((dropped) => [dropped.path, dropped]));
    labelled = folder.examples.flatMap((example) => {
      const dropped = byPath.get(example.path);
      if (!dropped) return [];
      return [withKey(example, metadata.get(example.path)?.seconds ?? null, { kind: 'file', dropped })];
    });
    // Others' tags are their own choice of words; a table like this has been typed by many.
    const synonyms = folder.source === 'table' ? settleSynonyms(true) : settleNone();
    update({ training: { stage: 'ready', folder: summaryOf(name, folder.source, synonyms, folder) } });
  } catch (thrown) {
    update({ training: { stage: 'failed', problem: problemOf(thrown, name) } });
  }
}

/** The shipped samples as a labelled folder; their labels are those of their index. */
export async function inspectSamples(): Promise<void> {
  forgetFolder();
  const name = 'Samples';
  update({ training: { stage: 'inspecting', name, done: 0, total: 0 } });
  try {
    labelled = (await sampleIndex()).map((sample) => withKey(labelledSample(sample), sample.seconds, { kind: 'sample', path: sample.file }));
    update({ training: { stage: 'ready', folder: summaryOf(name, 'samples', settleNone(), { ignored: [], notes: [], problems: [] }) } });
  } catch (thrown) {
    update({ training: { stage: 'failed', problem: problemOf(thrown, name) } });
  }
}

/**
 * Whether whole groups or single tracks are split decides which tags can be trained: a tag that
 * rests on one film has no film to be scored on.
 */
export function splitFolderBy(splitBy: 'group' | 'track'): void {
  const { training } = store.getState();
  if (training.stage !== 'ready') return;
  const { folder } = training;
  const tags = recounted(folder, splitBy);
  update({ training: { stage: 'ready', folder: { ...folder, splitBy, tags, trainable: canTrain(tags) } } });
}

/** Counts the tiles that these features make of the folder. */
export function countTilesOf(id: FeatureSetId): void {
  features = id;
  const { training } = store.getState();
  if (training.stage !== 'ready' || training.folder.features === id) return;
  const { folder } = training;
  const tags = recounted(folder, folder.splitBy);
  update({ training: { stage: 'ready', folder: { ...folder, features, tiles: allTiles(), tags } } });
}

/** The tags as the examples are now, chosen as before. */
function recounted(folder: FolderSummary, splitBy: FolderSummary['splitBy']): TagCount[] {
  const chosen = new Map(folder.tags.map(({ tag, chosen: wanted }) => [tag, wanted]));
  return tagCounts(splitBy).map((entry) => ({ ...entry, chosen: chosen.get(entry.tag) ?? true }));
}

/**
 * Merges the tags of the folder that mean the same, or takes them as they are written; these are
 * then trained where what they had been merged into was.
 */
export function mergeFolderSynonyms(merged: boolean): void {
  const { training } = store.getState();
  if (training.stage !== 'ready') return;
  const { folder } = training;
  if (folder.synonyms.kind === 'none') return;
  const mergedInto = new Map(folder.synonyms.merges.flatMap(({ into, from }) => from.map(({ tag }) => [tag, into] as const)));
  const synonyms = settleSynonyms(merged);
  const chosen = new Map(folder.tags.map(({ tag, chosen: wanted }) => [tag, wanted]));
  const tags = tagCounts(folder.splitBy).map((entry) => {
    const wanted = chosen.get(entry.tag) ?? chosen.get(mergedInto.get(entry.tag) ?? '');
    return { ...entry, chosen: wanted ?? true };
  });
  update({ training: { stage: 'ready', folder: { ...folder, synonyms, tags, tagsPerTrack: tagsPerTrack(), trainable: canTrain(tags) } } });
}

function settleSynonyms(merged: boolean): Synonyms {
  const { tracks, merges } = mergeSynonyms(labelled);
  examples = merged ? tracks : labelled;
  return merges.length === 0 ? { kind: 'none' } : { kind: 'found', merged, merges };
}

function settleNone(): Synonyms {
  examples = labelled;
  return { kind: 'none' };
}

function tagsPerTrack(): FolderSummary['tagsPerTrack'] {
  return examples.length > 0 && examples.every(({ tags }) => tags.length === 1) ? 'one' : 'several';
}

async function textOf(file: Blob): Promise<string> {
  return decodeText(new Uint8Array(await file.arrayBuffer()));
}

/** The first file whose header is that of a table of 0 and 1; null where none is. */
async function findTable<F extends FolderFile & { readonly file: File }>(files: readonly F[]): Promise<F | null> {
  for (const candidate of findTables(files).slice(0, MOST_TABLES)) {
    if (isTagTable(await textOf(candidate.file.slice(0, HEAD_BYTES)))) return candidate;
  }
  return null;
}

function withKey(example: LabelledTrack, seconds: number | null, source: Source): Example {
  const key = newKey();
  setSource(key, source);
  return { ...example, key, seconds };
}

function labelledSample({ file, tags, work, title, artist }: Sample): LabelledTrack {
  return { path: `samples/${file}`, tags, group: work, title, artist, year: null };
}

function summaryOf(
  name: string,
  source: FolderSummary['source'],
  synonyms: Synonyms,
  { ignored, notes, problems }: Pick<LabelledFolder, 'ignored' | 'notes' | 'problems'>,
): FolderSummary {
  const groups = new Set(examples.map(({ group }) => group)).size;
  const byGroup = tagCounts('group');
  // The honest split, unless it leaves nothing to train.
  const splitBy = groups < examples.length && canTrain(byGroup) ? 'group' : 'track';
  const tags = splitBy === 'group' ? byGroup : tagCounts('track');
  return {
    name,
    source,
    tracks: examples.length,
    groups,
    features,
    tiles: allTiles(),
    seconds: examples.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    tags,
    tagsPerTrack: tagsPerTrack(),
    synonyms,
    splitBy,
    ignored,
    problems: [...problems, ...notes],
    trainable: canTrain(tags),
  };
}

function canTrain(tags: readonly TagCount[]): boolean {
  return tags.some(({ problem }) => problem === null);
}

function tagCounts(splitBy: 'group' | 'track'): TagCount[] {
  const tiles = new Map<string, number>();
  // Whatever is split: a tag on two albums is thin either way.
  const groupsOf = new Map<string, Set<string>>();
  for (const example of examples) {
    for (const tag of example.tags) {
      tiles.set(tag, (tiles.get(tag) ?? 0) + tilesIn(example));
      groupsOf.set(tag, (groupsOf.get(tag) ?? new Set()).add(example.group));
    }
  }
  const counted = countTags(examples.map(({ tags, group, path }) => ({ tags, group: splitBy === 'group' ? group : path })));
  return counted.map(({ tag, tracks, problem }) => ({ tag, tracks, groups: groupsOf.get(tag)?.size ?? 0, tiles: tiles.get(tag) ?? 0, problem, chosen: true }));
}

function allTiles(): number {
  return examples.reduce((sum, example) => sum + tilesIn(example), 0);
}

/** A track of unknown length counts as the shortest. */
function tilesIn({ seconds }: Example): number {
  return tileCount(featureSet(features), seconds ?? 0);
}
