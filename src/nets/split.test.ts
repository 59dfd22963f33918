import { describe, expect, it } from 'vitest';
import { stream } from './random.ts';
import { split, type SplitTrack } from './split.ts';

const SHARES = { heldOutShare: 0.2, validationShare: 0.2 };
const TAGS = 10;

/** 800 tracks on about 160 albums, two to three tags each, some tags ten times rarer than others. */
function collection(): SplitTrack[] {
  const random = stream(7, 'collection');
  return Array.from({ length: 800 }, () => {
    const targets = Array.from({ length: TAGS }, (_, tag) => random.uniform() < 0.04 + 0.04 * tag);
    return { group: `album ${random.integer(160)}`, targets };
  });
}

const one = (group: string, ...tags: number[]): SplitTrack => ({
  group,
  targets: [0, 1, 2].map((tag) => tags.includes(tag)),
});

describe('split', () => {
  const tracks = collection();
  const result = split(tracks, 42, SHARES);
  const parts = [result.training, result.validation, result.heldOut];

  it('puts every track in exactly one part', () => {
    expect(parts.flat().toSorted((a, b) => a - b)).toEqual(tracks.map((_, index) => index));
  });

  it('never parts a group', () => {
    const groups = parts.map((part) => new Set(part.map((track) => tracks[track].group)));
    expect(disjoint(groups[0], groups[1])).toBe(true);
    expect(disjoint(groups[0], groups[2])).toBe(true);
    expect(disjoint(groups[1], groups[2])).toBe(true);
  });

  it('meets the shares of tracks and of every tag', () => {
    const wanted = [0.64, 0.16, 0.2];
    parts.forEach((part, index) => {
      expect(Math.abs(part.length / 800 - wanted[index])).toBeLessThan(0.02);
      for (let tag = 0; tag < TAGS; tag++) {
        const all = tracks.filter((track) => track.targets[tag]).length;
        const here = part.filter((track) => tracks[track].targets[tag]).length;
        expect(Math.abs(here / all - wanted[index])).toBeLessThan(0.06);
      }
    });
    expect(result.unsplittable).toEqual([]);
  });

  it('repeats with the seed, differs with another, and ignores the order of the tracks', () => {
    expect(split(tracks, 42, SHARES)).toEqual(result);
    expect(split(tracks, 43, SHARES).heldOut).not.toEqual(result.heldOut);
    const turned = split(tracks.toReversed(), 42, SHARES);
    const back = turned.heldOut.map((track) => 799 - track).toSorted((a, b) => a - b);
    expect(back).toEqual(result.heldOut);
  });

  it('gives each part of a tag on three groups one of them', () => {
    const small = ['a', 'b', 'c'].flatMap((name, tag) =>
      [1, 2, 3].map((number) => one(`${name}${number}`, tag)),
    );
    for (let seed = 0; seed < 20; seed++) {
      const { training, validation, heldOut, unsplittable } = split(small, seed, SHARES);
      expect(unsplittable).toEqual([]);
      expect([training.length, validation.length, heldOut.length]).toEqual([3, 3, 3]);
    }
  });

  it('mends what the greedy pass leaves to a common tag with overlapping rare ones', () => {
    const mixed = [
      one('a', 0, 1), one('b', 0, 1), one('c', 0), one('d', 1, 2), one('e', 2), one('f', 2),
      one('g', 1), one('h', 0, 2), one('i'), one('j'),
    ];
    for (let seed = 0; seed < 40; seed++) expect(split(mixed, seed, SHARES).unsplittable).toEqual([]);
  });

  it('serves training, then validation, and reports what is impossible', () => {
    const few = [
      one('a', 0), one('b', 0), one('c', 1), one('d', 1), one('e', 1), one('f', 2), one('g', 2), one('h', 2),
    ];
    const { training, validation, unsplittable } = split(few, 1, SHARES);
    expect(training.some((track) => few[track].targets[0])).toBe(true);
    expect(validation.some((track) => few[track].targets[0])).toBe(true);
    expect(unsplittable).toEqual([{ tag: 0, part: 'heldOut', lacks: 'positive' }]);
  });

  it('reports a tag that every track carries', () => {
    const gaps = split([one('a', 0), one('b', 0), one('c', 0)], 1, SHARES).unsplittable;
    for (const part of ['training', 'validation', 'heldOut'] as const) {
      expect(gaps).toContainEqual({ tag: 0, part, lacks: 'negative' });
    }
  });

  it('leaves a part of share 0 empty, without gaps', () => {
    const result = split(tracks, 1, { heldOutShare: 0, validationShare: 0.25 });
    expect(result.heldOut).toEqual([]);
    expect(result.unsplittable).toEqual([]);
    expect(Math.abs(result.validation.length - 200)).toBeLessThan(16);
  });

  it('takes no tracks, and a single one', () => {
    expect(split([], 1, SHARES)).toEqual({ training: [], validation: [], heldOut: [], unsplittable: [] });
    expect(split([one('a', 0)], 1, SHARES).training).toEqual([0]);
  });
});

function disjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((value) => !b.has(value));
}
