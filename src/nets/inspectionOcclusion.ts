/** Which frames of a tile are blanked out, one stretch at a time. */
export interface Occlusion {
  /** Frames in a stretch. */
  readonly window: number;
  /** First frame of each stretch. */
  readonly starts: readonly number[];
}

/** Stretches of `window` frames, one every `step`; the last ends with the tile. */
export function slidingOcclusion(frames: number, window: number, step: number): Occlusion {
  const starts: number[] = [];
  for (let start = 0; start + window < frames; start += step) starts.push(start);
  return { window, starts: [...starts, Math.max(0, frames - window)] };
}

/**
 * The tile itself and, after it, one copy for each stretch, in which those frames are zero: shape
 * [1 + starts, coefficients, frames] row-major. `tile` is standardised, so zero is the training mean.
 */
export function occludedTiles(tile: Float32Array, frames: number, { window, starts }: Occlusion): Float32Array<ArrayBuffer> {
  const batch = new Float32Array(tile.length * (starts.length + 1));
  batch.set(tile);
  starts.forEach((start, index) => {
    const copy = batch.subarray(tile.length * (index + 1), tile.length * (index + 2));
    copy.set(tile);
    for (let row = 0; row < copy.length; row += frames) {
      copy.fill(0, row + start, row + Math.min(frames, start + window));
    }
  });
  return batch;
}

/**
 * How much the confidence falls where, for every `step` frames of a tile: the mean over the
 * stretches that cover them. Positive: those frames speak for the tag.
 *
 * @param whole confidence of the untouched tile
 * @param occluded one confidence for each stretch
 */
export function dropsOf(
  whole: number,
  occluded: ArrayLike<number>,
  frames: number,
  step: number,
  { window, starts }: Occlusion,
): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: Math.ceil(frames / step) }, (_, segment) => {
    const from = segment * step;
    const to = Math.min(frames, from + step);
    let sum = 0;
    let covers = 0;
    starts.forEach((start, index) => {
      if (start >= to || start + window <= from) return;
      sum += whole - occluded[index];
      covers++;
    });
    return covers === 0 ? 0 : sum / covers;
  });
}
