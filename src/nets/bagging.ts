import type { Stream } from './random.ts';

/** One net's tiles: as many with the tag as without it. */
export interface Bag {
  /** Tile numbers, positives first. */
  readonly tiles: Uint32Array<ArrayBuffer>;
  /** How many of them, from the start, carry the tag. */
  readonly positives: number;
}

/**
 * All positive tiles and an equally large uniform sample, without replacement, of the negatives.
 *
 * When a tag is on more than half of the tiles there are too few negatives for that. Then all the
 * negatives stay and the positives are sampled down to their number: a net that saw an uneven bag
 * would shift all its confidences towards the commoner answer, and a ranking that compares nets
 * would put that tag first everywhere.
 */
export function bag(positives: readonly number[], negatives: readonly number[], random: Stream): Bag {
  const size = Math.min(positives.length, negatives.length);
  const chosen = [...random.sample(positives, size), ...random.sample(negatives, size)];
  return { tiles: Uint32Array.from(chosen), positives: size };
}
