import { stream, word32, type Stream } from './random.ts';

/**
 * Names the dropout masks of one training step. A mask value depends on (seed, tag, step, layer,
 * tile's place in the batch, place in the tile) alone, so cutting a batch into smaller pieces, or
 * another backend, changes nothing.
 */
export interface DropoutKey {
  readonly seed: number;
  readonly tag: string;
  readonly step: number;
  /** Place in the batch of the first tile of this piece. */
  readonly firstTile: number;
}

/**
 * Fills `mask`, of shape [tiles, size], with inverted dropout: 0 with probability `rate`, else
 * 1 / (1 − rate). Sixteen random bits a value, so `rate` is met to within 2⁻¹⁷.
 */
export function fillMask(
  mask: Float32Array,
  size: number,
  rate: number,
  key: DropoutKey,
  layer: number,
): void {
  const { low, high }: Stream = stream(key.seed, 'dropout', key.tag, key.step, layer);
  const threshold = Math.round(rate * 65_536);
  const kept = 1 / (1 - rate);
  const words = Math.ceil(size / 2);
  const tiles = mask.length / size;
  for (let tile = 0; tile < tiles; tile++) {
    const counter = (key.firstTile + tile) * words;
    const end = (tile + 1) * size;
    for (let i = tile * size, word = counter; i < end; i += 2, word++) {
      const bits = word32(low, high, word);
      mask[i] = (bits & 0xffff) < threshold ? 0 : kept;
      if (i + 1 < end) mask[i + 1] = bits >>> 16 < threshold ? 0 : kept;
    }
  }
}
