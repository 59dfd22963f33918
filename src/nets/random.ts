/**
 * Counter-based random numbers: value number `i` of a stream is a hash of the stream's key and `i`.
 * Streams are independent of each other and of the order in which they are read, so one seed
 * decides everything whichever worker, batch size or call order computes it.
 */

/** One of Chris Wellons' low-bias 32-bit integer hashes (xorshift-multiply, bias 0.107). */
export function hash32(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** Odd constant nearest 2³² / golden ratio: spreads consecutive counters over all 32 bits. */
export const GOLDEN = 0x9e3779b9;

/** Word `counter` (unsigned, 32 bits) of the stream with key (`low`, `high`). */
export function word32(low: number, high: number, counter: number): number {
  return hash32(hash32(Math.imul(counter, GOLDEN) + low) ^ high);
}

/** FNV-1a over UTF-16 code units, started from `basis`. */
function textHash(text: string, basis: number): number {
  let hash = basis | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash32(hash);
}

export class Stream {
  readonly low: number;
  readonly high: number;
  #counter = 0;

  constructor(low: number, high: number) {
    this.low = low;
    this.high = high;
  }

  /** Next 32 random bits, as an unsigned integer. */
  word(): number {
    return word32(this.low, this.high, this.#counter++);
  }

  /** Uniform in [0, 1), 32 bits fine. */
  uniform(): number {
    return this.word() / 0x1_0000_0000;
  }

  /** Uniform integer in 0 … below − 1; `below` in 1 … 2³². Unbiased (rejects the uneven rest). */
  integer(below: number): number {
    const limit = 0x1_0000_0000 - (0x1_0000_0000 % below);
    let value = this.word();
    while (value >= limit) value = this.word();
    return value % below;
  }

  /** Fisher-Yates in place; returns the same array. */
  shuffle<T extends { [index: number]: number; length: number } | unknown[]>(items: T): T {
    const list = items as unknown[];
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const held = list[i];
      list[i] = list[j];
      list[j] = held;
    }
    return items;
  }

  /** `count` of `items`, uniform without replacement, in the order of `items`. */
  sample<T>(items: readonly T[], count: number): T[] {
    if (count >= items.length) return [...items];
    const order = this.shuffle(Uint32Array.from(items, (_, index) => index));
    return [...order.subarray(0, count)].toSorted((a, b) => a - b).map((index) => items[index]);
  }
}

/** The stream that a seed and any keys name; different keys give unrelated streams. */
export function stream(seed: number, ...keys: readonly (string | number)[]): Stream {
  const name = [seed, ...keys].map((key) => `${typeof key}:${String(key).length}:${key}`).join('|');
  return new Stream(textHash(name, 0x811c9dc5), textHash(name, 0x5bd1e995));
}
