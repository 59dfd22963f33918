import { checkAborted, type DecodeProblem } from './problem.ts';

/**
 * Takes the pieces in order; the next is made after its promise is kept, so that a slow taker holds
 * up the decoder rather than filling memory. The buffer is the taker's own, to transfer as it likes.
 * `expectedSeconds` is the length of the whole track: exact for tracks given in one piece, else as
 * the file states it, and 0 when it does not.
 */
export type SampleSink = (samples: Float32Array<ArrayBuffer>, expectedSeconds: number) => void | Promise<void>;

export interface DecodeOptions {
  /** Hz, a whole number, to which the audio is resampled. */
  readonly sampleRate: number;
  readonly signal?: AbortSignal;
  /** Share that is done, 0..1. Tracks decoded in one go report 1 alone. */
  readonly onProgress?: (share: number) => void;
}

export type DecodeOutcome =
  | {
      readonly ok: true;
      /** Length of what was decoded. */
      readonly seconds: number;
      /** Length the file states, 0 when it states none. */
      readonly expectedSeconds: number;
      /** False when clearly less was there than the file states: it is cut short or damaged. */
      readonly complete: boolean;
      readonly pieces: number;
    }
  | { readonly ok: false; readonly problem: DecodeProblem };

/** Hands pieces on, and keeps count. */
export class Delivery {
  /** Length the file states, 0 when it states none. */
  statedSeconds = 0;
  readonly sampleRate: number;
  readonly signal: AbortSignal | undefined;
  readonly #onProgress: (share: number) => void;
  readonly #sink: SampleSink;
  #samples = 0;
  #pieces = 0;

  constructor(options: DecodeOptions, sink: SampleSink) {
    this.sampleRate = options.sampleRate;
    this.signal = options.signal;
    this.#onProgress = options.onProgress ?? (() => {});
    this.#sink = sink;
  }

  get seconds(): number {
    return this.#samples / this.sampleRate;
  }

  /** @throws DecodeFailure `aborted`, and whatever the sink throws */
  async hand(samples: Float32Array<ArrayBuffer>, expectedSeconds = this.statedSeconds): Promise<void> {
    checkAborted(this.signal);
    this.#samples += samples.length; // before the sink may transfer the buffer
    this.#pieces += 1;
    await this.#sink(samples, expectedSeconds);
    checkAborted(this.signal);
    if (expectedSeconds > 0) this.#onProgress(Math.min(1, this.seconds / expectedSeconds));
  }

  outcome(): DecodeOutcome {
    this.#onProgress(1);
    return {
      ok: true,
      seconds: this.seconds,
      expectedSeconds: this.statedSeconds,
      // Encoders pad, and some files state a length that was reckoned from a rounded bit rate.
      complete: this.seconds >= 0.95 * this.statedSeconds - 0.5,
      pieces: this.#pieces,
    };
  }
}
