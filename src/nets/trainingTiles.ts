import type { Standardiser } from './ensemble.ts';
import { fitStandardiser, standardise } from './standardiser.ts';
import { joinTiles, shiftedStart, splitNumbers, startsOf, type TileStore, trackOf } from './tileStore.ts';

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

  get total(): number {
    return this.#starts()[this.#tracks.length];
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

  /** The track that a tile belongs to. */
  trackOf(number: number): number {
    return trackOf(this.#starts(), number);
  }

  gather(numbers: Uint32Array, shifts: Int32Array | null = null): Float32Array<ArrayBuffer> {
    const starts = this.#starts();
    const { size } = this;
    const target = new Float32Array(numbers.length * size);
    numbers.forEach((number, place) => {
      const track = trackOf(starts, number);
      const values = this.#tracks[track];
      const shift = shifts?.[place] ?? 0;
      const { tile, skipped } = shiftedStart(number - starts[track], shift, this.count(track), this.#frames);
      const offset = tile * size;
      joinTiles(
        values.subarray(offset, offset + size),
        values.subarray(offset + size, offset + 2 * size),
        skipped,
        this.#frames,
        target.subarray(place * size, (place + 1) * size),
      );
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
