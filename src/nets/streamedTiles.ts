import type { Standardiser } from './ensemble.ts';
import { standardise, StandardiserFit } from './standardiser.ts';
import { joinTiles, shiftedStart, splitNumbers, startsOf, type TileStore, trackOf } from './tileStore.ts';

/** Numbers in a file, in the order in which they were written. One writes it, then many may read it. */
export interface NumberFile {
  /** Puts `values` at place `at`, counted in numbers. */
  write(at: number, values: Float32Array): Promise<void> | void;
  /** Ends the writing; harmless for those that never wrote. */
  seal(): Promise<void> | void;
  /** Fills `target` from place `at`. */
  read(at: number, target: Float32Array): Promise<void> | void;
  close(): void;
}

/**
 * Tiles that do not fit in memory: in a file as they came, standardised when they are read. A net
 * reads its tiles in the order of its shuffled bag, one piece ahead of the device (pieces.ts), so
 * that memory holds two pieces a net however many tiles there are.
 */
export class StreamedTiles implements TileStore {
  readonly #file: NumberFile;
  readonly #coefficients: number;
  readonly #frames: number;
  readonly #starts: Uint32Array;
  #standardiser: Standardiser | null = null;

  /** @param counts tiles of each track, in the order of the plan */
  constructor(
    file: NumberFile,
    counts: readonly number[],
    input: { readonly coefficients: number; readonly frames: number },
  ) {
    this.#file = file;
    this.#coefficients = input.coefficients;
    this.#frames = input.frames;
    this.#starts = startsOf(counts);
  }

  /** Values of one tile. */
  get size(): number {
    return this.#coefficients * this.#frames;
  }

  get total(): number {
    return this.#starts[this.#starts.length - 1];
  }

  /** Throws `unknown-track`, or `tile-size-mismatch` where the track was announced with another count. */
  async add(track: number, values: Float32Array): Promise<void> {
    if (track < 0 || track >= this.#starts.length - 1) throw new Error('unknown-track');
    if (values.length !== this.#lengthOf(track)) throw new Error('tile-size-mismatch');
    await this.#file.write(this.#starts[track] * this.size, values);
  }

  async standardise(training: readonly number[], known: Standardiser | null): Promise<Standardiser> {
    await this.#file.seal();
    this.#standardiser = known ?? (await this.#fit(training));
    return this.#standardiser;
  }

  numbers(tracks: readonly number[], carries: (track: number) => boolean): { positives: number[]; negatives: number[] } {
    return splitNumbers(this.#starts, tracks, carries);
  }

  trackOf(number: number): number {
    return trackOf(this.#starts, number);
  }

  async gather(numbers: Uint32Array, shifts: Int32Array | null = null): Promise<Float32Array<ArrayBuffer>> {
    if (this.#standardiser === null) throw new Error('tiles-not-standardised');
    const { size } = this;
    const target = new Float32Array(numbers.length * size);
    for (let place = 0; place < numbers.length; place++) {
      const part = target.subarray(place * size, (place + 1) * size);
      const waiting =
        shifts === null || shifts[place] === 0
          ? this.#file.read(numbers[place] * size, part)
          : this.#readShifted(numbers[place], shifts[place], part);
      // A file that answers at once must not cost a turn of the loop for each tile.
      if (waiting !== undefined) await waiting;
    }
    standardise(target, target, this.#standardiser, this.#frames);
    return target;
  }

  close(): void {
    this.#file.close();
  }

  async #readShifted(number: number, shift: number, target: Float32Array): Promise<void> {
    const { size } = this;
    const track = trackOf(this.#starts, number);
    const start = this.#starts[track];
    const tiles = this.#starts[track + 1] - start;
    const { tile, skipped } = shiftedStart(number - start, shift, tiles, this.#frames);
    const both = new Float32Array((skipped > 0 ? 2 : 1) * size);
    await this.#file.read((start + tile) * size, both);
    joinTiles(both.subarray(0, size), both.subarray(size), skipped, this.#frames, target);
  }

  /** Track by track, twice over the file. */
  async #fit(training: readonly number[]): Promise<Standardiser> {
    const fit = new StandardiserFit(this.#coefficients, this.#frames);
    for (const track of training) fit.addToMean(await this.#read(track));
    fit.centre();
    for (const track of training) fit.addToDeviation(await this.#read(track));
    return fit.finish();
  }

  async #read(track: number): Promise<Float32Array> {
    const values = new Float32Array(this.#lengthOf(track));
    await this.#file.read(this.#starts[track] * this.size, values);
    return values;
  }

  #lengthOf(track: number): number {
    return (this.#starts[track + 1] - this.#starts[track]) * this.size;
  }
}
