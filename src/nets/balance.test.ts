import { describe, expect, it } from 'vitest';
import { epochOrder } from './balance.ts';
import type { Examples } from './examples.ts';
import { stream } from './random.ts';

/** Two films with the tag (12 and 3 tiles), three without it (9, 4 and 2). */
const GROUPS = [12, 3, 9, 4, 2].flatMap((count, group) => Array.from({ length: count }, () => group));
const EXAMPLES: Examples = {
  tiles: Uint32Array.from(GROUPS, (_, place) => place),
  targets: Float32Array.from(GROUPS, (group) => (group < 2 ? 1 : 0)),
  groups: Uint32Array.from(GROUPS),
  weights: null,
};

function counts(order: Uint32Array): number[] {
  const found = [0, 0, 0, 0, 0];
  for (const place of order) found[GROUPS[place]] += 1;
  return found;
}

describe('epochOrder', () => {
  it('without balance takes every place once, in the order that the stream decides', () => {
    const order = epochOrder(EXAMPLES, 'none', stream(1, 'order'));
    expect([...order].toSorted((a, b) => a - b)).toEqual(GROUPS.map((_, place) => place));
    expect(order).toEqual(stream(1, 'order').shuffle(Uint32Array.from(GROUPS, (_, place) => place)));
  });

  it('by group takes each as often as the others of its class, and leaves the classes as large as they were', () => {
    for (let seed = 1; seed < 6; seed++) {
      const [large, small, ...without] = counts(epochOrder(EXAMPLES, 'group', stream(seed, 'order')));
      expect(large + small).toBe(15);
      expect(Math.abs(large - small)).toBeLessThanOrEqual(1);
      expect(without).toEqual([5, 5, 5]);
    }
  });

  it('by group repeats no place of a group before all of it has come', () => {
    const order = [...epochOrder(EXAMPLES, 'group', stream(1, 'order'))];
    const large = order.filter((place) => GROUPS[place] === 0);
    expect(new Set(large).size).toBe(large.length);
    const small = order.filter((place) => GROUPS[place] === 1);
    expect(new Set(small).size).toBe(3);
  });

  it('treats all examples of a net for all tags as one class', () => {
    const all = { ...EXAMPLES, targets: new Float32Array(2 * GROUPS.length) };
    expect(counts(epochOrder(all, 'group', stream(1, 'order')))).toEqual([6, 6, 6, 6, 6]);
  });
});
