/** The stored ensembles: which one is in use, and what can be done with the others. */
import type { Ensemble } from '../nets/ensemble.ts';
import { thinTags } from '../nets/evidence.ts';
import { packEnsemble, unpackEnsemble } from '../library/bundle.ts';
import {
  completeRecord,
  type EnsembleRecord,
  listEnsembles,
  loadEnsemble,
  type OlderRecord,
  recordOf,
  removeEnsemble,
  renameEnsemble as renameStored,
  saveEnsemble,
} from '../library/ensembles.ts';
import { loadSettings, saveSettings } from '../library/settings.ts';
import { download } from './download.ts';
import { keep } from './keeping.ts';
import { newId } from './newId.ts';
import { CodedError, problem, problemOf } from './problem.ts';
import type { EnsembleSummary } from './state.ts';
import { notify, store, update } from './store.ts';

/** The id of the ensemble that comes with the page, once its card has been read. */
let shippedId: string | null = null;

/** Ensembles that storage refused: usable, and exportable, until the tab closes. */
const inMemory = new Map<string, Ensemble>();
let loading: { id: string; ensemble: Promise<Ensemble> } | null = null;

function summaryOf(record: EnsembleRecord, shipped: boolean): EnsembleSummary {
  const { id, name, created, tags, recipe, card, calibration, scores } = record;
  return {
    id,
    name,
    created,
    tags,
    recipeTitle: recipe.title,
    recipe,
    features: recipe.features,
    card,
    calibration,
    thin: thinTags(tags, card),
    track: scores?.track ?? null,
    priorTrack: scores?.priorTrack ?? null,
    shipped,
  };
}

/** Settled once it is known which ensemble is in use: files may be dropped before. */
let isKnown = (): void => {};
const known = new Promise<void>((resolve) => {
  isKnown = resolve;
});

/** Reads the list and which one was in use. The shipped ensemble's own card is a small file. */
export async function restoreEnsembles(): Promise<void> {
  try {
    await readEnsembles();
  } finally {
    isKnown();
  }
}

async function readEnsembles(): Promise<void> {
  const shipped = await fetchShippedSummary();
  const stored = (await keep(() => listEnsembles())) ?? [];
  const ensembles = [...stored.map((record) => summaryOf(record, false)), ...(shipped ? [shipped] : [])];
  const wanted = (await keep(() => loadSettings()))?.ensembleId;
  const inUse = ensembles.find(({ id }) => id === wanted) ?? shipped ?? ensembles[0] ?? null;
  update({ ensembles, ensembleId: inUse?.id ?? null });
}

async function fetchShippedSummary(): Promise<EnsembleSummary | null> {
  try {
    const response = await fetch(new URL('ensembles/shipped.json', document.baseURI));
    if (!response.ok) throw new Error(`${response.status}`);
    const record = completeRecord((await response.json()) as OlderRecord);
    shippedId = record.id;
    return summaryOf(record, true);
  } catch (thrown) {
    notify('error', problem('shipped-missing', '', { detail: String(thrown) }));
    return null;
  }
}

async function fetchShipped(): Promise<Ensemble> {
  const response = await fetch(new URL('ensembles/shipped.zip', document.baseURI));
  if (!response.ok) throw new CodedError(problem('shipped-missing', '', { detail: response.status }));
  const result = await unpackEnsemble(new Uint8Array(await response.arrayBuffer()));
  if (!result.ok) throw new CodedError(problem(result.error.code, 'shipped.zip', result.error.data));
  return result.ensemble;
}

/** Loads an ensemble with its weights. Throws code 'ensemble-missing' when it is not there. */
export async function fullEnsemble(id: string): Promise<Ensemble> {
  const held = inMemory.get(id);
  if (held) return held;
  const ensemble = id === shippedId ? await fetchShipped() : await loadEnsemble(id);
  if (!ensemble) throw new CodedError(problem('ensemble-missing'));
  return ensemble;
}

/** The ensemble in use, loaded once. Waits for `restoreEnsembles`; throws code 'ensemble-missing' where there is none. */
export async function currentEnsemble(): Promise<Ensemble> {
  await known;
  const id = store.getState().ensembleId;
  if (id === null) throw new CodedError(problem('ensemble-missing'));
  if (loading?.id !== id) {
    const ensemble = fullEnsemble(id);
    loading = { id, ensemble };
    ensemble.catch(() => {
      if (loading?.ensemble === ensemble) loading = null;
    });
  }
  return loading.ensemble;
}

/** Puts an ensemble in use; start.ts sees to it that the listed tracks are tagged again. */
export async function chooseEnsemble(id: string): Promise<void> {
  if (store.getState().ensembleId === id) return;
  update({ ensembleId: id });
  await keep(() => saveSettings({ ensembleId: id }));
}

/** Stores a new ensemble and lists it first. Gives whether it could be stored. */
export async function addEnsemble(ensemble: Ensemble): Promise<boolean> {
  const stored = (await keep(() => saveEnsemble(ensemble).then(() => true))) ?? false;
  if (!stored) inMemory.set(ensemble.id, ensemble);
  const others = store.getState().ensembles.filter(({ id }) => id !== ensemble.id);
  update({ ensembles: [summaryOf(recordOf(ensemble), false), ...others] });
  return stored;
}

export async function renameEnsemble(id: string, name: string): Promise<void> {
  const clean = name.trim();
  if (clean === '' || id === shippedId) return;
  const held = inMemory.get(id);
  if (held) inMemory.set(id, { ...held, name: clean });
  else await keep(() => renameStored(id, clean));
  update({ ensembles: store.getState().ensembles.map((entry) => (entry.id === id ? { ...entry, name: clean } : entry)) });
}

export async function deleteEnsemble(id: string): Promise<void> {
  const { ensembles, ensembleId } = store.getState();
  const entry = ensembles.find((candidate) => candidate.id === id);
  if (!entry || entry.shipped) return;
  inMemory.delete(id);
  await keep(() => removeEnsemble(id));
  const rest = ensembles.filter((candidate) => candidate.id !== id);
  update({ ensembles: rest });
  if (ensembleId === id) {
    const next = rest.find(({ shipped }) => shipped) ?? rest[0];
    if (next) await chooseEnsemble(next.id);
    else update({ ensembleId: null });
  }
}

/** Saves one ensemble as a zip that other tools can read too: tfjs layers models and JSON. */
export async function exportEnsemble(id: string): Promise<void> {
  try {
    const ensemble = await fullEnsemble(id);
    const name = store.getState().ensembles.find((entry) => entry.id === id)?.name ?? ensemble.name;
    const bytes = await packEnsemble({ ...ensemble, name });
    download(new Blob([bytes], { type: 'application/zip' }), `${fileSafe(name)}.tenfold.zip`);
  } catch (thrown) {
    notify('error', problemOf(thrown, id));
  }
}

function fileSafe(name: string): string {
  return name.normalize('NFC').replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/\s+/g, ' ').trim() || 'ensemble';
}

/** Reads an exported ensemble and puts it in use. Problems become notices that name the file. */
export async function importEnsemble(file: File): Promise<void> {
  try {
    const result = await unpackEnsemble(new Uint8Array(await file.arrayBuffer()));
    if (!result.ok) {
      notify('error', problem(result.error.code, file.name, result.error.data));
      return;
    }
    // An exported shipped ensemble, or one that is here already, must not replace its original.
    const taken = new Set(store.getState().ensembles.map(({ id }) => id));
    const { ensemble } = result;
    const id = taken.has(ensemble.id) ? newId() : ensemble.id;
    await addEnsemble({ ...ensemble, id });
    notify('info', problem('ensemble-imported', file.name, { name: ensemble.name }));
    await chooseEnsemble(id);
  } catch (thrown) {
    notify('error', problemOf(thrown, file.name));
  }
}

/** Loads what a report shows. */
export async function openReport(id: string): Promise<void> {
  update({ report: null });
  try {
    const { evaluation, recipe, seed, nets } = await fullEnsemble(id);
    update({ report: { ensembleId: id, evaluation, recipe, seed, nets } });
  } catch (thrown) {
    notify('error', problemOf(thrown, id));
  }
}
