import type { Standardiser } from './ensemble.ts';
import { fitStandardiser, standardise } from './standardiser.ts';
import { splitNumbers, startsOf, type TileStore } from './tileStore.ts';

/**
 * All tiles of a training, track by track, as float32. Tile numbers count through the tracks in
 * their order in the plan, whatever the order in which they were added.
 */
export class TrainingTiles implements TileStore {
  readonly #coefficients: number;
  readonly #frames: number;
  readonly #tracks: Float32Array[];
  #standardised = false;

  constructor(tracks: number, input: { readonly coefficients: number; readonly frames: number }) {
    this.#coefficients = input.coefficients;
    this.#frames = input.frames;
    this.#tracks = Array.from({ length: tracks }, () => new Float32Array(0));
  }

  /** Values of one tile. */
  get size(): number {
    return this.#coefficients * this.#frames;
  }

  /** Takes ownership of `values`, [count, coefficients, frames], not standardised. */
  add(track: number, values: Float32Array): void {
    if (this.#standardised) throw new Error('tiles-already-standardised');
    if (track < 0 || track >= this.#tracks.length) throw new Error('unknown-track');
    if (values.length % this.size !== 0) throw new Error('tile-size-mismatch');
    this.#tracks[track] = values;
  }

  count(track: number): number {
    return this.#tracks[track].length / this.size;
  }

  /**
   * Scales every tile in place by the statistics of the `training` tracks alone, and returns them.
   * Once only: throws `tiles-already-standardised`.
   */
  standardise(training: readonly number[], known: Standardiser | null = null): Standardiser {
    if (this.#standardised) throw new Error('tiles-already-standardised');
    const tracks = training.map((track) => this.#tracks[track]);
    const fitted = known ?? fitStandardiser(tracks, this.#coefficients, this.#frames);
    for (const values of this.#tracks) standardise(values, values, fitted, this.#frames);
    this.#standardised = true;
    return fitted;
  }

  /** Tile numbers of `tracks`, split by whether the track carries the tag. */
  numbers(
    tracks: readonly number[],
    carries: (track: number) => boolean,
  ): { positives: number[]; negatives: number[] } {
    return splitNumbers(this.#starts(), tracks, carries);
  }

  /** Copies the tiles with these numbers, one after the other, into a new array. */
  gather(numbers: Uint32Array): Float32Array<ArrayBuffer> {
    const starts = this.#starts();
    const { size } = this;
    const target = new Float32Array(numbers.length * size);
    numbers.forEach((number, place) => {
      const track = trackOf(starts, number);
      const offset = (number - starts[track]) * size;
      target.set(this.#tracks[track].subarray(offset, offset + size), place * size);
    });
    return target;
  }

  #known: Uint32Array | null = null;

  /** First tile number of each track, and the number of all tiles at the end. */
  #starts(): Uint32Array {
    if (this.#known !== null && this.#standardised) return this.#known;
    this.#known = startsOf(this.#tracks.map((_, track) => this.count(track)));
    return this.#known;
  }

  close(): void {}
}

/** The track that holds tile `number`: the last whose start is not after it. */
function trackOf(starts: Uint32Array, number: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
