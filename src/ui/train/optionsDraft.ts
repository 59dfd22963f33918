import type { TrainingOptions } from '../../app/state.ts';
import type { FeatureSetId } from '../../dsp/featureSetId.ts';
import { featureSet } from '../../dsp/featureSets.ts';
import { decibelOf } from '../../nets/overlay.ts';
import type { Augmentation } from '../../nets/recipe.ts';

/** The options as they stand in the form: fields of numbers may be empty or half typed. */
export interface OptionsDraft extends Omit<TrainingOptions, NumberField | LimitField | 'augmentation'> {
  readonly seed: number | string;
  readonly maximumEpochs: number | string;
  readonly patience: number | string;
  readonly batch: number | string;
  /** '' for no limit. */
  readonly tilesPerTrack: number | string;
  readonly minutes: number | string;
  readonly augmentation: AugmentationDraft;
}

export type AugmentationDraft = Readonly<Record<keyof Augmentation, number | string>>;

type NumberField = 'seed' | 'maximumEpochs' | 'patience' | 'batch';
type LimitField = 'tilesPerTrack' | 'minutes';

export type DraftErrors = Readonly<Partial<Record<keyof OptionsDraft | keyof Augmentation, string>>>;

export type CheckedDraft =
  | { readonly ok: true; readonly options: TrainingOptions }
  | { readonly ok: false; readonly errors: DraftErrors };

/** The ranges that the fields accept, both ends included. */
export const RANGES = {
  seed: [0, 2 ** 32 - 1],
  maximumEpochs: [1, 10_000],
  patience: [1, 1_000],
  batch: [1, 10_000],
  tilesPerTrack: [1, 10_000],
  minutes: [1, 2_880],
} as const satisfies Partial<Record<keyof OptionsDraft, readonly [number, number]>>;

/** Each from 0 to `most`. */
export const AUGMENTATION_RANGES: Readonly<Record<keyof Augmentation, { readonly most: number; readonly whole: boolean }>> = {
  shift: { most: 100, whole: true },
  timeMask: { most: 90, whole: true },
  coefficientMask: { most: 35, whole: true },
  tilt: { most: 24, whole: false },
  mixup: { most: 10, whole: false },
  overlay: { most: 1, whole: false },
};

const LONGEST_NAME = 80;

export function draftOf(options: TrainingOptions): OptionsDraft {
  return { ...options, tilesPerTrack: options.tilesPerTrack ?? '', minutes: options.minutes ?? '' };
}

/** Why tiles of these features cannot start earlier or later; null where they can. */
export function shiftObstacle(features: FeatureSetId): string | null {
  return featureSet(features).layout.kind === 'consecutive' ? null : 'Needs tiles that follow each other; this recipe has one excerpt a track.';
}

/** Why tiles of these features cannot be laid over each other; null where they can. */
export function overlayObstacle(features: FeatureSetId): string | null {
  return decibelOf(features) === null ? 'Needs mel bands, not MFCCs.' : null;
}

/** What keeps a change of tiles from these features; null where nothing does. */
export function obstacleOf(field: keyof Augmentation, features: FeatureSetId): string | null {
  switch (field) {
    case 'shift':
      return shiftObstacle(features);
    case 'overlay':
      return overlayObstacle(features);
    default:
      return null;
  }
}

/**
 * The options if every field holds a sensible value, else one line for each that does not.
 * @param features those of the draft's recipe
 */
export function checkDraft(draft: OptionsDraft, features: FeatureSetId): CheckedDraft {
  const errors: Partial<Record<keyof OptionsDraft | keyof Augmentation, string>> = {};
  const name = draft.name.trim();
  if (name === '') errors.name = 'Give the ensemble a name to find it by.';
  else if (name.length > LONGEST_NAME) errors.name = `Use at most ${LONGEST_NAME} characters.`;
  for (const field of ['seed', 'maximumEpochs', 'patience', 'batch'] as const) {
    const error = rangeError(draft[field], RANGES[field]);
    if (error) errors[field] = error;
  }
  for (const field of ['tilesPerTrack', 'minutes'] as const) {
    const error = draft[field] === '' ? null : rangeError(draft[field], RANGES[field]);
    if (error) errors[field] = error;
  }
  const augmentation = { ...draft.augmentation } as Record<keyof Augmentation, number>;
  for (const [field, { most, whole }] of Object.entries(AUGMENTATION_RANGES) as [keyof Augmentation, { most: number; whole: boolean }][]) {
    const value = draft.augmentation[field] === '' ? Number.NaN : Number(draft.augmentation[field]);
    augmentation[field] = value;
    if (!(value >= 0 && value <= most) || (whole && !Number.isInteger(value))) {
      errors[field] = `${whole ? 'A whole number' : 'A number'} from 0 to ${most}.`;
    }
  }
  if (augmentation.shift > 0 && draft.tilesPerTrack !== '') {
    errors.shift = 'Needs all tiles of a track: leave “Most tiles a track” empty.';
  }
  for (const field of ['shift', 'overlay'] as const) {
    const obstacle = obstacleOf(field, features);
    if (augmentation[field] > 0 && obstacle !== null) errors[field] = obstacle;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    options: {
      ...draft,
      name,
      seed: Number(draft.seed),
      maximumEpochs: Number(draft.maximumEpochs),
      patience: Number(draft.patience),
      batch: Number(draft.batch),
      tilesPerTrack: limit(draft.tilesPerTrack),
      minutes: limit(draft.minutes),
      augmentation,
    },
  };
}

function limit(value: number | string): number | null {
  return value === '' ? null : Number(value);
}

function rangeError(value: number | string, [low, high]: readonly [number, number]): string | null {
  const number = value === '' ? Number.NaN : Number(value);
  if (Number.isInteger(number) && number >= low && number <= high) return null;
  return `A whole number from ${low.toLocaleString('en')} to ${high.toLocaleString('en')}.`;
}
