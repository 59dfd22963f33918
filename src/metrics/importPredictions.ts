/**
 * Predictions made elsewhere, as the film-score thesis published them: a JSON array with one object
 * a track, `Predictions` (numbers) and `Targets` (booleans) in one fixed order of tags that the
 * file does not name, `Film`, `Cue`, `Composer` (text or null) and `Year` (number or null).
 */

/** The order of the thesis' file. */
export const FILM_TAGS: readonly string[] = [
  'Action',
  'Adventure',
  'Comedy',
  'Crime',
  'Drama',
  'Fantasy',
  'Musical',
  'Romance',
  'Sci-Fi',
  'Thriller',
];

export interface ImportedTrack {
  readonly film: string;
  /** The track's name, often a file name. */
  readonly cue: string;
  readonly composer: string | null;
  readonly year: number | null;
  readonly targets: readonly boolean[];
  readonly scores: readonly number[];
}

export interface ImportedPredictions {
  readonly tags: readonly string[];
  /** At least one. */
  readonly rows: readonly ImportedTrack[];
}

/** `row` counts from 0. */
export type PredictionsError =
  | { readonly code: 'not-a-list' }
  | { readonly code: 'no-rows' }
  | { readonly code: 'row-not-an-object'; readonly row: number }
  | { readonly code: 'missing-field'; readonly row: number; readonly field: string }
  | { readonly code: 'wrong-type'; readonly row: number; readonly field: string }
  | {
      readonly code: 'tag-count';
      readonly row: number;
      readonly field: 'Predictions' | 'Targets';
      readonly expected: number;
      readonly found: number;
    };

export type PredictionsImport =
  | { readonly ok: true; readonly data: ImportedPredictions }
  | { readonly ok: false; readonly error: PredictionsError };

const FIELDS = ['Predictions', 'Targets', 'Film', 'Cue', 'Composer', 'Year'] as const;
type Field = (typeof FIELDS)[number];

const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const VALID: Readonly<Record<Field, (value: unknown) => boolean>> = {
  Predictions: (value) => Array.isArray(value) && value.every(isFiniteNumber),
  Targets: (value) => Array.isArray(value) && value.every((target) => typeof target === 'boolean'),
  Film: (value) => typeof value === 'string',
  Cue: (value) => typeof value === 'string',
  Composer: (value) => value === null || typeof value === 'string',
  Year: (value) => value === null || isFiniteNumber(value),
};

interface RawTrack {
  readonly Predictions: readonly number[];
  readonly Targets: readonly boolean[];
  readonly Film: string;
  readonly Cue: string;
  readonly Composer: string | null;
  readonly Year: number | null;
}

function rowError(value: unknown, row: number, tags: number): PredictionsError | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { code: 'row-not-an-object', row };
  const fields = value as Record<string, unknown>;
  for (const field of FIELDS) {
    if (!Object.hasOwn(fields, field)) return { code: 'missing-field', row, field };
    if (!VALID[field](fields[field])) return { code: 'wrong-type', row, field };
  }
  for (const field of ['Predictions', 'Targets'] as const) {
    const found = (fields[field] as unknown[]).length;
    if (found !== tags) return { code: 'tag-count', row, field, expected: tags, found };
  }
  return null;
}

/** `value` is parsed JSON; fields other than the six are ignored. Stops at the first fault. */
export function importPredictions(value: unknown, tags: readonly string[] = FILM_TAGS): PredictionsImport {
  if (!Array.isArray(value)) return { ok: false, error: { code: 'not-a-list' } };
  if (value.length === 0) return { ok: false, error: { code: 'no-rows' } };
  const list: readonly unknown[] = value;
  for (const [row, entry] of list.entries()) {
    const error = rowError(entry, row, tags.length);
    if (error) return { ok: false, error };
  }
  const rows = (list as readonly RawTrack[]).map((track) => ({
    film: track.Film,
    cue: track.Cue,
    composer: track.Composer,
    year: track.Year,
    targets: track.Targets,
    scores: track.Predictions,
  }));
  return { ok: true, data: { tags, rows } };
}
