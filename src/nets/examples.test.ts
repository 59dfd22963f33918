import { describe, expect, it } from 'vitest';
import { allExamples, bagExamples } from './examples.ts';

describe('bagExamples', () => {
  it('gives the first of a bag the target 1, the others 0', () => {
    const { tiles, targets, groups } = bagExamples({ tiles: Uint32Array.of(4, 9, 2, 7), positives: 2 }, (tile) => tile % 4);
    expect([...tiles]).toEqual([4, 9, 2, 7]);
    expect([...targets]).toEqual([1, 1, 0, 0]);
    expect([...groups]).toEqual([0, 1, 2, 3]);
  });
});

describe('allExamples', () => {
  it('takes every tile of every track with a tag, and shares out 1 among its tags', () => {
    const { tiles, targets, groups } = allExamples(
      [
        { tiles: [0, 1], targets: [true, false, true, false], group: 5 },
        { tiles: [2], targets: [false, false, false, false], group: 1 },
        { tiles: [3], targets: [false, false, false, true], group: 2 },
      ],
      4,
    );
    expect([...tiles]).toEqual([0, 1, 3]);
    expect([...groups]).toEqual([5, 5, 2]);
    expect([...targets]).toEqual([0.5, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0, 0, 0, 1]);
  });

  it('is empty where no track has a tag', () => {
    expect(allExamples([{ tiles: [0], targets: [false], group: 0 }], 1).tiles).toHaveLength(0);
  });
});
