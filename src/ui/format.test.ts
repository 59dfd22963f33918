import { describe, expect, it } from 'vitest';
import { bytes, clock, counted, percent, timeLeft } from './format.ts';

describe('format', () => {
  it('writes shares, times and sizes', () => {
    expect(percent(0.624)).toBe('62\u202f%');
    expect([0, 9.9, 61, 3_600, 3_725].map(clock)).toEqual(['0:00', '0:09', '1:01', '1:00:00', '1:02:05']);
    expect([3, 42, 100, 600, 7_200].map(timeLeft)).toEqual(['a few seconds', 'about 40 s', 'about 2 min', 'about 10 min', 'about 2 h']);
    expect([12, 1_234, 999_600, 12_400_000, 3_200_000_000].map(bytes)).toEqual(['12\u00a0B', '1.2\u00a0kB', '1.0\u00a0MB', '12\u00a0MB', '3.2\u00a0GB']);
    expect([counted(1, 'track'), counted(2_000, 'track'), counted(2, 'entry', 'entries')]).toEqual(['1 track', '2,000 tracks', '2 entries']);
  });
});
