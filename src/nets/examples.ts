import type { Bag } from './bagging.ts';

/** The tiles that one net learns from or is validated on. */
export interface Examples {
  /** Tile numbers. */
  readonly tiles: Uint32Array<ArrayBuffer>;
  /** [tiles, outputs] row-major, 0..1. */
  readonly targets: Float32Array<ArrayBuffer>;
  /** A number for the group (album, film, folder) of each tile. */
  readonly groups: Uint32Array<ArrayBuffer>;
}

/** A bag with its yes-or-no targets: one output. */
export function bagExamples({ tiles, positives }: Bag, groupOf: (tile: number) => number): Examples {
  return {
    tiles,
    targets: Float32Array.from(tiles, (_, place) => (place < positives ? 1 : 0)),
    groups: tiles.map(groupOf),
  };
}

/**
 * Every tile that carries a tag, for one net that answers for all of them. A tile's target is its tag
 * vector divided by its sum, as softmax outputs too sum to 1. (The film-score source showed a tile
 * once for each of its tags instead; the expected gradient of that differs only by weighing a tile
 * with its number of tags.) Tiles without any tag have no such vector and are left out.
 *
 * @param tracks each track's tile numbers, its tags, one boolean an output, and its group's number
 */
export function allExamples(
  tracks: readonly { readonly tiles: readonly number[]; readonly targets: readonly boolean[]; readonly group: number }[],
  outputs: number,
): Examples {
  const tagged = tracks.filter(({ targets }) => targets.includes(true));
  const tiles = Uint32Array.from(tagged.flatMap((track) => track.tiles));
  const values = new Float32Array(tiles.length * outputs);
  let place = 0;
  for (const track of tagged) {
    const share = 1 / track.targets.filter(Boolean).length;
    const row = track.targets.map((carried) => (carried ? share : 0));
    for (let tile = 0; tile < track.tiles.length; tile++) values.set(row, outputs * place++);
  }
  const groups = Uint32Array.from(tagged.flatMap((track) => track.tiles.map(() => track.group)));
  return { tiles, targets: values, groups };
}
