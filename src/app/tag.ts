/**
 * Tagging, the first use case. A dropped file becomes a chart in seven steps:
 * drop → decode and resample → samples to a features worker → tiles → nets → mean over tiles →
 * stored and drawn. Each step takes what the step before it gave, and nothing else.
 */
import { isAudioCandidate } from '../audio/candidates.ts';
import { removeTracks as removeStored } from '../library/tracks.ts';
import { heardTrack } from './heldOutFiles.ts';
import { keep } from './keeping.ts';
import { problem, problemOf } from './problem.ts';
import { sampleIndex } from './samples.ts';
import { forgetSource, openSource, setSource } from './sources.ts';
import type { DroppedFile } from './state.ts';
import { dropTracks, flush, newKey, notify, patchTrack, putTrack, store, track } from './store.ts';
import { endBatch, enqueue } from './tagging/batch.ts';
import { blankTrack } from './tagging/blankTrack.ts';

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
  endBatch();
  flush();
  const unfinished = [...store.getState().tracks.values()].filter(({ stage }) => stage !== 'done' && stage !== 'failed');
  for (const { key, fileName } of unfinished) {
    patchTrack(key, { stage: 'failed', problem: problem('aborted', fileName) });
  }
  flush();
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
    notify('warning', problemOf(thrown, heardTrack(store.getState(), key)?.fileName));
    return null;
  }
}

/** Tags every listed track again, after another ensemble was chosen. Cached tiles decode nothing. */
export function tagAllAgain(): void {
  endBatch();
  for (const entry of store.getState().tracks.values()) {
    if (entry.stage === 'failed' && entry.problem?.code !== 'aborted') continue;
    patchTrack(entry.key, { stage: 'waiting', problem: null, confidences: null, times: null, overall: null, raw: null });
    enqueue(entry.key, 1);
  }
  flush();
}
