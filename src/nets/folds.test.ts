import { describe, expect, it } from 'vitest';
import { folds } from './folds.ts';
import { stream } from './random.ts';
import type { SplitTrack } from './split.ts';

const random = stream(3, 'folds');
const works = Array.from({ length: 40 }, (_, work) => ({
  group: `work ${work}`,
  targets: [random.uniform() < 0.5, random.uniform() < 0.2, work % 20 === 0],
  size: 1 + random.integer(20),
}));
const tracks: SplitTrack[] = works.flatMap(({ group, targets, size }) => Array.from({ length: size }, () => ({ group, targets })));

describe('folds', () => {
  it('hold every track once and keep groups whole', () => {
    const parts = folds(tracks, 1, 5);
    expect(parts).toHaveLength(5);
    expect(parts.flat().toSorted((a, b) => a - b)).toEqual(tracks.map((_, index) => index));
    const homes = parts.map((part) => new Set(part.map((index) => tracks[index].group)));
    for (const { group } of works) expect(homes.filter((home) => home.has(group))).toHaveLength(1);
  });

  it('are alike in size and in tags', () => {
    const parts = folds(tracks, 1, 5);
    for (const part of parts) {
      expect(part.length / tracks.length).toBeGreaterThan(0.12);
      expect(part.length / tracks.length).toBeLessThan(0.28);
      const share = part.filter((index) => tracks[index].targets[0]).length / part.length;
      const all = tracks.filter(({ targets }) => targets[0]).length / tracks.length;
      expect(Math.abs(share - all)).toBeLessThan(0.15);
      // The rare tag is on two works: no fold holds both.
      expect(new Set(part.filter((index) => tracks[index].targets[2]).map((index) => tracks[index].group)).size).toBeLessThan(2);
    }
  });

  it('depend on the seed alone', () => {
    expect(folds(tracks, 1, 5)).toEqual(folds(tracks, 1, 5));
    expect(folds(tracks, 2, 5)).not.toEqual(folds(tracks, 1, 5));
    expect(() => folds(tracks, 1, 1)).toThrow(RangeError);
  });
});
