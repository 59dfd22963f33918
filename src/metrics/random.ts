/**
 * Philox2x32-10, a counter-based generator (Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3", 2011): the number at (seed, stream, counter) is a function of these three alone, so a
 * draw can be repeated without replaying what went before it.
 */
const MULTIPLIER = 0xd256d193;
const WEYL = 0x9e3779b9;
const ROUNDS = 10;

/** High 32 bits of the product of two unsigned 32-bit numbers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16); // below 2^33, exact
  const other = aLow * bHigh + (middle % 0x10000);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(other / 0x10000)) >>> 0;
}

/** Two random unsigned 32-bit numbers. The three arguments are taken modulo 2^32. */
export function philox(seed: number, counter: number, stream: number): [number, number] {
  let left = counter >>> 0;
  let right = stream >>> 0;
  let key = seed >>> 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high = multiplyHigh(MULTIPLIER, left);
    const low = Math.imul(MULTIPLIER, left) >>> 0;
    left = (high ^ key ^ right) >>> 0;
    right = low;
    key = (key + WEYL) >>> 0;
  }
  return [left, right];
}

/**
 * A whole number in 0..bound-1. Some values are likelier than others by at most bound / 2^32 of
 * their share, far below what any resample can show.
 */
export function randomInteger(seed: number, counter: number, stream: number, bound: number): number {
  return multiplyHigh(philox(seed, counter, stream)[0], bound);
}
