import type { Bag } from './bagging.ts';

/** The tiles that one net learns from or is validated on. */
export interface Examples {
  /** Tile numbers. */
  readonly tiles: Uint32Array<ArrayBuffer>;
  /** [tiles, outputs] row-major, 0..1. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** A number for the group (album, film, folder) of each tile. */
  readonly groups: Uint32Array<ArrayBuffer>;
  /** How much each tile counts while training; null: all alike. */
  readonly weights: Float32Array<ArrayBuffer> | null;
}

/** A track's tile numbers, its tags, one boolean an output, and its group's number. */
export interface TaggedTiles {
  readonly tiles: readonly number[];
  readonly targets: readonly boolean[];
  readonly group: number;
}

/** A bag with its yes-or-no targets: one output. */
export function bagExamples({ tiles, positives }: Bag, groupOf: (tile: number) => number): Examples {
  return {
    tiles,
    targets: Float32Array.from(tiles, (_, place) => (place < positives ? 1 : 0)),
    groups: tiles.map(groupOf),
    weights: null,
  };
}

/**
 * Every tile that carries a tag, for one net whose outputs share out a confidence of 1. A tile's
 * target is its tag vector divided by its sum, as softmax outputs too sum to 1. (The film-score source
 * showed a tile once for each of its tags instead; the expected gradient of that differs only by
 * weighing a tile with its number of tags.) Tiles without any tag have no such vector and are left out.
 */
export function sharedExamples(tracks: readonly TaggedTiles[], outputs: number): Examples {
  const tagged = tracks.filter(({ targets }) => targets.includes(true));
  return examplesOf(tagged, outputs, (targets) => {
    const share = 1 / targets.filter(Boolean).length;
    return targets.map((carried) => (carried ? share : 0));
  });
}

/** Every tile, for one net that answers for each tag by itself: those without any tag are negatives. */
export function multiLabelExamples(tracks: readonly TaggedTiles[], outputs: number): Examples {
  return examplesOf(tracks, outputs, (targets) => targets.map(Number));
}

function examplesOf(
  tracks: readonly TaggedTiles[],
  outputs: number,
  rowOf: (targets: readonly boolean[]) => readonly number[],
): Examples {
  const tiles = Uint32Array.from(tracks.flatMap((track) => track.tiles));
  const values = new Float32Array(tiles.length * outputs);
  let place = 0;
  for (const track of tracks) {
    const row = rowOf(track.targets);
    for (let tile = 0; tile < track.tiles.length; tile++) values.set(row, outputs * place++);
  }
  const groups = Uint32Array.from(tracks.flatMap((track) => track.tiles.map(() => track.group)));
  return { tiles, targets: values, groups, weights: null };
}

/**
 * How much each tile counts so that frequent tags do not drown rare ones: scikit-learn's `balanced`,
 * n / (k nₜ) for tag t of k that occur, where nₜ counts a tile of several tags by its share in each,
 * and n the tiles with any tag. A tile has the mean weight of its tags, 1 if it has none; so the mean
 * of all weights is 1.
 *
 * @param targets [tiles, outputs] row-major, 0 or more
 */
export function classWeights(targets: Float32Array, outputs: number): Float32Array<ArrayBuffer> {
  const tiles = targets.length / outputs;
  const shares = targets.slice();
  const counts = new Float64Array(outputs);
  let tagged = 0;
  for (let tile = 0; tile < tiles; tile++) {
    const row = shares.subarray(tile * outputs, (tile + 1) * outputs);
    const sum = row.reduce((total, value) => total + value, 0);
    if (sum === 0) continue;
    tagged++;
    row.forEach((value, output) => {
      row[output] = value / sum;
      counts[output] += row[output];
    });
  }
  const occurring = counts.filter((count) => count > 0).length;
  const weights = new Float32Array(tiles).fill(1);
  for (let tile = 0; tile < tiles; tile++) {
    const row = shares.subarray(tile * outputs, (tile + 1) * outputs);
    const weight = row.reduce(
      (total, share, output) => (share === 0 ? total : total + (share * tagged) / (occurring * counts[output])),
      0,
    );
    if (weight > 0) weights[tile] = weight;
  }
  return weights;
}
