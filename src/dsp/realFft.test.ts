import { describe, expect, it } from 'vitest';
import { RealFft } from './realFft.ts';
import { noise } from './testSignals.ts';

/** The definition, term by term. */
function naive(input: Float64Array): { re: number[]; im: number[] } {
  const size = input.length;
  const re: number[] = [];
  const im: number[] = [];
  for (let k = 0; k <= size / 2; k++) {
    let real = 0;
    let imaginary = 0;
    for (let n = 0; n < size; n++) {
      const angle = (2 * Math.PI * ((k * n) % size)) / size;
      real += input[n] * Math.cos(angle);
      imaginary -= input[n] * Math.sin(angle);
    }
    re.push(real);
    im.push(imaginary);
  }
  return { re, im };
}

function worst(actual: Float64Array, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  return expected.reduce((most, value, k) => Math.max(most, Math.abs(value - actual[k])), 0);
}

// Half lengths that are powers of four and those that need the pass of radix 2.
const SIZES = [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];

describe('RealFft', () => {
  it.each(SIZES)('equals the definition on noise of %i samples', (size) => {
    const input = Float64Array.from(noise(size, size + 7));
    const fft = new RealFft(size);
    fft.transform(input);
    const expected = naive(input);
    expect(worst(fft.re, expected.re)).toBeLessThan(1e-10);
    expect(worst(fft.im, expected.im)).toBeLessThan(1e-10);
  });

  it.each(SIZES)('keeps the energy of %i samples (Parseval)', (size) => {
    const input = Float64Array.from(noise(size, size + 11));
    const fft = new RealFft(size);
    fft.transform(input);
    const half = size / 2;
    let spectrum = 0;
    for (let k = 0; k <= half; k++) {
      const twice = k === 0 || k === half ? 1 : 2;
      spectrum += twice * (fft.re[k] ** 2 + fft.im[k] ** 2);
    }
    const energy = input.reduce((sum, value) => sum + value * value, 0);
    expect(spectrum / size / energy).toBeCloseTo(1, 12);
  });

  it('leaves its input alone and gives the same again', () => {
    const input = Float64Array.from(noise(256, 5));
    const before = input.slice();
    const fft = new RealFft(256);
    fft.transform(input);
    const first = fft.re.slice();
    fft.transform(Float64Array.from(noise(256, 6)));
    expect(fft.re).not.toEqual(first);
    fft.transform(input);
    expect(fft.re).toEqual(first);
    expect(input).toEqual(before);
  });

  it.each([0, 1, 2, 3, 6, 100, 2047, Number.NaN, -8, 4.5])('refuses a size of %d', (size) => {
    expect(() => new RealFft(size)).toThrow(RangeError);
  });
});
