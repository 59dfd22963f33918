/** Called for each frame: it begins at index `from` of `samples`, which is only valid during the call. */
export type FrameTaker = (samples: Float32Array, from: number) => void;

/**
 * Cuts samples that arrive in pieces of any length into frames that begin every `hop` samples. Which
 * frames come, and with which samples, does not depend on where the pieces were cut. Less than one
 * frame is held back.
 */
export class Framer {
  readonly #length: number;
  readonly #hop: number;
  readonly #take: FrameTaker;
  /** Samples that wait for the rest of their frame, with room for as many as complete it. */
  readonly #held: Float32Array;
  #heldCount = 0;

  /** @param hop samples from one frame to the next, 1 to `length` */
  constructor(length: number, hop: number, take: FrameTaker) {
    this.#length = length;
    this.#hop = hop;
    this.#take = take;
    this.#held = new Float32Array(2 * length);
  }

  /** Takes the next samples; copies what it keeps. */
  push(samples: Float32Array): void {
    const held = this.#held;
    const before = this.#heldCount;
    let at = 0;
    if (before > 0) {
      const added = Math.min(this.#length, samples.length);
      held.set(samples.subarray(0, added), before);
      const total = before + added;
      for (; at < before && at + this.#length <= total; at += this.#hop) this.#take(held, at);
      if (at < before) {
        // Too little came for the next frame, so all of it waits.
        held.copyWithin(0, at, total);
        this.#heldCount = total - at;
        return;
      }
      at -= before;
    }
    for (; at + this.#length <= samples.length; at += this.#hop) this.#take(samples, at);
    held.set(samples.subarray(at));
    this.#heldCount = samples.length - at;
  }
}
