import { FEATURE_SET_IDS, type FeatureSetId } from './featureSetId.ts';
import {
  GENRE_BANDS,
  GENRE_COEFFICIENTS,
  GENRE_COLUMN_FRAMES,
  GENRE_COLUMN_STEP,
  GENRE_FRAME,
  GENRE_FRAMES,
  GENRE_HOP,
  GENRE_RATE,
  GENRE_SAMPLES,
} from './genreFormat.ts';
import { LOG_MEL_BANDS, LOG_MEL_FRAME, LOG_MEL_FRAMES, LOG_MEL_HOP, LOG_MEL_RATE } from './logMelFormat.ts';
import { FILM_SCORE_MEL, type MelScale, SLANEY_MEL } from './melScale.ts';
import { TAGGER_BANDS, TAGGER_FRAME, TAGGER_FRAMES, TAGGER_HOP, TAGGER_RATE, TAGGER_SAMPLES } from './taggerFormat.ts';
import { COEFFICIENTS, FEATURE_KEY, FRAME_LENGTH, HOP_LENGTH, SAMPLE_RATE, TILE_FRAMES } from './tileFormat.ts';

/** How a track becomes tiles. */
export type Layout =
  /** One after the other without gaps; a short track is padded to one, a remainder is dropped. */
  | { readonly kind: 'consecutive' }
  /**
   * One tile of `samples` samples from the middle of the track (a shorter track is followed by
   * silence; of a very long one, see `MOST_EXCERPT_SECONDS`).
   */
  | { readonly kind: 'excerpt'; readonly samples: number }
  /** `step` tiles of one such excerpt: tile i holds its columns i, i + step, i + 2 step, … */
  | { readonly kind: 'columns'; readonly samples: number; readonly step: number };

/** What the rows of a tile are, from the first to the last. */
export type Rows =
  /** Cepstral coefficients, counted from `first`. */
  | { readonly kind: 'coefficients'; readonly first: number }
  /** Mel bands from 0 Hz to the Nyquist frequency on `scale`. */
  | { readonly kind: 'mel-bands'; readonly scale: MelScale; readonly unit: 'dB' | 'ln' };

/** One way of turning audio into tiles: all that the app needs to know of it. */
export interface FeatureSet {
  readonly id: FeatureSetId;
  /**
   * Names the set in cache keys, ensembles and bundles: a stored tile is only ever read back under
   * the very settings that made it. Change it whenever a constant or the arithmetic changes.
   */
  readonly key: string;
  /** Hz to which audio is decoded. */
  readonly sampleRate: number;
  /** Samples; a frame's level and centroid are measured over so many as well. */
  readonly frameLength: number;
  /** Samples from one column of a tile to the next. */
  readonly columnHop: number;
  readonly rows: Rows;
  /** Rows of a tile. */
  readonly height: number;
  /** Columns of a tile. */
  readonly frames: number;
  readonly layout: Layout;
}

const GENRE = {
  sampleRate: GENRE_RATE,
  frameLength: GENRE_FRAME,
  rows: { kind: 'coefficients', first: 0 },
  height: GENRE_COEFFICIENTS,
} as const satisfies Partial<FeatureSet>;
const GENRE_KEY = `mfcc${GENRE_COEFFICIENTS}x${GENRE_FRAMES}-${GENRE_RATE}-${GENRE_FRAME}-${GENRE_HOP}-slaney${GENRE_BANDS}`;

const FEATURE_SETS: Readonly<Record<FeatureSetId, FeatureSet>> = {
  'film-score-mfcc': {
    id: 'film-score-mfcc',
    key: FEATURE_KEY,
    sampleRate: SAMPLE_RATE,
    frameLength: FRAME_LENGTH,
    columnHop: HOP_LENGTH,
    rows: { kind: 'coefficients', first: 1 },
    height: COEFFICIENTS,
    frames: TILE_FRAMES,
    layout: { kind: 'consecutive' },
  },
  'tagger-mel': {
    id: 'tagger-mel',
    key: `mel${TAGGER_BANDS}x${TAGGER_FRAMES}-${TAGGER_RATE}-${TAGGER_FRAME}-${TAGGER_HOP}-slaney-db-v1`,
    sampleRate: TAGGER_RATE,
    frameLength: TAGGER_FRAME,
    columnHop: TAGGER_HOP,
    rows: { kind: 'mel-bands', scale: SLANEY_MEL, unit: 'dB' },
    height: TAGGER_BANDS,
    frames: TAGGER_FRAMES,
    layout: { kind: 'excerpt', samples: TAGGER_SAMPLES },
  },
  'genre-mfcc': {
    ...GENRE,
    id: 'genre-mfcc',
    key: `${GENRE_KEY}-v1`,
    columnHop: GENRE_HOP,
    frames: GENRE_FRAMES,
    layout: { kind: 'excerpt', samples: GENRE_SAMPLES },
  },
  'genre-mfcc-columns': {
    ...GENRE,
    id: 'genre-mfcc-columns',
    key: `${GENRE_KEY}-columns${GENRE_COLUMN_STEP}-v1`,
    columnHop: GENRE_HOP * GENRE_COLUMN_STEP,
    frames: GENRE_COLUMN_FRAMES,
    layout: { kind: 'columns', samples: GENRE_SAMPLES, step: GENRE_COLUMN_STEP },
  },
  'log-mel': {
    id: 'log-mel',
    key: `logmel${LOG_MEL_BANDS}x${LOG_MEL_FRAMES}-${LOG_MEL_RATE}-${LOG_MEL_FRAME}-${LOG_MEL_HOP}-levelled-v1`,
    sampleRate: LOG_MEL_RATE,
    frameLength: LOG_MEL_FRAME,
    columnHop: LOG_MEL_HOP,
    rows: { kind: 'mel-bands', scale: FILM_SCORE_MEL, unit: 'ln' },
    height: LOG_MEL_BANDS,
    frames: LOG_MEL_FRAMES,
    layout: { kind: 'consecutive' },
  },
};

export function featureSet(id: FeatureSetId): FeatureSet {
  return FEATURE_SETS[id];
}

/** The set of a stored key; null for a key that this Tenfold does not know. */
export function featureSetOfKey(key: string): FeatureSet | null {
  return FEATURE_SET_IDS.map(featureSet).find((set) => set.key === key) ?? null;
}

/** Values of one tile, [height, frames]. */
export function tileValues({ height, frames }: FeatureSet): number {
  return height * frames;
}

/** Seconds that a tile spans. */
export function tileSeconds({ layout, columnHop, frames, sampleRate }: FeatureSet): number {
  return (layout.kind === 'consecutive' ? columnHop * frames : layout.samples) / sampleRate;
}

/** Tiles of a track of so many seconds. */
export function tileCount(set: FeatureSet, seconds: number): number {
  const { layout } = set;
  switch (layout.kind) {
    case 'consecutive':
      return Math.max(1, Math.floor(seconds / tileSeconds(set)));
    case 'excerpt':
      return 1;
    case 'columns':
      return layout.step;
    default:
      return layout satisfies never;
  }
}
