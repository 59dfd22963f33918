import { describe, expect, it } from 'vitest';
import { duration, hours, share } from './words.ts';

describe('words', () => {
  it('words durations without ever saying 60 s or 60 min', () => {
    expect(duration(8.2)).toBe('8 s');
    expect(duration(59.6)).toBe('1 min');
    expect(duration(3_599)).toBe('1 h 00 min');
    expect(duration(11_100)).toBe('3 h 05 min');
    expect(hours(5_400)).toBe('1 h 30 min');
    expect(hours(69_840)).toBe('19.4 h');
  });

  it('writes shares short, and a dash for what has no meaning', () => {
    expect(share(0.618)).toBe('.62');
    expect(share(1)).toBe('1.00');
    expect(share(null)).toBe('–');
    expect(share(Number.NaN)).toBe('–');
  });
});
