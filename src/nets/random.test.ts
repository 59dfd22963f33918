import { describe, expect, it } from 'vitest';
import { stream } from './random.ts';

function words(...keys: (string | number)[]): string {
  const random = stream(1, ...keys);
  return [random.word(), random.word()].join();
}

describe('stream', () => {
  it('is decided by seed and keys alone, and tells keys apart', () => {
    expect(words('a', 2)).toBe(words('a', 2));
    const names = [words('a', 2), words('a', '2'), words('a2'), words('2', 'a'), words('a', 3), words()];
    expect(new Set(names).size).toBe(names.length);
  });

  it('is uniform: mean, variance and every one of 64 bins', () => {
    const random = stream(5, 'uniform');
    const count = 200_000;
    const bins = Array.from({ length: 64 }, () => 0);
    let sum = 0;
    let square = 0;
    for (let i = 0; i < count; i++) {
      const value = random.uniform();
      sum += value;
      square += value * value;
      bins[Math.floor(value * 64)]++;
    }
    expect(Math.abs(sum / count - 0.5)).toBeLessThan(0.003);
    expect(Math.abs(square / count - 1 / 3)).toBeLessThan(0.003);
    const chiSquare = bins.reduce((total, bin) => total + (bin - count / 64) ** 2 / (count / 64), 0);
    expect(chiSquare).toBeLessThan(120); // 63 degrees of freedom: p about 1e-5
    expect(chiSquare).toBeGreaterThan(25);
  });

  it('has independent neighbours in each bit', () => {
    const a = stream(5, 'a');
    const flips = Array.from({ length: 32 }, () => 0);
    let previous = a.word();
    for (let i = 0; i < 20_000; i++) {
      const next = a.word();
      const different = previous ^ next;
      for (let bit = 0; bit < 32; bit++) flips[bit] += (different >>> bit) & 1;
      previous = next;
    }
    for (const count of flips) expect(Math.abs(count / 20_000 - 0.5)).toBeLessThan(0.02);
  });

  it('shuffles fairly and keeps all items', () => {
    const first = Array.from({ length: 5 }, () => 0);
    for (let i = 0; i < 10_000; i++) {
      const order = stream(i, 'shuffle').shuffle([0, 1, 2, 3, 4]);
      first[order[0]]++;
      if (i === 0) expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
    }
    for (const count of first) expect(Math.abs(count - 2000)).toBeLessThan(200);
  });

  it('samples without replacement, in the order of the items', () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const chosen = stream(1, 'sample').sample(items, 30);
    expect(chosen).toHaveLength(30);
    expect(chosen).toEqual([...new Set(chosen)].toSorted((a, b) => a - b));
    expect(stream(1, 'sample').sample(items, 200)).toEqual(items);
  });
});
