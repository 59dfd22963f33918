import { decodeAtRate } from './browserDecoder.ts';
import { monoWav } from './wav.ts';

/** Mono samples at the rate they were decoded at. */
export interface Block {
  readonly samples: Float32Array;
  /** Hz, a whole number. */
  readonly rate: number;
}

/** Whole seconds, so that at any whole rate a piece starts on a sample of both rates. */
export const PIECE_SECONDS = 30;
/** Heard on either side of a piece and then cut away; resampling filters are far shorter. */
const CONTEXT_SECONDS = 1;

/**
 * Resamples a stream to `sampleRate` in pieces of PIECE_SECONDS (the last is what is left), with
 * memory bounded by a piece.
 *
 * Each piece, with a second of context on both sides, goes through `decodeAudioData` as a float WAV
 * file: the very resampler that whole files pass through, in every browser, so that a long track
 * and a short one are heard alike. (Rendering an AudioBufferSourceNode instead would interpolate
 * linearly in some browsers, and fold the upper octave into the lower.)
 */
export async function* resample(blocks: AsyncIterable<Block>, sampleRate: number): AsyncGenerator<Float32Array<ArrayBuffer>> {
  let run: Run | null = null;
  for await (const { samples, rate } of blocks) {
    // Chained streams may change their rate; what follows is a run of its own.
    if (run !== null && run.rate !== rate) {
      yield* run.end();
      run = null;
    }
    run ??= new Run(rate, sampleRate);
    yield* run.add(samples);
  }
  if (run !== null) yield* run.end();
}

/** Samples of one rate: context that was already given out, then what was not. */
class Run {
  readonly rate: number;
  readonly #target: number;
  readonly #held: Float32Array<ArrayBuffer>;
  #filled = 0;
  /** Seconds at the start of `held` that were given out before. */
  #lead = 0;

  constructor(rate: number, sampleRate: number) {
    this.rate = rate;
    this.#target = sampleRate;
    this.#held = new Float32Array((2 * CONTEXT_SECONDS + PIECE_SECONDS) * rate);
  }

  async *add(samples: Float32Array): AsyncGenerator<Float32Array<ArrayBuffer>> {
    let taken = 0;
    while (taken < samples.length) {
      const wanted = (this.#lead + PIECE_SECONDS + CONTEXT_SECONDS) * this.rate;
      const part = samples.subarray(taken, taken + wanted - this.#filled);
      this.#held.set(part, this.#filled);
      this.#filled += part.length;
      taken += part.length;
      if (this.#filled === wanted) yield await this.#piece();
    }
  }

  async *end(): AsyncGenerator<Float32Array<ArrayBuffer>> {
    if (this.#filled <= this.#lead * this.rate) return;
    const samples = await resampled(this.#held.subarray(0, this.#filled), this.rate, this.#target);
    yield samples.slice(this.#lead * this.#target);
  }

  async #piece(): Promise<Float32Array<ArrayBuffer>> {
    const samples = await resampled(this.#held.subarray(0, this.#filled), this.rate, this.#target);
    const start = this.#lead * this.#target;
    this.#held.copyWithin(0, this.#filled - 2 * CONTEXT_SECONDS * this.rate, this.#filled);
    this.#filled = 2 * CONTEXT_SECONDS * this.rate;
    this.#lead = CONTEXT_SECONDS;
    return samples.slice(start, start + PIECE_SECONDS * this.#target);
  }
}

async function resampled(samples: Float32Array, rate: number, sampleRate: number): Promise<Float32Array<ArrayBuffer>> {
  if (rate === sampleRate) return new Float32Array(samples);
  const [mono] = await decodeAtRate(monoWav(samples, rate), sampleRate);
  return mono;
}
