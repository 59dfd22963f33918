/** Made-up folders and trainings for the gallery; deterministic. */
import type {
  AppState,
  FolderSummary,
  NetProgress,
  NetStage,
  Problem,
  TagCount,
  Training,
  TrainingOptions,
} from '../../src/app/state.ts';
import { store } from '../../src/app/store.ts';
import type { EpochRecord } from '../../src/nets/ensemble.ts';
import { NO_AUGMENTATION } from '../../src/nets/recipe.ts';
import { generator, sampleEnsemble, TEN_TAGS } from './sampleTracks.ts';

export const MANY_TAGS: readonly string[] = Array.from({ length: 188 }, (_, index) => {
  const words = ['guitar', 'female vocals', 'slow', 'classical', 'techno', 'strings', 'ambient', 'no singing', 'sitar', 'choir'];
  return index < words.length ? words[index] : `${words[index % words.length]} ${Math.floor(index / words.length) + 1}`;
});

/** Fills the store as a page that has been started on a machine without a GPU. */
export function page(training: Training, change: Partial<AppState> = {}): void {
  store.setState({
    ensembles: [sampleEnsemble('shipped', 'Film scores', true)],
    ensembleId: 'shipped',
    device: {
      stage: 'ready',
      device: { kind: 'wasm', name: 'WASM', fallback: false },
      workers: 8,
      choices: [{ kind: 'wasm', name: 'WASM', fallback: false }],
    },
    restored: true,
    training,
    ...change,
  });
}

export function losses(length: number, seed: number, floor = 0.165): EpochRecord[] {
  const random = generator(seed * 97 + 3);
  return Array.from({ length }, (_, index) => {
    const fall = Math.exp(-index / 22);
    const overfit = Math.max(0, index - 40) * 0.0004;
    return {
      epoch: index + 1,
      trainingLoss: floor + 0.085 * fall - index * 0.0004 + (random() - 0.5) * 0.006,
      validationLoss: floor + 0.03 + 0.055 * fall + overfit + (random() - 0.5) * 0.012,
      accuracy: { training: 0.93 - 0.38 * fall + (random() - 0.5) * 0.012, validation: 0.84 - 0.28 * fall - overfit + (random() - 0.5) * 0.03 },
    };
  });
}

export function bestEpoch(history: readonly EpochRecord[]): number {
  return history.reduce((best, record) => (record.validationLoss < best.validationLoss ? record : best), history[0]).epoch;
}

const problem = (code: string, subject: string, data: Problem['data'] = {}): Problem => ({ code, subject, data });

export function folder(tags: readonly string[], change: Partial<FolderSummary> = {}): FolderSummary {
  const counts: TagCount[] = tags.map((tag, index) => {
    const tracks = Math.max(2, Math.round(96 / (1 + index * 0.28)));
    const few = index === tags.length - 1;
    return {
      tag,
      tracks: few ? 2 : tracks,
      groups: few ? 2 : Math.ceil(tracks / 8),
      tiles: (few ? 2 : tracks) * 17 + index,
      problem: few ? problem('too-few-tracks', tag, { tracks: 2, groups: 2, without: 212, needed: 3 }) : null,
      chosen: !few && index !== 4,
    };
  });
  return {
    name: 'Production library 2019–2026',
    source: 'folders',
    tracks: 214,
    groups: 38,
    features: 'film-score-mfcc',
    tiles: 3_641,
    seconds: 34_180,
    tags: counts,
    ignored: [
      ...Array.from({ length: 31 }, (_, index) => problem('other-file', `Action/Night Courier/cover ${index + 1}.jpg`)),
      ...Array.from({ length: 9 }, (_, index) => problem('no-folder', `loose sketch ${index + 1} – unfinished version for the second reel.wav`)),
      problem('no-tags', '++/silence.mp3'),
    ],
    problems: [],
    tagsPerTrack: 'several',
    synonyms: { kind: 'none' },
    splitBy: 'group',
    trainable: true,
    ...change,
  };
}

export const OPTIONS: TrainingOptions = {
  name: 'Production library 2019–2026',
  recipeId: 'post',
  start: { kind: 'scratch' },
  objective: 'squared-error',
  seed: 1,
  maximumEpochs: 1_000,
  patience: 30,
  batch: 1_200,
  baseRates: true,
  tilesPerTrack: null,
  minutes: null,
  splitBy: 'group',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
};

export const FAILED: readonly Problem[] = [
  problem('truncated', 'Action/Night Courier/07 Chase.m4a'),
  problem('silent', 'Drama/Harbour Lights/00 Intro.wav'),
];

/** Nets in every stage: some done, some at work, the rest waiting. */
export function netsAtWork(tags: readonly string[]): NetProgress[] {
  return tags.map((tag, index) => {
    const place = index / tags.length;
    let stage: NetStage = place < 0.5 ? 'early-stopping' : place < 0.75 ? 'training' : 'waiting';
    if (index === 3) stage = 'diverged';
    const history = stage === 'waiting' ? [] : losses(stage === 'training' ? 9 + index * 3 : 62 + ((index * 13) % 40), index, 0.15 + 0.01 * (index % 4));
    const shown =
      stage === 'diverged'
        ? [...history.slice(0, 12), { epoch: 13, trainingLoss: 41, validationLoss: 60 }, { epoch: 14, trainingLoss: Number.NaN, validationLoss: Number.NaN }]
        : history;
    return {
      tag,
      stage,
      history: shown,
      bestEpoch: shown.length > 0 ? bestEpoch(shown.filter(({ validationLoss }) => Number.isFinite(validationLoss))) : 0,
      epochShare: stage === 'training' ? 0.2 + (index % 5) * 0.15 : 0,
      tilesPerSecond: stage === 'training' ? 148 + index : 0,
    };
  });
}

export function running(tags: readonly string[], cancelling = false): Training {
  return {
    stage: 'training',
    kept: true,
    folder: folder([...tags, 'Western']),
    options: OPTIONS,
    failed: FAILED,
    nets: netsAtWork(tags),
    tilesPerSecond: 1_187.4,
    startedAt: Date.now() - 380_000,
    secondsLeft: 2_340,
    cancelling,
  };
}

export const TAGS: readonly string[] = [...TEN_TAGS];
