/**
 * Every set of features that a recipe can name, the default first:
 * - `film-score-mfcc`: 40 MFCCs × 100 frames, consecutive tiles of 9.29 s.
 * - `tagger-mel`: 48 mel bands × 682 frames, one excerpt of 29.12 s.
 * - `genre-mfcc`: 10 MFCCs × 2,548 frames, one excerpt of 29.6 s.
 * - `genre-mfcc-columns`: the picture of `genre-mfcc` as 20 tiles of every 20th column.
 * - `log-mel`: 64 mel bands × 100 frames, consecutive tiles of 4.64 s, each track at its own level.
 */
export const FEATURE_SET_IDS = [
  'film-score-mfcc',
  'tagger-mel',
  'genre-mfcc',
  'genre-mfcc-columns',
  'log-mel',
] as const;

export type FeatureSetId = (typeof FEATURE_SET_IDS)[number];
