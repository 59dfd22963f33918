/** Some places of a bag, and the standardised tiles that lie there. */
export interface Piece {
  readonly places: Uint32Array;
  readonly values: Float32Array;
}

/**
 * The pieces of a pass, one after the other. Which come next is known from the start, so the next
 * one is read while the device still works on the present one.
 */
export class Pieces {
  readonly #gather: (numbers: Uint32Array) => Float32Array | Promise<Float32Array>;
  readonly #tiles: Uint32Array;
  readonly #pieces: readonly Uint32Array[];
  #at = 0;
  #ahead: Promise<Piece> | null = null;

  /** @param tiles numbers of the bag's tiles, by place */
  constructor(
    gather: (numbers: Uint32Array) => Float32Array | Promise<Float32Array>,
    tiles: Uint32Array,
    pieces: readonly Uint32Array[],
  ) {
    this.#gather = gather;
    this.#tiles = tiles;
    this.#pieces = pieces;
  }

  /** Must not be called more often than there are pieces. */
  async next(): Promise<Piece> {
    const piece = this.#ahead ?? this.#read();
    this.#ahead = null;
    this.#at++;
    return piece;
  }

  /** Starts to read the piece that `next` will give. */
  prefetch(): void {
    if (this.#at >= this.#pieces.length) return;
    this.#ahead = this.#read();
    // Who cancels never asks for it; who asks gets the failure.
    this.#ahead.catch(() => {});
  }

  async #read(): Promise<Piece> {
    const places = this.#pieces[this.#at];
    return { places, values: await this.#gather(places.map((place) => this.#tiles[place])) };
  }
}

/** Places `from` … `to` of `order` in pieces of at most `piece`. */
export function cut(order: Uint32Array, from: number, to: number, piece: number): Uint32Array[] {
  const count = Math.ceil((to - from) / piece);
  return Array.from({ length: count }, (_, index) =>
    order.subarray(from + index * piece, Math.min(to, from + (index + 1) * piece)),
  );
}
