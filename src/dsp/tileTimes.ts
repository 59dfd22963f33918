import { type FeatureSet, tileSeconds } from './featureSets.ts';
import { MOST_EXCERPT_SECONDS } from './middleSamples.ts';

/** A stretch of time in seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * When the rows of a track's confidences sound: row r from `first` + r · `length` on, for `length`
 * seconds. Tiles that sound together (columns of one excerpt) share one row, their mean.
 */
export interface TileTimes {
  readonly first: number;
  /** Above 0. */
  readonly length: number;
}

/** @param seconds length of the track */
export function tileTimes(set: FeatureSet, seconds: number): TileTimes {
  const length = tileSeconds(set);
  if (set.layout.kind === 'consecutive') return { first: 0, length };
  return { first: Math.max(0, (Math.min(seconds, MOST_EXCERPT_SECONDS) - length) / 2), length };
}

/** The row of confidences that a tile belongs to. */
export function rowOfTile({ layout }: FeatureSet, tile: number): number {
  return layout.kind === 'columns' ? 0 : tile;
}

/** When a row sounds; nothing sounds after the end of the track. */
export function tileSpan(row: number, { first, length }: TileTimes, seconds: number): Span {
  return { from: Math.min(seconds, first + row * length), to: Math.min(seconds, first + (row + 1) * length) };
}

/** Where the last of `rows` rows ends, seconds. */
export function tilesEnd(rows: number, { first, length }: TileTimes): number {
  return first + rows * length;
}

/** The row that sounds at `time`; what lies before the first or after the last belongs to it. */
export function tileAt(time: number, { first, length }: TileTimes, rows: number): number {
  return Math.min(rows - 1, Math.max(0, Math.floor((time - first) / length + 1e-6)));
}

/**
 * Confidences of tiles, [tiles, tags] row-major in 0..1, as one row for each stretch of time: tiles
 * that sound together become their mean.
 */
export function rowsInTime({ layout }: FeatureSet, confidences: Float32Array, tags: number): Float32Array {
  if (layout.kind !== 'columns') return confidences;
  const tiles = confidences.length / tags;
  return Float32Array.from({ length: tags }, (_, tag) => {
    let sum = 0;
    for (let tile = 0; tile < tiles; tile++) sum += confidences[tile * tags + tag];
    return sum / tiles;
  });
}
