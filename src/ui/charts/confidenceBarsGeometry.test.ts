import { describe, expect, it } from 'vitest';
import { confidenceBars, rankedIndices, shownIndices } from './confidenceBarsGeometry.ts';

const TAGS = ['Action', 'Comedy', 'Drama', 'Sci-Fi'];
const VALUES = new Float32Array([0.25, 0.75, 0.25, 0.5]);

describe('rankedIndices', () => {
  it('ranks by value and keeps the vocabulary order among equals', () => {
    expect(rankedIndices(VALUES)).toEqual([1, 3, 0, 2]);
    expect(rankedIndices(VALUES, 2)).toEqual([1, 3]);
  });
});

describe('shownIndices', () => {
  it('keeps the highest in either order', () => {
    expect(shownIndices(VALUES, 'ranked', 3)).toEqual([1, 3, 0]);
    expect(shownIndices(VALUES, 'fixed', 3)).toEqual([0, 1, 3]);
  });
});

describe('confidenceBars', () => {
  const input = { values: VALUES, tags: TAGS, labels: ['sci-fi'], order: 'ranked', limit: 12, rowHeight: 24 } as const;

  it('lists bars in vocabulary order with their ranked rows', () => {
    const { bars, height } = confidenceBars(input);
    expect(height).toBe(96);
    expect(bars.map(({ tag, top }) => [tag, top])).toEqual([['Action', 48], ['Comedy', 0], ['Drama', 72], ['Sci-Fi', 24]]);
  });

  it('marks true tags whatever their case, and none where none are known', () => {
    expect(confidenceBars(input).bars.map(({ isTrue }) => isTrue)).toEqual([false, false, false, true]);
    expect(confidenceBars({ ...input, labels: null }).bars.some(({ isTrue }) => isTrue)).toBe(false);
  });

  it('stands one under the other in fixed order, and cuts to the limit', () => {
    const fixed = confidenceBars({ ...input, order: 'fixed', limit: 2 });
    expect(fixed.bars.map(({ tag, top }) => [tag, top])).toEqual([['Comedy', 0], ['Sci-Fi', 24]]);
    expect(fixed.height).toBe(48);
  });

  it('keeps values within the axis', () => {
    const { bars } = confidenceBars({ ...input, values: [-0.1, 1.2, 0.5, 0.5] });
    expect(bars.map(({ value }) => value)).toEqual([0, 1, 0.5, 0.5]);
  });
});
