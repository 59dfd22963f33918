import type { Standardiser } from './ensemble.ts';
import { fitStandardiser, standardise } from './standardiser.ts';

/**
 * All tiles of a training, track by track, as float32. Tile numbers count through the tracks in
 * their order in the plan, whatever the order in which they were added.
 */
export class TrainingTiles {
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
  standardise(training: readonly number[]): Standardiser {
    if (this.#standardised) throw new Error('tiles-already-standardised');
    const fitted = fitStandardiser(
      training.map((track) => this.#tracks[track]),
      this.#coefficients,
      this.#frames,
    );
    for (const values of this.#tracks) standardise(values, values, fitted, this.#frames);
    this.#standardised = true;
    return fitted;
  }

  /** Tile numbers of `tracks`, split by whether the track carries the tag. */
  numbers(
    tracks: readonly number[],
    carries: (track: number) => boolean,
  ): { positives: number[]; negatives: number[] } {
    const starts = this.#starts();
    const positives: number[] = [];
    const negatives: number[] = [];
    for (const track of tracks) {
      const list = carries(track) ? positives : negatives;
      for (let tile = starts[track]; tile < starts[track + 1]; tile++) list.push(tile);
    }
    return { positives, negatives };
  }

  /** The track that a tile belongs to. */
  trackOf(number: number): number {
    return trackOf(this.#starts(), number);
  }

  /**
   * As `gather`, with tile i starting `shifts[i]` frames later (negative: earlier) in its track, as
   * far as the track's tiles reach: what comes in is the neighbour's music. Right only where the
   * track's tiles follow each other without gaps.
   */
  gatherShifted(numbers: Uint32Array, shifts: Int32Array): Float32Array<ArrayBuffer> {
    const starts = this.#starts();
    const frames = this.#frames;
    const { size } = this;
    const target = new Float32Array(numbers.length * size);
    numbers.forEach((number, place) => {
      const track = trackOf(starts, number);
      const values = this.#tracks[track];
      const last = values.length / this.#coefficients - frames;
      const from = Math.max(0, Math.min(last, (number - starts[track]) * frames + shifts[place]));
      const [tile, skipped] = [Math.floor(from / frames), from % frames];
      for (let row = 0; row < size; row += frames) {
        const source = tile * size + row;
        target.set(values.subarray(source + skipped, source + frames), place * size + row);
        if (skipped === 0) continue;
        target.set(values.subarray(source + size, source + size + skipped), place * size + row + frames - skipped);
      }
    });
    return target;
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
    const starts = new Uint32Array(this.#tracks.length + 1);
    for (let track = 0; track < this.#tracks.length; track++) {
      starts[track + 1] = starts[track] + this.count(track);
    }
    this.#known = starts;
    return starts;
  }
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
