/**
 * A track longer than this counts as if it ended here: its middle is that of its first 20 minutes.
 * The middle of a stream is not known before its end, so half of it is held: at 44,100 Hz 108 MB at
 * most.
 */
export const MOST_EXCERPT_SECONDS = 1_200;

interface Piece {
  /** Where it begins in the track, in samples. */
  readonly start: number;
  readonly samples: Float32Array;
}

/** The middle `length` samples of a track that arrives in pieces; forgets what the middle has passed. */
export class MiddleSamples {
  readonly #length: number;
  readonly #most: number;
  readonly #pieces: Piece[] = [];
  #count = 0;

  /** @param most samples; what comes later is not heard */
  constructor(length: number, most: number) {
    this.#length = length;
    this.#most = most;
  }

  /** Takes the next samples; copies what it keeps. */
  push(samples: Float32Array): void {
    const start = this.#count;
    this.#count = Math.min(this.#most, start + samples.length);
    const from = this.#from;
    while (this.#pieces.length > 0 && this.#pieces[0].start + this.#pieces[0].samples.length <= from) this.#pieces.shift();
    const kept = samples.slice(Math.max(0, from - start), this.#count - start);
    if (kept.length > 0) this.#pieces.push({ start: Math.max(start, from), samples: kept });
  }

  /** The middle, in an array of its own; a track shorter than that is followed by zeros. */
  finish(): Float32Array<ArrayBuffer> {
    const middle = new Float32Array(this.#length);
    const from = this.#from;
    const to = from + this.#length;
    for (const { start, samples } of this.#pieces) {
      if (start >= to) break;
      const skipped = Math.max(0, from - start);
      middle.set(samples.subarray(skipped, to - start), start + skipped - from);
    }
    return middle;
  }

  /** Where the middle of all samples so far begins; of an odd remainder the earlier half is the shorter. */
  get #from(): number {
    return Math.max(0, Math.floor((this.#count - this.#length) / 2));
  }
}
