/**
 * Tagging, the first use case. A dropped file becomes a chart in seven steps:
 * drop → decode and resample → samples to a features worker → tiles → nets → mean over tiles →
 * stored and drawn. Each step takes what the step before it gave, and nothing else.
 */
import PQueue from 'p-queue';
import { isAudioCandidate } from '../audio/candidates.ts';
import { readMetadata } from '../audio/metadata.ts';
import type { Ensemble } from '../nets/ensemble.ts';
import { loadPrediction, savePrediction } from '../library/predictions.ts';
import { loadTrack, removeTracks as removeStored, saveTracks } from '../library/tracks.ts';
import { currentEnsemble } from './ensembles.ts';
import { secondsLeft } from './estimate.ts';
import { contentId, featuresOf } from './features.ts';
import { keep } from './keeping.ts';
import { meanOverTiles } from './mean.ts';
import { predict } from './predict.ts';
import { problem, problemOf } from './problem.ts';
import { sampleIndex } from './samples.ts';
import { forgetSource, openSource, setSource, sourceOf } from './sources.ts';
import type { DroppedFile, Track } from './state.ts';
import { dropTracks, flush, newKey, notify, patchTrack, putTrack, store, track, update } from './store.ts';

/** Tracks in flight: one decodes while another is in the nets; more only costs memory. */
const IN_FLIGHT = Math.max(2, Math.min(4, navigator.hardwareConcurrency || 2));

const line = new PQueue({ concurrency: IN_FLIGHT });
let stop = new AbortController();
export function blankTrack(key: string, fileName: string, path: string, bytes: number): Track {
  return {
    key,
    id: null,
    fileName,
    path,
    bytes,
    title: fileName.replace(/\.[^.]+$/, ''),
    artist: '',
    album: '',
    year: null,
    embeddedGenres: [],
    labels: null,
    group: null,
    stage: 'waiting',
    problem: null,
    remark: null,
    seconds: null,
    descriptors: null,
    peaks: null,
    confidences: null,
    mean: null,
    playable: true,
  };
}

/** Puts files in the queue; what is plainly no audio is counted in one notice. */
export function addFiles(files: readonly DroppedFile[]): void {
  const audio = files.filter(({ file }) => isAudioCandidate(file.name));
  const ignored = files.length - audio.length;
  if (audio.length === 0 && ignored > 0) {
    notify('warning', problem('no-audio-files', files[0].file.name, { count: ignored }));
  } else if (ignored > 0) {
    notify('info', problem('ignored-files', '', { count: ignored }));
  }
  for (const dropped of audio) {
    const key = newKey();
    setSource(key, { kind: 'file', dropped });
    putTrack(blankTrack(key, dropped.file.name, dropped.path, dropped.file.size));
    enqueue(key, dropped.file.size);
  }
  flush();
}

/** Puts the shipped samples in the queue, those that are not in the list already. */
export async function addSamples(): Promise<void> {
  const listed = new Set([...store.getState().tracks.values()].map(({ path }) => path));
  try {
    for (const sample of await sampleIndex()) {
      const path = `samples/${sample.file}`;
      if (listed.has(path)) continue;
      const key = newKey();
      setSource(key, { kind: 'sample', path: sample.file });
      putTrack({
        ...blankTrack(key, sample.file.split('/').at(-1) ?? sample.file, path, sample.bytes),
        title: sample.title,
        artist: sample.artist,
        album: sample.work,
        labels: sample.tags,
      });
      enqueue(key, sample.bytes);
    }
  } catch (thrown) {
    notify('error', problemOf(thrown));
  }
  flush();
}

/** Stops what runs and empties the queue; tracks that are done stay. */
export function cancelTagging(): void {
  stop.abort();
  stop = new AbortController();
  line.clear();
  flush();
  const unfinished = [...store.getState().tracks.values()].filter(({ stage }) => stage !== 'done' && stage !== 'failed');
  for (const { key, fileName } of unfinished) {
    patchTrack(key, { stage: 'failed', problem: problem('aborted', fileName) });
  }
  flush();
  endBatch();
}

export function retry(keys: readonly string[]): void {
  for (const key of keys) {
    patchTrack(key, { stage: 'waiting', problem: null });
    enqueue(key, 1);
  }
  flush();
}

export function removeTracks(keys: readonly string[]): void {
  const removed = keys.map((key) => track(key)).filter((entry) => entry !== undefined);
  dropTracks(new Set(keys));
  const kept = new Set([...store.getState().tracks.values()].map(({ id }) => id));
  for (const { key } of removed) forgetSource(key);
  // Another row may hold the same content.
  const gone = removed.flatMap(({ id }) => (id !== null && !kept.has(id) ? [id] : []));
  if (gone.length > 0) void keep(() => removeStored(gone));
}

/** Opens the audio for playing. Call it from a user gesture: the browser may ask for permission. */
export async function fileOf(key: string): Promise<File | null> {
  try {
    const file = await openSource(key, true);
    patchTrack(key, { playable: true });
    return file;
  } catch (thrown) {
    notify('warning', problemOf(thrown, track(key)?.fileName));
    return null;
  }
}

/** Tags every listed track again, after another ensemble was chosen. Cached tiles decode nothing. */
export function tagAllAgain(): void {
  cancelRunning();
  for (const entry of store.getState().tracks.values()) {
    if (entry.stage === 'failed' && entry.problem?.code !== 'aborted') continue;
    patchTrack(entry.key, { stage: 'waiting', problem: null, confidences: null, mean: null });
    enqueue(entry.key, 1);
  }
  flush();
}

function cancelRunning(): void {
  stop.abort();
  stop = new AbortController();
  line.clear();
  endBatch();
}

// ---------------------------------------------------------------- the batch and its estimate

const batch = { startedAt: 0, total: 0, done: 0, failed: 0, weight: 0, weightDone: 0 };

function enqueue(key: string, bytes: number): void {
  if (batch.total === batch.done + batch.failed) {
    Object.assign(batch, { startedAt: performance.now(), total: 0, done: 0, failed: 0, weight: 0, weightDone: 0 });
  }
  batch.total += 1;
  batch.weight += bytes;
  const { signal } = stop;
  void line.add(async () => {
    if (signal.aborted) return;
    const fine = await tagOne(key, signal);
    if (signal.aborted) return;
    batch[fine ? 'done' : 'failed'] += 1;
    batch.weightDone += bytes;
    showBatch();
  });
  showBatch();
}

function showBatch(): void {
  const { total, done, failed, startedAt, weight, weightDone } = batch;
  const running = done + failed < total;
  const left = running ? secondsLeft((performance.now() - startedAt) / 1000, weightDone, weight) : null;
  update({ queue: { running, total, done, failed, secondsLeft: left } });
}

function endBatch(): void {
  batch.total = batch.done + batch.failed;
  showBatch();
}

// ---------------------------------------------------------------- one track

/** Takes one track from file to stored prediction. Returns whether it went well. */
async function tagOne(key: string, signal: AbortSignal): Promise<boolean> {
  const entry = track(key);
  if (!entry) return true;
  try {
    const ensemble = await currentEnsemble();
    const id = entry.id ?? (await identify(entry, signal));
    const known = await keep(() => loadTrack(id));
    const stored = await keep(() => loadPrediction(ensemble.id, id));
    if (known && stored) {
      patchTrack(key, { id, seconds: known.seconds, descriptors: known.descriptors, peaks: known.peaks });
      finish(key, ensemble, stored.confidences);
      return true;
    }
    const features = await featuresOf(key, id, signal, (stage) => patchTrack(key, { id, stage }));
    signal.throwIfAborted();
    const { seconds, descriptors, peaks, tiles } = features;
    patchTrack(key, { id, stage: 'tagging', seconds, descriptors, peaks });
    const confidences = await predict(ensemble, tiles);
    signal.throwIfAborted();
    finish(key, ensemble, confidences);
    await keep(() => savePrediction(ensemble.id, id, { confidences }));
    await remember(key);
    return true;
  } catch (thrown) {
    if (signal.aborted) return false;
    const { code } = problemOf(thrown);
    patchTrack(key, {
      stage: 'failed',
      problem: problemOf(thrown, entry.fileName),
      playable: code === 'permission-needed' ? false : entry.playable,
    });
    return false;
  }
}

/** Reads what the file says of itself and its content hash; names an earlier row of the same content. */
async function identify(entry: Track, signal: AbortSignal): Promise<string> {
  const file = await openSource(entry.key, false);
  patchTrack(entry.key, { stage: 'decoding' });
  const id = await contentId(file);
  signal.throwIfAborted();
  const twin = [...store.getState().tracks.values()].find((other) => other.id === id && other.key !== entry.key);
  const metadata = await readMetadata(file);
  patchTrack(entry.key, {
    id,
    title: entry.labels === null ? metadata.title : entry.title,
    artist: metadata.artist || entry.artist,
    album: metadata.album || entry.album,
    year: metadata.year,
    embeddedGenres: metadata.genres,
    seconds: metadata.seconds,
    remark: twin ? problem('duplicate', entry.fileName, { twin: twin.fileName }) : null,
    labels: entry.labels ?? twin?.labels ?? null,
  });
  return id;
}

function finish(key: string, ensemble: Ensemble, confidences: Float32Array): void {
  patchTrack(key, {
    stage: 'done',
    problem: null,
    confidences,
    mean: meanOverTiles(confidences, ensemble.tags.length),
  });
}

/** Stores what a reload must bring back. */
async function remember(key: string): Promise<void> {
  const entry = track(key);
  const source = sourceOf(key);
  if (!entry?.id || !entry.descriptors || !entry.peaks || entry.seconds === null) return;
  const { id, fileName, path, bytes, seconds, title, artist, album, year, embeddedGenres, labels, group, descriptors, peaks } = entry;
  const added = Date.now();
  const handle = source?.kind === 'file' ? source.dropped.handle : source?.kind === 'handle' ? source.handle : null;
  await keep(() =>
    saveTracks([
      {
        id,
        fileName,
        path,
        bytes,
        seconds,
        title,
        artist,
        album,
        year,
        embeddedGenres,
        labels,
        group,
        descriptors,
        peaks,
        handle,
        added,
      },
    ]),
  );
}
