/** Some places of an epoch's order, and where in it they begin. */
export interface Cut {
  readonly places: Uint32Array;
  readonly first: number;
}

/**
 * The pieces of a pass, one after the other. Which come next is known from the start, so the next
 * one is read while the device still works on the present one.
 */
export class Pieces<T> {
  readonly #readCut: (cut: Cut) => Promise<T> | T;
  readonly #cuts: readonly Cut[];
  #at = 0;
  #ahead: Promise<T> | null = null;

  constructor(read: (cut: Cut) => Promise<T> | T, cuts: readonly Cut[]) {
    this.#readCut = read;
    this.#cuts = cuts;
  }

  /** Must not be called more often than there are pieces. */
  async next(): Promise<T> {
    const piece = this.#ahead ?? this.#read();
    this.#ahead = null;
    this.#at++;
    return piece;
  }

  /** Starts to read the piece that `next` will give. */
  prefetch(): void {
    if (this.#at >= this.#cuts.length) return;
    this.#ahead = this.#read();
    // Who cancels never asks for it; who asks gets the failure.
    this.#ahead.catch(() => {});
  }

  async #read(): Promise<T> {
    return this.#readCut(this.#cuts[this.#at]);
  }
}

/** Places `from` … `to` of `order` in pieces of at most `piece`. */
export function cut(order: Uint32Array, from: number, to: number, piece: number): Cut[] {
  const count = Math.ceil((to - from) / piece);
  return Array.from({ length: count }, (_, index) => {
    const first = from + index * piece;
    return { places: order.subarray(first, Math.min(to, first + piece)), first };
  });
}
