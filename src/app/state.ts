/** Everything the page shows, as plain data. Use cases write it (see store.ts), the ui reads it. */
import type { Comparison } from '../library/comparisons.ts';
import type { Search } from '../library/searches.ts';
import type { DeviceInfo, Frozen } from '../nets/plan.ts';
import type { Calibration, EnsembleCard, EpochRecord, Evaluation, NetArtifact, RankingScores, StopReason } from '../nets/ensemble.ts';
import type { Augmentation, Balance, Objective, Recipe } from '../nets/recipe.ts';
import type { ImportedPredictions } from '../metrics/importPredictions.ts';
import type { TagSets } from '../metrics/importTagSets.ts';
import type { FeatureSetId } from '../dsp/featureSetId.ts';
import type { TileTimes } from '../dsp/tileTimes.ts';
import type { TrackDescriptors } from '../workers/protocol.ts';
import type { TagMerge } from './labels/synonyms.ts';

/** An error as a stable code and the data to word it with; src/ui/sentences.ts owns the wording. */
export interface Problem {
  readonly code: string;
  /** The file or thing it is about, '' when it is about none. */
  readonly subject: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** A file as it was dropped or chosen. */
export interface DroppedFile {
  readonly file: File;
  /** Path inside the dropped folder, or the bare name. Separator '/'. */
  readonly path: string;
  /** Lets the browser reopen the file after a reload, where it supports that. */
  readonly handle: FileSystemFileHandle | null;
}

export type TrackStage = 'waiting' | 'decoding' | 'features' | 'tagging' | 'done' | 'failed';

export interface Track {
  /** Unique in this page, known before the content hash is. */
  readonly key: string;
  /** SHA-256 of the content, null until it has been read. */
  readonly id: string | null;
  readonly fileName: string;
  readonly path: string;
  /** Size of the file. */
  readonly bytes: number;
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  readonly year: number | null;
  /** Genre tags embedded in the file, as they stand there. */
  readonly embeddedGenres: readonly string[];
  /** True tags where they are known (labelled folder, csv, samples), else null. */
  readonly labels: readonly string[] | null;
  /** Album, film or folder it belongs to; null where unknown. */
  readonly group: string | null;
  readonly stage: TrackStage;
  /** Why it failed; null unless `stage` is 'failed'. */
  readonly problem: Problem | null;
  /** A remark that is no failure ("decoded only the first 3:12"); null otherwise. */
  readonly remark: Problem | null;
  readonly seconds: number | null;
  readonly descriptors: TrackDescriptors | null;
  /** Absolute peaks 0..1 for the waveform. */
  readonly peaks: Float32Array<ArrayBuffer> | null;
  /** Confidences of the ensemble in use, [stretches of time, tags] row-major, on the scale of `overall`; null until tagged. */
  readonly confidences: Float32Array | null;
  /** When the rows of `confidences` sound; null until tagged. */
  readonly times: TileTimes | null;
  /** Confidence of the whole track, one value a tag: calibrated where the ensemble is; null until tagged. */
  readonly overall: Float32Array | null;
  /** The nets' own mean over the tiles, one value a tag; null until tagged. */
  readonly raw: Float32Array | null;
  /** Whether the audio can be played now (after a reload the file may have to be given again). */
  readonly playable: boolean;
}

/** A held-out track of a training of this load: not listed, but its file is at hand. */
export interface HeldOutFile {
  /** Opens its audio (sources.ts). */
  readonly key: string;
  readonly fileName: string;
  readonly title: string;
  readonly artist: string;
}

/** Progress of the tagging queue. */
export interface Queue {
  readonly running: boolean;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Seconds left, null while there is no estimate yet. */
  readonly secondsLeft: number | null;
}

/** What the list of ensembles shows of each. */
export interface EnsembleSummary {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly tags: readonly string[];
  readonly recipeTitle: string;
  readonly recipe: Recipe;
  /** What its tiles are made of. */
  readonly features: FeatureSetId;
  readonly card: EnsembleCard;
  readonly calibration: Calibration;
  /** Tags that rest on one or two works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly track: RankingScores | null;
  readonly priorTrack: RankingScores | null;
  /** Shipped with the page: cannot be deleted. */
  readonly shipped: boolean;
}

export type DeviceState =
  | { readonly stage: 'idle' }
  | { readonly stage: 'starting' }
  | { readonly stage: 'ready'; readonly device: DeviceInfo; readonly workers: number; readonly choices: readonly DeviceInfo[] }
  | { readonly stage: 'failed'; readonly problem: Problem };

// ---------------------------------------------------------------- training

export interface TagCount {
  readonly tag: string;
  readonly tracks: number;
  /** Albums, films or folders that they come from. */
  readonly groups: number;
  readonly tiles: number;
  /** Why no net can be trained for it, null when one can. */
  readonly problem: Problem | null;
  /** Whether the user wants a net for it. */
  readonly chosen: boolean;
}

/** Tags that mean the same (labels/synonyms.ts): looked for in tables that many people wrote. */
export type Synonyms =
  | { readonly kind: 'none' }
  /** What is merged, or would be. */
  | { readonly kind: 'found'; readonly merged: boolean; readonly merges: readonly TagMerge[] };

/** What the page understood of a labelled folder, shown before anything starts. */
export interface FolderSummary {
  readonly name: string;
  readonly source: 'csv' | 'table' | 'folders' | 'embedded' | 'samples';
  readonly tracks: number;
  readonly groups: number;
  /** Whose tiles are counted: those of the recipe that is chosen. */
  readonly features: FeatureSetId;
  /** Estimated from durations. */
  readonly tiles: number;
  readonly seconds: number;
  readonly tags: readonly TagCount[];
  /** Whether every track has exactly one tag, so that the tags are classes. */
  readonly tagsPerTrack: 'one' | 'several';
  readonly synonyms: Synonyms;
  /** How the tracks will be split; decides which tags can be trained. */
  readonly splitBy: 'group' | 'track';
  /** Ignored files and rows, each with its reason. */
  readonly ignored: readonly Problem[];
  /** Remarks about the folder as a whole (wrong column, one tag only, …). */
  readonly problems: readonly Problem[];
  /** False when nothing can be trained; `problems` then says why. */
  readonly trainable: boolean;
}

/** Where the weights of the nets come from: the seed, or the trunk of another ensemble (nets/trunkStart.ts). */
export type StartChoice =
  | { readonly kind: 'scratch' }
  | { readonly kind: 'trunk'; readonly ensembleId: string; readonly frozen: Exclude<Frozen, 'none'> };

export interface TrainingOptions {
  readonly name: string;
  /** Of nets that start from scratch; a trunk has its own. */
  readonly recipeId: string;
  readonly start: StartChoice;
  /** Decides the end of one net for all tags; see `withObjective`. */
  readonly objective: Objective;
  readonly seed: number;
  readonly maximumEpochs: number;
  readonly patience: number;
  /** Largest batch; small folders shrink it further. */
  readonly batch: number;
  /** Most tiles taken of one track, evenly spaced; null for all. Long tracks then weigh no more than short ones. */
  readonly tilesPerTrack: number | null;
  /** Confidences count how frequent each tag is in the folder; else every tag is as likely as not, as in the thesis. */
  readonly baseRates: boolean;
  /** Stops after so many minutes and keeps the best weights; null for no limit. */
  readonly minutes: number | null;
  /** Whole groups (album, film, folder) stay on one side of the split, or single tracks. */
  readonly splitBy: 'group' | 'track';
  /** A shift needs `tilesPerTrack` to be null: tiles with gaps between them have no neighbours. */
  readonly augmentation: Augmentation;
  readonly balance: Balance;
}

export type NetStage = 'waiting' | 'training' | StopReason;

export interface NetProgress {
  readonly tag: string;
  readonly stage: NetStage;
  readonly history: readonly EpochRecord[];
  readonly bestEpoch: number;
  /** Share of the current epoch, 0..1. */
  readonly epochShare: number;
  readonly tilesPerSecond: number;
}

/** Where a training stands among those that run one after the other. */
export type Series =
  /** `title` is that of the recipe in training; `place` counts from 1. */
  | { readonly kind: 'comparison'; readonly title: string; readonly place: number; readonly total: number }
  | {
      readonly kind: 'search';
      /** With the trials so far. */
      readonly search: Search;
      readonly place: number;
      readonly total: number;
      /** When its budget is spent, milliseconds since the epoch. */
      readonly endsAt: number;
    };

export type Training =
  | { readonly stage: 'none' }
  | { readonly stage: 'inspecting'; readonly name: string; readonly done: number; readonly total: number }
  | { readonly stage: 'ready'; readonly folder: FolderSummary }
  | {
      readonly stage: 'preparing';
      readonly folder: FolderSummary;
      readonly done: number;
      readonly total: number;
      readonly failed: readonly Problem[];
      readonly secondsLeft: number | null;
    }
  | {
      readonly stage: 'training';
      readonly folder: FolderSummary;
      readonly options: TrainingOptions;
      readonly failed: readonly Problem[];
      readonly nets: readonly NetProgress[];
      readonly tilesPerSecond: number;
      readonly startedAt: number;
      /** Upper bound in seconds: early stopping mostly ends sooner. */
      readonly secondsLeft: number | null;
      readonly cancelling: boolean;
      /** Whether its checkpoints are stored, so that it outlives this tab. */
      readonly kept: boolean;
    }
  | { readonly stage: 'evaluating'; readonly folder: FolderSummary; readonly part: 'validation' | 'heldOut'; readonly done: number; readonly total: number }
  | { readonly stage: 'done'; readonly ensembleId: string; readonly failed: readonly Problem[]; readonly stored: boolean }
  /** `folder`: what it was made with; null when it went on from another tab, without the files. */
  | { readonly stage: 'searched'; readonly searchId: string; readonly folder: FolderSummary | null }
  | { readonly stage: 'compared'; readonly comparisonId: string; readonly folder: FolderSummary | null }
  | { readonly stage: 'failed'; readonly problem: Problem };

/** A comparison or a search that its tab did not live to finish. */
export interface UnfinishedSeries {
  readonly id: string;
  readonly kind: 'comparison' | 'search';
  /** The folder's name. */
  readonly name: string;
  /** Trainings that are finished and scored, of how many. */
  readonly done: number;
  readonly total: number;
  /** Of a search: minutes left of its budget; null of a comparison. */
  readonly minutesLeft: number | null;
  /** Milliseconds since the epoch. */
  readonly saved: number;
  /** Tracks whose features are no longer stored: it cannot go on without them. */
  readonly missing: number;
}

/** A training that its tab did not live to finish. */
export interface UnfinishedTraining {
  readonly id: string;
  readonly name: string;
  readonly nets: number;
  /** Nets that need no more training. */
  readonly finished: number;
  /** Epochs that every net has behind it which is not finished; of the longest when all are. */
  readonly epochs: number;
  readonly maximumEpochs: number;
  /** When its last checkpoint was kept; milliseconds since the epoch. */
  readonly saved: number;
  /** Tracks whose features are no longer stored: it cannot go on without them. */
  readonly missing: number;
}

/** One line for the user that is not about a single track; the ui shows and dismisses it. */
export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'warning' | 'error';
  readonly problem: Problem;
}

/** What the report page shows of one stored ensemble, beside its summary. */
export interface Report {
  readonly ensembleId: string;
  readonly evaluation: Evaluation | null;
  readonly recipe: Recipe;
  readonly seed: number;
  /** How each net was trained, in the order of the tags; without its weights. */
  readonly nets: readonly Pick<NetArtifact, 'tag' | 'bestEpoch' | 'stopped' | 'history'>[];
}

/** Something read from a file that was made elsewhere. */
export interface Imported<T> {
  /** The file's name. */
  readonly name: string;
  readonly data: T;
}

/** At most one of each; a new import takes the place of the old. */
export interface Imports {
  readonly predictions: Imported<ImportedPredictions> | null;
  readonly tagSets: Imported<TagSets> | null;
}

export interface AppState {
  readonly tracks: ReadonlyMap<string, Track>;
  /** Track keys in the order of arrival. */
  readonly order: readonly string[];
  /** By their keys (heldOutFiles.ts); gone after a reload. */
  readonly heldOutFiles: ReadonlyMap<string, HeldOutFile>;
  readonly queue: Queue;
  readonly ensembles: readonly EnsembleSummary[];
  /** The ensemble used for tagging, null until one has been loaded. */
  readonly ensembleId: string | null;
  readonly device: DeviceState;
  readonly training: Training;
  /** Trainings that can be resumed or discarded, newest first. */
  readonly unfinished: readonly UnfinishedTraining[];
  /** Comparisons and searches likewise. */
  readonly unfinishedSeries: readonly UnfinishedSeries[];
  /** Null unless the training is one of several. */
  readonly series: Series | null;
  /** Newest first. */
  readonly comparisons: readonly Comparison[];
  /** Newest first. */
  readonly searches: readonly Search[];
  /** Recipes that the user kept from a search. */
  readonly ownRecipes: readonly Recipe[];
  /** Report data of one ensemble, loaded when a report is opened. */
  readonly report: Report | null;
  /** Predictions and tag sets made elsewhere, for the Explore page. */
  readonly imported: Imports;
  readonly notices: readonly Notice[];
  readonly storage: { readonly bytes: number | null; readonly quota: number | null; readonly refused: boolean };
  /** Network requests since load: of the page and its workers. */
  readonly requests: number;
  /** False until what was stored has been read. */
  readonly restored: boolean;
}
