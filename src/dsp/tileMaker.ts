import { ExcerptExtractor } from './excerptExtractor.ts';
import type { FeatureSet } from './featureSets.ts';
import { genrePicture } from './genrePicture.ts';
import { LogMelExtractor } from './logMelExtractor.ts';
import { taggerPicture } from './taggerPicture.ts';
import { TileExtractor } from './tileExtractor.ts';
import type { Tiles } from './tileFormat.ts';

/**
 * Told of frames as they are computed: a power spectrum |X|²/N (bins 0..N/2, only valid during the
 * call) and its number, from 0; frames follow each other without overlap. Padding frames are not
 * told of.
 */
export type FrameListener = (power: Float64Array, frame: number) => void;

/**
 * Makes the tiles of one track whose mono samples (−1..1, at the rate of its feature set) arrive in
 * pieces of any length. Where the pieces were cut does not change a bit of the result.
 */
export interface TileMaker {
  /** Samples pushed so far. */
  readonly samples: number;
  /** Takes the next samples; copies what it keeps. */
  push(samples: Float32Array): void;
  /** The tiles of all samples pushed, in an array of its own. The maker is spent after this. */
  finish(): Tiles;
}

/** A maker of tiles of this set. */
export function tileMaker(set: FeatureSet, listener: FrameListener = () => {}): TileMaker {
  switch (set.id) {
    case 'film-score-mfcc':
      return new TileExtractor(listener);
    case 'log-mel':
      return new LogMelExtractor(listener);
    case 'tagger-mel':
      return new ExcerptExtractor(set, taggerPicture, listener);
    case 'genre-mfcc':
    case 'genre-mfcc-columns':
      return new ExcerptExtractor(set, genrePicture, listener);
    default:
      return set.id satisfies never;
  }
}

/** The tiles of a whole track at once; bit for bit what the set's maker makes of its pieces. */
export function tilesUnder(set: FeatureSet, samples: Float32Array): Tiles {
  const maker = tileMaker(set);
  maker.push(samples);
  return maker.finish();
}
