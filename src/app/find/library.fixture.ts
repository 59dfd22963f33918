/** Tracks and libraries for the tests of this folder. */
import { featureSet } from '../../dsp/featureSets.ts';
import { tilesEnd, tileTimes } from '../../dsp/tileTimes.ts';
import type { Track } from '../state.ts';
import { LibraryIndex, type TaggedTrack } from './libraryIndex.ts';

/** Of consecutive tiles, the same for every track. */
export const TIMES = tileTimes(featureSet('film-score-mfcc'), 0);

export const TAGS = ['Romance', 'Comedy', 'Action', 'Crime'] as const;

/** A tagged track; `tiles` holds one row of confidences a tile, its mean is the track's. */
export function trackOf(key: string, tiles: readonly (readonly number[])[], change: Partial<Track> = {}): TaggedTrack {
  const width = tiles[0].length;
  const mean = Float32Array.from({ length: width }, (_, tag) => tiles.reduce((sum, tile) => sum + tile[tag], 0) / tiles.length);
  return {
    key,
    id: key.padEnd(64, '0'),
    fileName: `${key}.flac`,
    path: `Scores/${key}.flac`,
    bytes: 1,
    title: key,
    artist: '',
    album: '',
    year: null,
    embeddedGenres: [],
    labels: null,
    group: null,
    stage: 'done',
    problem: null,
    remark: null,
    seconds: tilesEnd(tiles.length, TIMES),
    descriptors: null,
    peaks: null,
    playable: true,
    ...change,
    confidences: Float32Array.from(tiles.flat()),
    times: TIMES,
    overall: mean,
    raw: mean,
  };
}

export function libraryOf(tracks: readonly Track[], tags: readonly string[] = TAGS): LibraryIndex {
  return new LibraryIndex(
    tracks.map(({ key }) => key),
    new Map(tracks.map((track) => [track.key, track])),
    tags,
  );
}

/** Deterministic numbers in 0..1. */
export function generator(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A library of single-tile tracks with random confidences. */
export function randomLibrary(count: number, tags: readonly string[] = TAGS, seed = 1): LibraryIndex {
  const random = generator(seed);
  return libraryOf(
    Array.from({ length: count }, (_, index) => trackOf(`t${index}`, [tags.map(() => random())])),
    tags,
  );
}
