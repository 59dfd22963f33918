import { augments, drawTile, maskTile, mixInto, tiltTile, type TileDraw } from './augmentation.ts';
import type { Examples } from './examples.ts';
import type { Levels } from './levels.ts';
import { overlayTile, uniteInto } from './overlay.ts';
import type { Cut } from './pieces.ts';
import { outputsOf, type Recipe } from './recipe.ts';
import type { ResidentTiles } from './residentTiles.ts';

/** Standardised tiles of a batch: on their way to the device, or there already and named by number. */
export type BatchTiles =
  /** [count, coefficients, frames] */
  | { readonly kind: 'values'; readonly values: Float32Array }
  | { readonly kind: 'resident'; readonly store: ResidentTiles; readonly numbers: Uint32Array };

/** Tiles and what the net should say of them. */
export interface Batch {
  readonly count: number;
  readonly tiles: BatchTiles;
  /** [count, outputs] */
  readonly targets: Float32Array;
  /** How much each tile counts; null: all alike. */
  readonly weights: Float32Array | null;
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
  /** The same tiles on the device; null or left out: batches come by `gather`. */
  readonly resident?: ResidentTiles | null;
  readonly levels: Levels;
}

/** Tiles and targets as they are. */
export async function plainBatch({ recipe, gather, resident }: BatchSource, examples: Examples, places: Uint32Array): Promise<Batch> {
  const numbers = numbersOf(examples, places);
  const tiles: BatchTiles = resident ? { kind: 'resident', store: resident, numbers } : { kind: 'values', values: await gather(numbers, null) };
  return { count: places.length, tiles, targets: targetsOf(recipe, examples, places), weights: weightsOf(examples, places) };
}

/**
 * Tiles and targets to learn from, changed as the recipe says. Tiles that are changed are drawn and
 * changed here and travel to the device, wherever the plain ones lie: a shift reads two neighbours,
 * and one code for all backends gives them the same bits.
 */
export async function learningBatch(
  source: BatchSource,
  examples: Examples,
  { places, first }: Cut,
  epoch: number,
): Promise<Batch> {
  const { recipe, seed, tag, gather, levels } = source;
  const { augmentation, input } = recipe;
  if (!augments(augmentation)) return plainBatch(source, examples, places);
  if (augmentation.overlay > 0 && levels.bands === null) throw new Error('overlay-needs-bands');
  const draws = Array.from(places, (_, index): TileDraw =>
    drawTile(augmentation, { seed, tag, epoch }, first + index, examples.tiles.length, input),
  );
  const shifts = augmentation.shift > 0 ? Int32Array.from(draws, ({ shift }) => shift) : null;
  const values = await gather(numbersOf(examples, places), shifts);
  const targets = targetsOf(recipe, examples, places);
  const weights = weightsOf(examples, places);
  /** Tiles that meet those of the batch, one each; nothing is read where a switch is off. */
  const others = async (strength: number, placeOf: (draw: TileDraw) => number | undefined) => {
    if (strength === 0) return null;
    const met = Uint32Array.from(draws, (draw, index) => placeOf(draw) ?? places[index]);
    return { values: await gather(numbersOf(examples, met), null), targets: targetsOf(recipe, examples, met), weights: weightsOf(examples, met) };
  };
  const laidOver = await others(augmentation.overlay, ({ overlay }) => overlay?.place);
  const partners = await others(augmentation.mixup, ({ partner }) => partner?.place);
  const part = (all: Float32Array, index: number): Float32Array => {
    const size = all.length / places.length;
    return all.subarray(index * size, (index + 1) * size);
  };
  draws.forEach((draw, index) => {
    const tile = part(values, index);
    if (laidOver !== null && levels.bands !== null && draw.overlay !== null) {
      overlayTile(tile, part(laidOver.values, index), draw.overlay.gain, levels.bands);
      uniteInto(part(targets, index), part(laidOver.targets, index), recipe.head.kind === 'softmax');
      // As the weight of a tile is the mean of its tags', that of two is the mean of both.
      if (weights !== null && laidOver.weights !== null) mixInto(part(weights, index), part(laidOver.weights, index), 0.5);
    }
    tiltTile(tile, input, draw.tilt, levels.tiltStep);
    if (partners !== null && draw.partner !== null) {
      mixInto(tile, part(partners.values, index), draw.partner.share);
      mixInto(part(targets, index), part(partners.targets, index), draw.partner.share);
      if (weights !== null && partners.weights !== null) mixInto(part(weights, index), part(partners.weights, index), draw.partner.share);
    }
    maskTile(tile, input, draw);
  });
  return { count: places.length, tiles: { kind: 'values', values }, targets, weights };
}

function numbersOf(examples: Examples, places: Uint32Array): Uint32Array {
  return places.map((place) => examples.tiles[place]);
}

function weightsOf({ weights }: Examples, places: Uint32Array): Float32Array | null {
  return weights === null ? null : Float32Array.from(places, (place) => weights[place]);
}

function targetsOf(recipe: Recipe, examples: Examples, places: Uint32Array): Float32Array {
  const outputs = outputsOf(recipe);
  const targets = new Float32Array(places.length * outputs);
  places.forEach((place, index) =>
    targets.set(examples.targets.subarray(place * outputs, (place + 1) * outputs), index * outputs),
  );
  return targets;
}
