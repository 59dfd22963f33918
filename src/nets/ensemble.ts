import type { TagCalibration } from '../metrics/tagCalibration.ts';
import type { FoldScores } from './foldScores.ts';
import type { Recipe } from './recipe.ts';

/** Mean and standard deviation of each MFCC over the training tiles, length COEFFICIENTS each. */
export interface Standardiser {
  readonly mean: Float32Array<ArrayBuffer>;
  readonly deviation: Float32Array<ArrayBuffer>;
}

export interface EpochLosses {
  readonly epoch: number; // counts from 1
  readonly trainingLoss: number;
  readonly validationLoss: number;
}

/** Shares of the tiles that were answered rightly (see `summedHits`), 0..1; those of training with dropout. */
export interface EpochAccuracy {
  readonly training: number;
  readonly validation: number;
}

/** Older histories, and epochs that were measured in part, hold the losses alone. */
export type EpochRecord = EpochLosses | (EpochLosses & { readonly accuracy: EpochAccuracy });

/** Null where none was measured. */
export function accuracyOf(record: EpochRecord): EpochAccuracy | null {
  return 'accuracy' in record ? record.accuracy : null;
}

export type StopReason = 'early-stopping' | 'maximum-epochs' | 'cancelled' | 'diverged';

/** One trained net: standard tfjs layers-model artifacts, and how it came to be. */
export interface NetArtifact {
  readonly tag: string;
  /** tfjs `modelTopology` as JSON data. */
  readonly topology: object;
  /** tfjs `weightSpecs` (float32), in the order of `weights`. */
  readonly weightSpecs: readonly object[];
  readonly weights: ArrayBuffer;
  readonly bestEpoch: number;
  readonly stopped: StopReason;
  readonly history: readonly EpochRecord[];
}

/** A track of the held-out set with what the ensemble said about it. */
export interface HeldOutTrack {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** One boolean a tag, in the order of `Ensemble.tags`. */
  readonly targets: readonly boolean[];
  /** [tiles, tags] row-major confidences in 0..1, as the nets gave them: never calibrated. */
  readonly tileConfidences: Float32Array<ArrayBuffer>;
}

/** Scores on held-out data; `best` is the coverage error of a perfect ranking. */
export interface RankingScores {
  readonly coverage: number;
  readonly bestCoverage: number;
  readonly lrap: number;
}

export interface Evaluation {
  readonly heldOut: readonly HeldOutTrack[];
  /** How often each tag occurs among the training tracks (not tiles): the prior's scores. */
  readonly prior: readonly number[];
  /** Of calibrated confidences where the ensemble is calibrated. */
  readonly tile: RankingScores;
  readonly track: RankingScores;
  readonly priorTile: RankingScores;
  readonly priorTrack: RankingScores;
}

/** What the training tracks were, validation and held-out ones not among them. */
export interface Evidence {
  /** Groups (works, albums, folders) among them; as many as tracks where nothing groups them. */
  readonly groups: number;
  /** Those with each tag, in the order of `Ensemble.tags`. */
  readonly tags: readonly { readonly tracks: number; readonly groups: number }[];
}

/**
 * How the confidences of a track become probabilities. `none`: they are the nets' mean as it is.
 * `platt`: one scaling a tag, in the order of `Ensemble.tags`, fitted on the validation tracks'
 * means (metrics/tagCalibration.ts); it also puts the confidences in words.
 */
export type Calibration =
  | { readonly kind: 'none' }
  | { readonly kind: 'platt'; readonly tags: readonly TagCalibration[] };

export const UNCALIBRATED: Calibration = { kind: 'none' };

/** What the ensemble was trained on, in the words shown to the user. */
export interface EnsembleCard {
  readonly data: string;
  readonly tracks: number;
  readonly tiles: number;
  readonly split: 'track' | 'group';
  readonly trainingTracks: number;
  readonly validationTracks: number;
  readonly heldOutTracks: number;
  /** Whether the confidences count how frequent each tag was; else each is as likely as not. */
  readonly baseRates: boolean;
  /** What each tag rests on; null in ensembles of older versions, which did not count it. */
  readonly evidence: Evidence | null;
  /** What its recipe is worth on other splits of the data, one entry a split; empty where that was never measured. */
  readonly crossValidation: readonly FoldScores[];
  /** Repeats its training in a terminal; null for one that was trained in the page, or by an older version. */
  readonly command: string | null;
  readonly device: string;
  readonly seconds: number;
}

export interface Ensemble {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly tags: readonly string[];
  readonly recipe: Recipe;
  readonly featureKey: string;
  readonly seed: number;
  readonly standardiser: Standardiser;
  readonly nets: readonly NetArtifact[];
  readonly calibration: Calibration;
  readonly evaluation: Evaluation | null;
  readonly card: EnsembleCard;
}
