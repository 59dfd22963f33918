/**
 * Trained ensembles. What a list shows is one small record; weights and held-out predictions lie
 * in a store of their own, so that listing reads no megabytes.
 *
 * Weights are written first, under a key of their own, and the record that names this key last.
 * An interrupted save therefore leaves weights that nothing names, never an ensemble without them,
 * and an ensemble that is saved again stays whole until the moment the new record replaces the old.
 */
import { type Calibration, type Ensemble, type EnsembleCard, type Evidence, type RankingScores, UNCALIBRATED } from '../nets/ensemble.ts';
import { completeRecipe, type StoredRecipe } from '../nets/storedRecipe.ts';
import { KeyedStore } from './keyedStore.ts';
import { removePredictionsBy } from './predictions.ts';
import { StorageError } from './storageError.ts';
import { completeFoldScores, type OlderFoldScores } from './storedFoldScores.ts';

/** An ensemble without its weights, standardiser and held-out tracks. */
export interface EnsembleRecord extends Pick<
  Ensemble,
  'id' | 'name' | 'created' | 'tags' | 'recipe' | 'featureKey' | 'seed' | 'calibration' | 'card'
> {
  /** Scores on held-out tracks, null when it was never evaluated. */
  readonly scores: {
    readonly tile: RankingScores;
    readonly track: RankingScores;
    readonly priorTile: RankingScores;
    readonly priorTrack: RankingScores;
  } | null;
}

/** A record as an older Tenfold stored it. */
export interface OlderRecord extends Omit<EnsembleRecord, 'recipe' | 'calibration' | 'card'> {
  readonly recipe: StoredRecipe;
  readonly calibration?: Calibration;
  readonly card: Omit<EnsembleCard, 'evidence' | 'crossValidation' | 'command'> & {
    readonly evidence?: Evidence | null;
    readonly crossValidation?: readonly OlderFoldScores[];
    readonly command?: string | null;
  };
}

interface StoredRecord {
  readonly record: OlderRecord;
  readonly weightsKey: string;
}

type Weights = Pick<Ensemble, 'standardiser' | 'nets' | 'evaluation'>;

const records = new KeyedStore<StoredRecord>('ensembles');
const weights = new KeyedStore<Weights>('ensemble-weights');

/** Weights that nothing names are left alone for this long: another tab may be saving them. */
const ORPHAN_MILLISECONDS = 3_600_000;

/** Records outlive the version that wrote them. */
export function completeRecord(record: OlderRecord): EnsembleRecord {
  const { recipe, calibration, card } = record;
  return {
    ...record,
    recipe: completeRecipe(recipe),
    calibration: calibration ?? UNCALIBRATED,
    card: { ...card, evidence: card.evidence ?? null, crossValidation: (card.crossValidation ?? []).map(completeFoldScores), command: card.command ?? null },
  };
}

function newWeightsKey(): string {
  return `${Date.now()}:${Math.random().toString(36).slice(2)}`;
}

/** The light record of an ensemble. */
export function recordOf(ensemble: Ensemble): EnsembleRecord {
  const { id, name, created, tags, recipe, featureKey, seed, calibration, card, evaluation } = ensemble;
  const scores = evaluation && {
    tile: evaluation.tile,
    track: evaluation.track,
    priorTile: evaluation.priorTile,
    priorTrack: evaluation.priorTrack,
  };
  return { id, name, created, tags, recipe, featureKey, seed, calibration, card, scores };
}

/** All stored ensembles, newest first, without weights. */
export async function listEnsembles(): Promise<EnsembleRecord[]> {
  const all = (await records.entries()).map(([, stored]) => completeRecord(stored.record));
  return all.toSorted((one, other) => other.created - one.created);
}

/** Stores an ensemble, replacing one of the same id. */
export async function saveEnsemble(ensemble: Ensemble): Promise<EnsembleRecord> {
  const record = recordOf(ensemble);
  const weightsKey = newWeightsKey();
  const { standardiser, nets, evaluation } = ensemble;
  const replaced = await records.get(ensemble.id);
  await weights.set(weightsKey, { standardiser, nets, evaluation });
  try {
    await records.set(ensemble.id, { record, weightsKey });
  } catch (error) {
    await weights.remove([weightsKey]).catch(() => {}); // swept later; the first error tells more
    throw error;
  }
  // The ensemble is stored by now, so failing to tidy up is no failure of this save.
  if (replaced) await weights.remove([replaced.weightsKey]).catch(() => {});
  await sweep().catch(() => {});
  return record;
}

/** Removes weights that no record names, as an interrupted save leaves them. */
async function sweep(): Promise<void> {
  const named = new Set((await records.entries()).map(([, stored]) => stored.weightsKey));
  const old = Date.now() - ORPHAN_MILLISECONDS;
  const orphans = (await weights.keys()).filter((key) => !named.has(key) && Number.parseInt(key, 10) < old);
  if (orphans.length > 0) await weights.remove(orphans);
}

/** The whole ensemble; undefined when none of this id is stored. */
export async function loadEnsemble(id: string): Promise<Ensemble | undefined> {
  const stored = await records.get(id);
  if (stored === undefined) return undefined;
  const heavy = await weights.get(stored.weightsKey);
  if (heavy === undefined) throw new StorageError('storage-failed', weights.name, new Error(`No weights for ${id}.`));
  const { scores: _, ...light } = completeRecord(stored.record);
  return { ...light, ...heavy };
}

/** Returns the renamed record; undefined when none of this id is stored. */
export async function renameEnsemble(id: string, name: string): Promise<EnsembleRecord | undefined> {
  const changed = await records.change(id, (stored) => ({ ...stored, record: { ...stored.record, name } }));
  return changed && completeRecord(changed.record);
}

/** Forgets an ensemble and what it said. Harmless when it is unknown. */
export async function removeEnsemble(id: string): Promise<void> {
  const stored = await records.get(id);
  // The record goes first: what is listed always has its weights.
  await records.remove([id]);
  if (stored) await weights.remove([stored.weightsKey]);
  await removePredictionsBy(id);
}

export async function clearEnsembles(): Promise<void> {
  await records.removeAll();
  await weights.removeAll();
}
