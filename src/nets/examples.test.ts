import { describe, expect, it } from 'vitest';
import { bagExamples, classWeights, multiLabelExamples, sharedExamples } from './examples.ts';

describe('bagExamples', () => {
  it('gives the first of a bag the target 1, the others 0', () => {
    const { tiles, targets, groups } = bagExamples({ tiles: Uint32Array.of(4, 9, 2, 7), positives: 2 }, (tile) => tile % 4);
    expect([...tiles]).toEqual([4, 9, 2, 7]);
    expect([...targets]).toEqual([1, 1, 0, 0]);
    expect([...groups]).toEqual([0, 1, 2, 3]);
  });
});

describe('sharedExamples', () => {
  it('takes every tile of every track with a tag, and shares out 1 among its tags', () => {
    const { tiles, targets, groups } = sharedExamples(
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
    expect(sharedExamples([{ tiles: [0], targets: [false], group: 0 }], 1).tiles).toHaveLength(0);
  });
});

describe('multiLabelExamples', () => {
  it('takes every tile, those without a tag as negatives', () => {
    const { tiles, targets, groups, weights } = multiLabelExamples(
      [
        { tiles: [0, 1], targets: [true, false, true], group: 5 },
        { tiles: [2], targets: [false, false, false], group: 1 },
      ],
      3,
    );
    expect([...tiles]).toEqual([0, 1, 2]);
    expect([...groups]).toEqual([5, 5, 1]);
    expect([...targets]).toEqual([1, 0, 1, 1, 0, 1, 0, 0, 0]);
    expect(weights).toBeNull();
  });
});

describe('classWeights', () => {
  it('are those that scikit-learn calls balanced, where tiles have one tag', () => {
    // 4 tiles of the first tag, 1 of the second, 0 of the third: 5 / (2 × 4) and 5 / (2 × 1).
    const targets = Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0);
    expect([...classWeights(targets, 3)]).toEqual([0.625, 0.625, 2.5, 0.625, 0.625]);
  });

  it('are the mean over a tile’s tags, 1 where it has none, 1 on average', () => {
    const shared = Float32Array.of(0.5, 0.5, 0, 1, 0, 0, 0, 0.5, 0.5, 1, 0, 0);
    const carried = Float32Array.of(1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0);
    // Shares: 2.5, 1 and 0.5 of 4 tiles in 3 tags.
    const weight = (one: number, other: number) => (4 / 3 / one + 4 / 3 / other) / 2;
    const expected = [weight(2.5, 1), weight(2.5, 2.5), weight(1, 0.5), weight(2.5, 2.5)];
    const found = [...classWeights(shared, 3)];
    found.forEach((value, index) => expect(value).toBeCloseTo(expected[index], 6));
    expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(4, 6);
    expect([...classWeights(carried, 3)]).toEqual([...found, 1]);
  });

  it('leave a balanced bag as it is', () => {
    expect([...classWeights(Float32Array.of(1, 1, 0, 0), 1)]).toEqual([1, 1, 1, 1]);
  });
});
