import { describe, expect, it } from 'vitest';
import { after, before, begin } from './walk.ts';

const IDS = ['a', 'b', 'c'];

describe('a random walk', () => {
  it('never shows the same twice running, and reaches all', () => {
    const seen = new Set<string>();
    let walk = begin('a');
    for (let step = 0; step < 60; step++) {
      const last = walk.seen[walk.place];
      walk = after(walk, IDS, () => (step % 10) / 10);
      expect(walk.seen[walk.place]).not.toBe(last);
      seen.add(walk.seen[walk.place]);
    }
    expect(seen).toEqual(new Set(IDS));
  });

  it('goes back and forth on the same way', () => {
    const there = after(after(begin('a'), IDS, () => 0), IDS, () => 0.9);
    const back = before(before(there));
    expect(back.seen[back.place]).toBe('a');
    expect(before(back)).toEqual(back);
    expect(after(after(back, IDS, () => 0.5), IDS, () => 0.5)).toEqual(there);
  });

  it('forgets the way on when it goes elsewhere, and stays where there is nowhere to go', () => {
    const back = before(after(begin('a'), IDS, () => 0));
    expect(after(back, IDS, () => 0, 'c').seen).toEqual(['a', 'c']);
    expect(after(begin('a'), ['a'], () => 0)).toEqual(begin('a'));
    expect(before(begin(null))).toEqual(begin(null));
    expect(after(begin(null), [], () => 0)).toEqual(begin(null));
  });
});
