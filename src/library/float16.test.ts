import { describe, expect, it } from 'vitest';
import { fromHalf, toHalf } from './float16.ts';

/** Every finite half from 0 upwards: neighbours differ by one bit. */
const positive = Uint16Array.from({ length: 0x7c00 }, (_, bits) => bits);

describe('half precision', () => {
  it('knows the values of the standard', () => {
    // IEEE 754: one, the largest, the smallest normal, the smallest of all, a third, minus two.
    const bits = Uint16Array.of(0x3c00, 0x7bff, 0x0400, 0x0001, 0x3555, 0xc000, 0x7c00, 0xfc00);
    const expected = [1, 65504, 2 ** -14, 2 ** -24, 0.333251953125, -2, Infinity, -Infinity];
    expect([...fromHalf(bits)]).toEqual(expected);
    expect(fromHalf(Uint16Array.of(0x7e00))[0]).toBeNaN();
  });

  it('returns every half to its own bits', () => {
    expect(toHalf(fromHalf(positive))).toEqual(positive);
    const negative = positive.map((bits) => bits | 0x8000);
    expect(toHalf(fromHalf(negative))).toEqual(negative);
  });

  it('rounds to the nearer neighbour, and from the middle to the even one', () => {
    const values = fromHalf(positive);
    const last = positive.length - 1;
    const middles = Float32Array.from({ length: last }, (_, bits) => (values[bits] + values[bits + 1]) / 2);
    expect(toHalf(middles)).toEqual(Uint16Array.from({ length: last }, (_, bits) => bits + (bits & 1)));
    const below = middles.map((middle, bits) => middle - (middle - values[bits]) / 64);
    expect(toHalf(below)).toEqual(positive.slice(0, last));
    const above = middles.map((middle, bits) => middle + (values[bits + 1] - middle) / 64);
    expect(toHalf(above)).toEqual(positive.slice(1));
  });

  it('overflows to infinity, vanishes to zero, keeps NaN', () => {
    expect([...toHalf(Float32Array.of(65519, 65520, 1e38, -1e38, 1e-10, -1e-10, NaN))]).toEqual([
      0x7bff, 0x7c00, 0x7c00, 0xfc00, 0, 0x8000, 0x7e00,
    ]);
  });
});
