import { describe, expect, it } from 'vitest';
import { equalPower } from './crossfade.ts';

describe('equalPower', () => {
  it('keeps the power of two unlike signals, and is one of them at either end', () => {
    for (const mix of [0, 0.1, 0.5, 0.77, 1]) {
      const [first, second] = equalPower(mix);
      expect(first ** 2 + second ** 2).toBeCloseTo(1, 12);
    }
    expect(equalPower(0)).toEqual([1, 0]);
    expect(equalPower(2)[1]).toBe(1);
    expect(equalPower(-1)).toEqual([1, 0]);
  });
});
