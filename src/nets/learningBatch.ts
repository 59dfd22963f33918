import { augments, drawTile, maskTile, mixInto, tiltTile, type TileDraw } from './augmentation.ts';
import type { Examples } from './examples.ts';
import type { Cut } from './pieces.ts';
import { outputsOf, type Recipe } from './recipe.ts';

/** Tiles and what the net should say of them. */
export interface Batch {
  readonly count: number;
  /** [count, coefficients, frames], standardised. */
  readonly tiles: Float32Array;
  /** [count, outputs] */
  readonly targets: Float32Array;
}

/**
 * Standardised tiles, [numbers, coefficients, frames], each moved by as many frames as `shifts` says
 * (null: not at all). One piece is asked for ahead.
 */
export type Gather = (numbers: Uint32Array, shifts: Int32Array | null) => Float32Array | Promise<Float32Array>;

/** What a batch depends on beside its places. */
export interface BatchSource {
  readonly recipe: Recipe;
  readonly seed: number;
  readonly tag: string;
  readonly gather: Gather;
  /** What 1 dB of tilt adds to each standardised coefficient. */
  readonly tiltStep: Float32Array;
}

/** Tiles and targets as they are. */
export async function plainBatch({ recipe, gather }: BatchSource, examples: Examples, places: Uint32Array): Promise<Batch> {
  const tiles = await gather(numbersOf(examples, places), null);
  return { count: places.length, tiles, targets: targetsOf(recipe, examples, places) };
}

/** Tiles and targets to learn from, changed as the recipe says. */
export async function learningBatch(
  source: BatchSource,
  examples: Examples,
  { places, first }: Cut,
  epoch: number,
): Promise<Batch> {
  const { recipe, seed, tag, gather, tiltStep } = source;
  const { augmentation, input } = recipe;
  if (!augments(augmentation)) return plainBatch(source, examples, places);
  const draws = Array.from(places, (_, index): TileDraw =>
    drawTile(augmentation, { seed, tag, epoch }, first + index, examples.tiles.length, input),
  );
  const shifts = augmentation.shift > 0 ? Int32Array.from(draws, ({ shift }) => shift) : null;
  const tiles = await gather(numbersOf(examples, places), shifts);
  const targets = targetsOf(recipe, examples, places);
  const partners = Uint32Array.from(draws, ({ partner }, index) => partner?.place ?? places[index]);
  const others = augmentation.mixup > 0 ? await plainBatch(source, examples, partners) : null;
  const part = (values: Float32Array, index: number): Float32Array => {
    const size = values.length / places.length;
    return values.subarray(index * size, (index + 1) * size);
  };
  draws.forEach((draw, index) => {
    const tile = part(tiles, index);
    tiltTile(tile, input, draw.tilt, tiltStep);
    if (others !== null && draw.partner !== null) {
      mixInto(tile, part(others.tiles, index), draw.partner.share);
      mixInto(part(targets, index), part(others.targets, index), draw.partner.share);
    }
    maskTile(tile, input, draw);
  });
  return { count: places.length, tiles, targets };
}

function numbersOf(examples: Examples, places: Uint32Array): Uint32Array {
  return places.map((place) => examples.tiles[place]);
}

function targetsOf(recipe: Recipe, examples: Examples, places: Uint32Array): Float32Array {
  const outputs = outputsOf(recipe);
  const targets = new Float32Array(places.length * outputs);
  places.forEach((place, index) =>
    targets.set(examples.targets.subarray(place * outputs, (place + 1) * outputs), index * outputs),
  );
  return targets;
}
