/** One track from file to stored prediction: the seven steps, in their order. */
import { readMetadata } from '../../audio/metadata.ts';
import { featureSet } from '../../dsp/featureSets.ts';
import { rowsInTime, tileTimes } from '../../dsp/tileTimes.ts';
import { loadPrediction, savePrediction } from '../../library/predictions.ts';
import { loadTrack, saveTracks } from '../../library/tracks.ts';
import type { Ensemble } from '../../nets/ensemble.ts';
import { currentEnsemble } from '../ensembles.ts';
import { contentId, featuresOf } from '../features.ts';
import { keep } from '../keeping.ts';
import { pool } from '../pooled.ts';
import { predict } from '../predict.ts';
import { problem, problemOf } from '../problem.ts';
import { openSource, sourceOf } from '../sources.ts';
import type { Track } from '../state.ts';
import { patchTrack, store, track } from '../store.ts';

/** Takes one track from file to stored prediction. Returns whether it went well. */
export async function tagTrack(key: string, signal: AbortSignal): Promise<boolean> {
  const entry = track(key);
  if (!entry) return true;
  try {
    const ensemble = await currentEnsemble();
    const id = entry.id ?? (await identify(entry, signal));
    const known = await keep(() => loadTrack(id));
    const stored = await keep(() => loadPrediction(ensemble.id, id));
    if (known && stored) {
      patchTrack(key, { id, seconds: known.seconds, descriptors: known.descriptors, peaks: known.peaks });
      finish(key, ensemble, stored.confidences, known.seconds);
      return true;
    }
    const set = featureSet(ensemble.recipe.features);
    const features = await featuresOf(key, id, set, signal, (stage) => patchTrack(key, { id, stage }));
    signal.throwIfAborted();
    const { seconds, descriptors, peaks, tiles } = features;
    patchTrack(key, { id, stage: 'tagging', seconds, descriptors, peaks });
    const confidences = await predict(ensemble, tiles);
    signal.throwIfAborted();
    finish(key, ensemble, confidences, seconds);
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

function finish(key: string, ensemble: Ensemble, confidences: Float32Array, seconds: number): void {
  const set = featureSet(ensemble.recipe.features);
  const rows = rowsInTime(set, confidences, ensemble.tags.length);
  const { tiles, overall, raw } = pool(rows, ensemble.tags.length, ensemble.calibration);
  patchTrack(key, {
    stage: 'done',
    problem: null,
    confidences: tiles,
    times: tileTimes(set, seconds),
    overall,
    raw,
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
