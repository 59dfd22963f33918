/** What happens when the page opens: what was stored is listed again; nothing heavy is loaded. */
import { featureSet } from '../dsp/featureSets.ts';
import { rowsInTime, tileTimes } from '../dsp/tileTimes.ts';
import { loadPredictions } from '../library/predictions.ts';
import { usage } from '../library/space.ts';
import { loadTracks, type LibraryTrack } from '../library/tracks.ts';
import { restoreComparisons } from './compare.ts';
import { restoreEnsembles } from './ensembles.ts';
import { restoreImports } from './imports.ts';
import { keep } from './keeping.ts';
import { pool } from './pooled.ts';
import { restoreRecipes } from './recipes.ts';
import { restoreSearches } from './search.ts';
import { countRequests } from './requests.ts';
import { setSource } from './sources.ts';
import type { EnsembleSummary, Track } from './state.ts';
import { flush, newKey, putTrack, store, update } from './store.ts';
import { retry, tagAllAgain } from './tag.ts';
import { listUnfinished } from './training/unfinished.ts';
import { listUnfinishedSeries } from './training/unfinishedSeries.ts';

export async function start(): Promise<void> {
  countRequests();
  await restoreEnsembles();
  await restoreTracks();
  await restoreImports();
  await listUnfinished();
  await listUnfinishedSeries();
  await restoreRecipes();
  await restoreComparisons();
  await restoreSearches();
  update({ restored: true });
  store.subscribe((state, before) => {
    if (state.ensembleId !== before.ensembleId) tagAllAgain();
  });
  await refreshUsage();
}

/** Asks the browser how much is stored; called again after work that stores much. */
export async function refreshUsage(): Promise<void> {
  const { bytes, quota } = await usage();
  update({ storage: { ...store.getState().storage, bytes, quota } });
}

async function restoreTracks(): Promise<void> {
  const { ensembleId, ensembles } = store.getState();
  const ensemble = ensembles.find(({ id }) => id === ensembleId) ?? null;
  const stored = (await keep(() => loadTracks())) ?? [];
  const predictions = ensembleId === null ? undefined : await keep(() => loadPredictions(ensembleId));
  const untagged: string[] = [];
  for (const record of stored) {
    const confidences = predictions?.get(record.id)?.confidences ?? null;
    const entry = restored(record, confidences, ensemble);
    putTrack(entry);
    if (confidences === null && ensembleId !== null) untagged.push(entry.key);
  }
  flush();
  // Another ensemble came with the page, or the last visit ended in the middle of tagging again.
  retry(untagged);
}

function restored(record: LibraryTrack, confidences: Float32Array | null, ensemble: EnsembleSummary | null): Track {
  const { handle, added: _, ...kept } = record;
  const key = newKey();
  const pooled = confidences && ensemble && pool(rowsInTime(featureSet(ensemble.features), confidences, ensemble.tags.length), ensemble.tags.length, ensemble.calibration);
  const samplePath = record.path.startsWith('samples/') ? record.path.slice('samples/'.length) : null;
  if (samplePath !== null) setSource(key, { kind: 'sample', path: samplePath });
  else if (handle !== null) setSource(key, { kind: 'handle', handle });
  return {
    ...kept,
    key,
    stage: 'done',
    problem: null,
    remark: null,
    confidences: pooled?.tiles ?? null,
    times: ensemble && pooled && tileTimes(featureSet(ensemble.features), record.seconds),
    overall: pooled?.overall ?? null,
    raw: pooled?.raw ?? null,
    playable: samplePath !== null || handle !== null,
  };
}
