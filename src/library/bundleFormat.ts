/**
 * An ensemble as one zip file.
 *
 *     checksums.json              CRC-32 of every other file
 *     ensemble.json               everything but weights and held-out predictions
 *     nets/01-action/model.json   standard tfjs layers-model …
 *     nets/01-action/weights.bin  … that `loadLayersModel` reads as it is
 *     heldout.json, heldout.bin   held-out tracks and their confidences, where it was evaluated
 */
import { FEATURE_SET_IDS } from '../dsp/featureSetId.ts';
import type { TagCalibration } from '../metrics/tagCalibration.ts';
import {
  type Calibration,
  type Ensemble,
  type EnsembleCard,
  type EpochAccuracy,
  type EpochLosses,
  type EpochRecord,
  type Evidence,
  type HeldOutTrack,
  type RankingScores,
  UNCALIBRATED,
} from '../nets/ensemble.ts';
import type { LinearSchedule, OptimiserRule } from '../nets/optimiserRule.ts';
import { type Head, netNames, OBJECTIVES, objectivesOf, outputsOf, isForAllTags, type Recipe, type Sides, SYSTEMS } from '../nets/recipe.ts';
import { completeRecipe, type StoredAugmentation, type StoredRecipe } from '../nets/storedRecipe.ts';
import { FieldError, fields, finite, flag, list, measured, nullable, oneOf, optional, type Read, record, text, whole } from './fields.ts';
import { readCrossValidation } from './storedFoldScores.ts';

export const FORMAT = 'tenfold-ensemble';
/**
 * Raised when an older Tenfold could no longer read what this one writes. 2: one net for all tags;
 * 3: recipes of several systems, each with its optimiser; calibrated, which an older one would leave
 * out and so rank rare tags too high.
 */
export const VERSION = 3;

export const CHECKSUMS_FILE = 'checksums.json';
export const ENSEMBLE_FILE = 'ensemble.json';
export const HELD_OUT_FILE = 'heldout.json';
export const HELD_OUT_DATA = 'heldout.bin';
export const MODEL_FILE = 'model.json';
export const WEIGHTS_FILE = 'weights.bin';

export interface NetEntry {
  readonly tag: string;
  /** Where its files lie, `nets/01-action`. */
  readonly folder: string;
  readonly bestEpoch: number;
  readonly stopped: Ensemble['nets'][number]['stopped'];
  readonly history: readonly EpochRecord[];
}

export interface EvaluationEntry {
  readonly prior: readonly number[];
  readonly tile: RankingScores;
  readonly track: RankingScores;
  readonly priorTile: RankingScores;
  readonly priorTrack: RankingScores;
}

/** `ensemble.json`. */
export interface EnsembleEntry extends Omit<Ensemble, 'standardiser' | 'nets' | 'evaluation'> {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly standardiser: { readonly mean: readonly number[]; readonly deviation: readonly number[] };
  readonly nets: readonly NetEntry[];
  readonly evaluation: EvaluationEntry | null;
}

/** One track in `heldout.json`; its [tiles, tags] confidences follow each other in `heldout.bin`. */
export interface HeldOutEntry extends Omit<HeldOutTrack, 'tileConfidences'> {
  readonly tiles: number;
}

/** One tensor of a tfjs weights manifest. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
  readonly quantization: { readonly dtype: 'float16' } | null;
}

const schedule = record<LinearSchedule>({ from: finite, to: finite });

const sides: Read<Sides> = (value, where) => {
  if (!Array.isArray(value)) return whole(1)(value, where);
  if (value.length !== 2) throw new FieldError(where);
  return [whole(1)(value[0], `${where}[0]`), whole(1)(value[1], `${where}[1]`)];
};

const optimiser: Read<OptimiserRule> = (value, where) => {
  const kind = oneOf('nesterov', 'adam', 'adadelta');
  const found = kind(fields(value, where).kind, `${where}.kind`);
  switch (found) {
    case 'nesterov':
      return record<Extract<OptimiserRule, { kind: 'nesterov' }>>({
        kind: oneOf('nesterov'),
        learningRate: schedule,
        momentum: schedule,
      })(value, where);
    case 'adam':
      return record<Extract<OptimiserRule, { kind: 'adam' }>>({
        kind: oneOf('adam'),
        learningRate: schedule,
        beta1: finite,
        beta2: finite,
        epsilon: finite,
        weightDecay: strength,
      })(value, where);
    case 'adadelta':
      return record<Extract<OptimiserRule, { kind: 'adadelta' }>>({
        kind: oneOf('adadelta'),
        learningRate: schedule,
        rho: finite,
        epsilon: finite,
      })(value, where);
    default:
      return found satisfies never;
  }
};

const head: Read<Head> = (value, where) => {
  const kind = oneOf('sigmoid', 'softmax', 'multi-label')(fields(value, where).kind, `${where}.kind`);
  if (kind === 'sigmoid') return { kind };
  return { kind, outputs: whole(1)(fields(value, where).outputs, `${where}.outputs`) };
};

/** A strength: 0 or more. */
const strength: Read<number> = (value, where) => {
  const found = finite(value, where);
  if (found < 0) throw new FieldError(where);
  return found;
};

const share: Read<number> = (value, where) => {
  const found = finite(value, where);
  if (found < 0 || found > 1) throw new FieldError(where);
  return found;
};

const augmentation = record<StoredAugmentation>({
  shift: whole(0),
  timeMask: whole(0),
  coefficientMask: whole(0),
  tilt: strength,
  mixup: strength,
  overlay: optional(share),
});

/** Stated for every field: one that is forgotten here would come back as an older Tenfold's default. */
type Readers = { readonly [K in Exclude<keyof StoredRecipe, 'optimiser' | 'learningRate' | 'momentum'>]-?: Read<StoredRecipe[K]> };

const common: Readers = {
  id: text,
  title: text,
  source: text,
  system: optional(oneOf(...SYSTEMS)),
  features: optional(oneOf(...FEATURE_SET_IDS)),
  input: record<Recipe['input']>({ coefficients: whole(1), frames: whole(1) }),
  convolutions: list(
    record<StoredRecipe['convolutions'][number]>({
      filters: whole(1),
      kernel: sides,
      padding: optional(oneOf('valid', 'same')),
      pool: sides,
      dropout: finite,
    }),
  ),
  dense: list(record<Recipe['dense'][number]>({ units: whole(1), dropout: finite })),
  summary: optional(oneOf('flatten', 'statistics')),
  summaryDropout: optional(strength),
  head: optional(head),
  augmentation: optional(augmentation),
  balance: optional(oneOf('none', 'group')),
  objective: oneOf(...OBJECTIVES),
  l2: optional(strength),
  classWeights: optional(flag),
  maximumEpochs: whole(1),
  batch: whole(1),
  minimumSteps: whole(1),
  patience: whole(0),
  validationShare: finite,
  keeps: optional(oneOf('best', 'last')),
};

/** Version 1 knew no head but the sigmoid, 1 and 2 no optimiser but Nesterov momentum. */
const recipe: Read<Recipe> = (value, where) =>
  completeRecipe(
    fields(value, where).optimiser === undefined
      ? record<Extract<StoredRecipe, { momentum: unknown }>>({ ...common, learningRate: schedule, momentum: schedule })(value, where)
      : record<Extract<StoredRecipe, { optimiser: unknown }>>({ ...common, optimiser })(value, where),
  );

const storedEvidence = optional(
  nullable(record<Evidence>({ groups: whole(0), tags: list(record<Evidence['tags'][number]>({ tracks: whole(0), groups: whole(0) })) })),
);

/** Older versions did not count what a tag rests on. */
const evidence: Read<Evidence | null> = (value, where) => storedEvidence(value, where) ?? null;

/** Older versions knew the ensemble's own held-out tracks alone. */
const crossValidation: Read<EnsembleCard['crossValidation']> = (value, where) => (value === undefined ? [] : readCrossValidation(value, where));

/** Older versions did not say how to repeat a training. */
const command: Read<string | null> = (value, where) => optional(nullable(text))(value, where) ?? null;

const card = record<EnsembleCard>({
  data: text,
  tracks: whole(0),
  tiles: whole(0),
  split: oneOf('track', 'group'),
  trainingTracks: whole(0),
  validationTracks: whole(0),
  heldOutTracks: whole(0),
  baseRates: flag,
  evidence,
  crossValidation,
  command,
  device: text,
  seconds: finite,
});

const tagCalibration = record<TagCalibration>({
  slope: strength,
  intercept: finite,
  positives: whole(0),
  negatives: whole(0),
  likely: share,
  maybe: share,
});

/** Versions before 3 knew no calibration. */
const calibration: Read<Calibration> = (value, where) => {
  if (value === undefined) return UNCALIBRATED;
  const data = fields(value, where);
  const kind = oneOf('none', 'platt')(data.kind, `${where}.kind`);
  return kind === 'none' ? { kind } : { kind, tags: list(tagCalibration)(data.tags, `${where}.tags`) };
};

const scores = record<RankingScores>({ coverage: measured, bestCoverage: measured, lrap: measured });

const losses = record<EpochLosses>({ epoch: whole(1), trainingLoss: measured, validationLoss: measured });
const accuracy = optional(record<EpochAccuracy>({ training: measured, validation: measured }));

/** Older histories have no accuracy. */
const epochRecord: Read<EpochRecord> = (value, where) => {
  const found = accuracy(fields(value, where).accuracy, `${where}.accuracy`);
  return found ? { ...losses(value, where), accuracy: found } : losses(value, where);
};

const net = record<NetEntry>({
  tag: text,
  folder: text,
  bestEpoch: whole(0),
  stopped: oneOf('early-stopping', 'maximum-epochs', 'cancelled', 'diverged'),
  history: list(epochRecord),
});

/** Letters, digits, `-` and `_`: ids become parts of keys and addresses. */
const id: Read<string> = (value, where) => {
  const found = text(value, where);
  if (!/^[\w-]{1,100}$/.test(found)) throw new FieldError(where);
  return found;
};

export const readEnsembleEntry = record<EnsembleEntry>({
  format: oneOf(FORMAT),
  version: whole(1),
  id,
  name: text,
  created: finite,
  tags: list(text),
  recipe,
  featureKey: text,
  seed: finite,
  standardiser: record<EnsembleEntry['standardiser']>({ mean: list(finite), deviation: list(finite) }),
  nets: list(net),
  calibration,
  evaluation: nullable(
    record<EvaluationEntry>({ prior: list(measured), tile: scores, track: scores, priorTile: scores, priorTrack: scores }),
  ),
  card,
});

export const readHeldOutEntries = list(
  record<HeldOutEntry>({ id: text, title: text, group: text, targets: list(flag), tiles: whole(0) }),
);

/** Absent means none. */
const quantization: Read<WeightEntry['quantization']> = (value, where) =>
  value === undefined ? null : { dtype: record<{ dtype: 'float16' }>({ dtype: oneOf('float16') })(value, where).dtype };

export const readWeightEntries = list(
  record<WeightEntry>({ name: text, shape: list(whole(0)), dtype: oneOf('float32'), quantization }),
);

export function elements(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

/**
 * Throws FieldError where the parts of an ensemble do not fit each other: the nets that the recipe's
 * head asks for and one name a tag, one mean and deviation a coefficient, one calibration and one
 * count of tracks a tag.
 */
export function checkEnsemble(
  ensemble: Pick<EnsembleEntry, 'id' | 'tags' | 'recipe' | 'standardiser' | 'nets' | 'calibration' | 'card'>,
): void {
  const { tags, nets, standardiser, calibration: calibrated } = ensemble;
  id(ensemble.id, 'id');
  if (tags.length === 0 || new Set(tags).size !== tags.length) throw new FieldError('tags');
  const netTags = new Set(nets.map((entry) => entry.tag));
  const names = netNames(ensemble.recipe, tags);
  if (nets.length !== names.length || names.some((name) => !netTags.has(name))) throw new FieldError('nets');
  const { recipe: made } = ensemble;
  if (isForAllTags(made) && outputsOf(made) !== tags.length) throw new FieldError('recipe.head.outputs');
  if (!objectivesOf(made).includes(made.objective)) throw new FieldError('recipe.objective');
  if (calibrated.kind === 'platt') {
    if (calibrated.tags.length !== tags.length) throw new FieldError('calibration.tags');
    if (calibrated.tags.some(({ maybe, likely }) => maybe > likely)) throw new FieldError('calibration.tags.maybe');
  }
  const rests = ensemble.card.evidence;
  if (rests !== null && rests.tags.length !== tags.length) throw new FieldError('card.evidence');
  const { coefficients } = ensemble.recipe.input;
  const { mean, deviation } = standardiser;
  if (mean.length !== coefficients || !mean.every(Number.isFinite)) throw new FieldError('standardiser.mean');
  if (deviation.length !== coefficients || !deviation.every((value) => value >= 0 && value < Infinity)) {
    throw new FieldError('standardiser.deviation');
  }
}
