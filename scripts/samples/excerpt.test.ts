import { describe, expect, it } from 'vitest';
import { loudestStart } from './excerpt.mjs';

const RATE = 100;
const track = (seconds: number, loudness: (second: number) => number) =>
  Float32Array.from({ length: seconds * RATE }, (_, i) => loudness(Math.floor(i / RATE)) * (i % 2 ? 1 : -1));

describe('loudestStart', () => {
  it('finds the loudest stretch on whole seconds', () => {
    expect(loudestStart(track(60, (second) => (second >= 20 && second < 30 ? 1 : 0.1)), RATE, 10)).toBe(20);
  });

  it('takes the earliest of equals', () => {
    expect(loudestStart(track(60, () => 0.5), RATE, 10)).toBe(0);
  });

  it('begins at zero where the track is too short', () => {
    expect(loudestStart(track(5, (second) => second), RATE, 10)).toBe(0);
  });

  it('never runs over the end', () => {
    expect(loudestStart(track(12, (second) => second), RATE, 10)).toBe(2);
  });
});
