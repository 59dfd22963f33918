/** What a report is about, in one form: the held-out tracks of an ensemble, or imported predictions. */
import { FEATURE_SET_IDS, type FeatureSetId } from '../../dsp/featureSetId.ts';
import type { ImportedPredictions } from '../../metrics/importPredictions.ts';
import { priorRows, priorScores } from '../../metrics/prior.ts';
import { bestCoverageError, coverageError, labelRankingAveragePrecision } from '../../metrics/ranking.ts';
import { rowViews, type ScoreRows, type TargetRows } from '../../metrics/rows.ts';
import { type Calibration, type EnsembleCard, type Evaluation, type HeldOutTrack, type RankingScores, UNCALIBRATED } from '../../nets/ensemble.ts';
import type { FoldScores } from '../../nets/foldScores.ts';
import { thinTags } from '../../nets/evidence.ts';
import type { TagCalibration } from '../../metrics/tagCalibration.ts';
import { pool } from '../pooled.ts';
import type { Imported } from '../state.ts';

/** The address and the choice of imported predictions, where ensembles have their id. */
export const IMPORTED = 'imported';

/** What the metrics take: one row a track or tile. */
export interface ReportRows {
  readonly targets: TargetRows;
  readonly scores: ScoreRows;
  /** The unit each row belongs to: rows of one unit are no independent evidence. */
  readonly units: readonly string[];
}

export interface ReportLevel {
  readonly rows: ReportRows;
  readonly ranking: RankingScores;
  /** Scores of a rater who ranks every row by how often tags occur. */
  readonly prior: RankingScores;
}

export interface ReportTrack {
  /** Content id of an ensemble's track; the row's number for an imported one. */
  readonly id: string;
  readonly title: string;
  /** Film, album or folder; '' where unknown. */
  readonly work: string;
  /** Known for imported tracks only, which have no content id. */
  readonly fileName: string | null;
}

export type UnitName = 'track' | 'group' | 'film';

export interface ReportSource {
  readonly kind: 'ensemble' | 'imported';
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly tracks: readonly ReportTrack[];
  readonly track: ReportLevel;
  /** Null where only pooled scores are known. */
  readonly tile: ReportLevel | null;
  /** How the scores of `track` and `tile` came to be, and the tracks' scores before; null where they are as given. */
  readonly calibrated: { readonly tags: readonly TagCalibration[]; readonly before: ReportRows } | null;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** The recipe on other splits of its corpus; empty where that was never measured. */
  readonly crossValidation: readonly FoldScores[];
  /** What is resampled, and what tuning keeps apart. */
  readonly unit: UnitName;
  /** How often each tag occurs, 0..1. */
  readonly prior: readonly number[];
  /** Taken from the reported tracks themselves, the prior knows more than a rater could. */
  readonly priorFrom: 'training' | 'these tracks';
  /** Tracks that `prior` was counted on, held-out ones not among them; null where the training is unknown. */
  readonly seenTracks: number | null;
  /** What pictures of its tracks are drawn from. */
  readonly features: FeatureSetId;
}

export type LevelName = 'track' | 'tile';

function unitOf({ id, group }: HeldOutTrack, split: EnsembleCard['split']): string {
  // A track without a group is one of its own.
  return split === 'group' && group !== '' ? group : id;
}

/** One row a held-out track: the mean over its tiles, calibrated. */
export function trackRows({ heldOut, prior }: Evaluation, split: EnsembleCard['split'], calibration: Calibration): ReportRows {
  return {
    targets: heldOut.map(({ targets }) => targets),
    scores: heldOut.map(({ tileConfidences }) => pool(tileConfidences, prior.length, calibration).overall),
    units: heldOut.map((track) => unitOf(track, split)),
  };
}

/** One row a held-out tile, with the targets of its track. */
export function tileRows({ heldOut, prior }: Evaluation, split: EnsembleCard['split'], calibration: Calibration): ReportRows {
  const targets: (readonly boolean[])[] = [];
  const scores: Float32Array[] = [];
  const units: string[] = [];
  for (const track of heldOut) {
    for (const row of rowViews(pool(track.tileConfidences, prior.length, calibration).tiles, prior.length)) {
      targets.push(track.targets);
      scores.push(row);
      units.push(unitOf(track, split));
    }
  }
  return { targets, scores, units };
}

interface EnsembleFacts {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly features: FeatureSetId;
  readonly card: Pick<EnsembleCard, 'split' | 'evidence' | 'crossValidation' | 'trainingTracks' | 'validationTracks'>;
  readonly calibration: Calibration;
}

/** Null when no track was held out. */
export function ensembleSource({ id, name, tags, features, card, calibration }: EnsembleFacts, evaluation: Evaluation | null): ReportSource | null {
  if (!evaluation || evaluation.heldOut.length === 0) return null;
  const { heldOut, prior, track, tile, priorTrack, priorTile } = evaluation;
  return {
    kind: 'ensemble',
    id,
    name,
    tags,
    tracks: heldOut.map((held) => ({ id: held.id, title: held.title, work: held.group, fileName: null })),
    track: { rows: trackRows(evaluation, card.split, calibration), ranking: track, prior: priorTrack },
    tile: { rows: tileRows(evaluation, card.split, calibration), ranking: tile, prior: priorTile },
    calibrated: calibration.kind === 'platt' ? { tags: calibration.tags, before: trackRows(evaluation, card.split, UNCALIBRATED) } : null,
    thin: thinTags(tags, card),
    crossValidation: card.crossValidation,
    unit: card.split,
    prior,
    priorFrom: 'training',
    seenTracks: card.trainingTracks + card.validationTracks,
    features,
  };
}

/** The coverage error, its best value and LRAP. Throws MetricError on rows without a meaning. */
export function rankingScores(targets: TargetRows, scores: ScoreRows): RankingScores {
  return {
    coverage: coverageError(targets, scores),
    bestCoverage: bestCoverageError(targets),
    lrap: labelRankingAveragePrecision(targets, scores),
  };
}

export function importedSource({ name, data: { tags, rows } }: Imported<ImportedPredictions>): ReportSource {
  const targets = rows.map((row) => row.targets);
  const scores = rows.map((row) => row.scores);
  const prior = priorScores(targets);
  return {
    kind: 'imported',
    id: IMPORTED,
    name,
    tags,
    tracks: rows.map(({ film, cue }, row) => ({
      id: String(row),
      title: cue.replace(/\.[a-z0-9]{2,5}$/i, ''),
      work: film,
      fileName: cue,
    })),
    track: {
      rows: { targets, scores, units: rows.map(({ film }, row) => film || `row ${row}`) },
      ranking: rankingScores(targets, scores),
      prior: rankingScores(targets, priorRows(prior, rows.length)),
    },
    tile: null,
    calibrated: null,
    thin: new Map(),
    crossValidation: [],
    unit: 'film',
    prior,
    priorFrom: 'these tracks',
    seenTracks: null,
    // The default set: what the library's tracks are most likely stored as.
    features: FEATURE_SET_IDS[0],
  };
}
