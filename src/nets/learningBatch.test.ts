import { describe, expect, it } from 'vitest';
import { drawTile } from './augmentation.ts';
import type { Examples } from './examples.ts';
import { type BatchSource, learningBatch } from './learningBatch.ts';
import { NO_LEVELS } from './levels.ts';
import { type Bands, overlayTile } from './overlay.ts';
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';
import { TINY_RECIPE } from './tinyRecipe.fixture.ts';

const { coefficients, frames } = TINY_RECIPE.input;
const SIZE = coefficients * frames;
const TILES = 6;
const BANDS: Bands = { mean: new Float32Array(coefficients), deviation: new Float32Array(coefficients).fill(4), decibel: 1 };

/** Tile t of its own level and slope; its target is output t alone, its weight t + 1. */
const tileOf = (tile: number) => Float32Array.from({ length: SIZE }, (_, index) => tile - index / SIZE);
const examples: Examples = {
  tiles: Uint32Array.from({ length: TILES }, (_, tile) => tile),
  targets: Float32Array.from({ length: TILES * TILES }, (_, index) => (index % TILES === Math.floor(index / TILES) ? 1 : 0)),
  groups: new Uint32Array(TILES),
  weights: Float32Array.from({ length: TILES }, (_, tile) => tile + 1),
};

function sourceOf(head: Recipe['head'], levels: BatchSource['levels']): BatchSource {
  const gather: BatchSource['gather'] = (numbers) => Float32Array.from([...numbers].flatMap((tile) => [...tileOf(tile)]));
  return { recipe: { ...TINY_RECIPE, head, augmentation: { ...NO_AUGMENTATION, overlay: 1 } }, seed: 1, tag: 'All tags', gather, levels };
}

const cut = { places: Uint32Array.from({ length: TILES }, (_, place) => place), first: 0 };
const LEVELS = { tiltStep: new Float32Array(coefficients), bands: BANDS };

describe('a tile laid over another', () => {
  it.each(['multi-label', 'softmax'] as const)('sounds with it, with the tags of both and the mean of their weights: %s', async (kind) => {
    const source = sourceOf({ kind, outputs: TILES }, LEVELS);
    const { tiles, targets, weights } = await learningBatch(source, examples, cut, 2);
    const met = new Set<number>();
    for (let place = 0; place < TILES; place++) {
      const { overlay } = drawTile(source.recipe.augmentation, { seed: 1, tag: 'All tags', epoch: 2 }, place, TILES, TINY_RECIPE.input);
      if (overlay === null || tiles.kind !== 'values') throw new Error('A chance of 1 leaves no tile alone.');
      const expected = tileOf(place);
      overlayTile(expected, tileOf(overlay.place), overlay.gain, BANDS);
      expect(tiles.values.subarray(place * SIZE, (place + 1) * SIZE)).toEqual(expected);
      const both = new Set([place, overlay.place]);
      const share = kind === 'softmax' ? 1 / both.size : 1;
      expect([...targets.subarray(place * TILES, (place + 1) * TILES)]).toEqual(Array.from({ length: TILES }, (_, tag) => (both.has(tag) ? share : 0)));
      expect(weights?.[place]).toBe((place + 1 + overlay.place + 1) / 2);
      met.add(overlay.place);
    }
    expect(met.size).toBeGreaterThan(1);
  });

  it('needs bands', async () => {
    await expect(learningBatch(sourceOf({ kind: 'multi-label', outputs: TILES }, NO_LEVELS), examples, cut, 1)).rejects.toThrow('overlay-needs-bands');
  });
});
