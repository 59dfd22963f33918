/**
 * Trainings that are under way, so that one outlives its tab: what it is, and where each net stands.
 *
 * A net's checkpoint replaces the one before in one transaction, so an interrupted write leaves the
 * earlier one. Nets draw from streams of their own and never meet: any mixture of their checkpoints
 * is a state from which the training goes on to the same weights.
 */
import { featureSet, featureSetOfKey } from '../dsp/featureSets.ts';
import { completeCheckpoint, type NetCheckpoint, type StoredCheckpoint } from '../nets/checkpoint.ts';
import type { NetArtifact, Standardiser } from '../nets/ensemble.ts';
import { SCRATCH, type TrainingPlan } from '../nets/plan.ts';
import { completeRecipe, type StoredRecipe } from '../nets/storedRecipe.ts';
import { KeyedStore } from './keyedStore.ts';

/** Changes when what is stored of a training does; those of another format are forgotten. */
const FORMAT = 1;

/** What stays the same during a training. */
export interface StoredTraining {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly started: number;
  readonly plan: TrainingPlan;
  readonly standardiser: Standardiser;
  /** What the page needs to go on; only the page reads it. */
  readonly page: unknown;
}

export type NetState =
  | { readonly kind: 'training'; readonly checkpoint: NetCheckpoint }
  | { readonly kind: 'finished'; readonly artifact: NetArtifact };

/** Where a net stood, without its weights. */
export interface NetStanding {
  readonly tag: string;
  readonly finished: boolean;
  /** Epochs done, validation included. */
  readonly epochs: number;
  /** Milliseconds since the epoch. */
  readonly saved: number;
  /** Seconds that the training had taken by then, over all its runs. */
  readonly seconds: number;
}

/** As this or an older Tenfold wrote it. */
type Training = Omit<StoredTraining, 'plan'> & {
  readonly plan: Omit<TrainingPlan, 'recipe' | 'start'> &
    Partial<Pick<TrainingPlan, 'start'>> & { readonly recipe: StoredRecipe };
};

type State =
  | { readonly kind: 'training'; readonly checkpoint: StoredCheckpoint }
  | { readonly kind: 'finished'; readonly artifact: NetArtifact };

type Entry =
  | { readonly kind: 'head'; readonly format: number; readonly featureKey: string; readonly training: Training }
  | { readonly kind: 'standing'; readonly standing: NetStanding }
  | { readonly kind: 'net'; readonly state: State };

const store = new KeyedStore<Entry>('trainings');

const headKey = (id: string) => `head:${id}`;
const standingKey = (id: string, tag: string) => `standing:${id}:${tag}`;
const netKey = (id: string, tag: string) => `net:${id}:${tag}`;

/** Stores what a training is, before its first checkpoint. */
export function saveTraining(training: StoredTraining): Promise<void> {
  const { key } = featureSet(training.plan.recipe.features);
  return store.set(headKey(training.id), { kind: 'head', format: FORMAT, featureKey: key, training });
}

/** Replaces the checkpoint of one net. */
export function saveNet(id: string, state: NetState, seconds: number): Promise<void> {
  const finished = state.kind === 'finished';
  const { tag, history } = finished ? state.artifact : state.checkpoint;
  const standing: NetStanding = { tag, finished, epochs: history.length, saved: Date.now(), seconds };
  return store.setMany([
    [netKey(id, tag), { kind: 'net', state }],
    [standingKey(id, tag), { kind: 'standing', standing }],
  ]);
}

/** Undefined when the net of this tag has no checkpoint yet. */
export async function loadNet(id: string, tag: string): Promise<NetState | undefined> {
  const entry = await store.get(netKey(id, tag));
  if (entry?.kind !== 'net') return undefined;
  const { state } = entry;
  return state.kind === 'finished' ? state : { kind: 'training', checkpoint: completeCheckpoint(state.checkpoint) };
}

/**
 * Every training that is stored, newest first, with where its nets stood. Forgets those that
 * another version of the features or of this format has left: nothing could go on from them; and
 * checkpoints whose training has been forgotten meanwhile.
 */
export async function listTrainings(): Promise<{ training: StoredTraining; standings: NetStanding[] }[]> {
  const found: { training: StoredTraining; standings: NetStanding[] }[] = [];
  // Read before the heads: another tab may begin a training in between.
  const keys = await store.keys();
  for (const [key, entry] of await store.entries('head:')) {
    if (entry.kind !== 'head') continue;
    if (entry.format !== FORMAT || featureSetOfKey(entry.featureKey) === null) {
      await removeTraining(key.slice('head:'.length));
      continue;
    }
    const { id, plan } = entry.training;
    const standings = await store.entries(`standing:${id}:`);
    found.push({
      training: { ...entry.training, plan: { ...plan, recipe: completeRecipe(plan.recipe), start: plan.start ?? SCRATCH } },
      standings: standings.flatMap(([, kept]) => (kept.kind === 'standing' ? [kept.standing] : [])),
    });
  }
  const orphans = keys.filter((key) => {
    const id = key.split(':')[1];
    return !found.some(({ training }) => training.id === id);
  });
  if (orphans.length > 0) await store.remove(orphans);
  return found.toSorted((one, other) => other.training.started - one.training.started);
}

/** Forgets a training with its checkpoints. Harmless when it is unknown. */
export async function removeTraining(id: string): Promise<void> {
  // The head goes first: what is listed has its checkpoints.
  await store.remove([headKey(id)]);
  await store.removeAll(`standing:${id}:`);
  await store.removeAll(`net:${id}:`);
}

export function clearTrainings(): Promise<void> {
  return store.removeAll();
}
