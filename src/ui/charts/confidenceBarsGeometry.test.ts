import { describe, expect, it } from 'vitest';
import { barReach, barTicks, confidenceBars, rankedIndices, shownIndices } from './confidenceBarsGeometry.ts';

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

  it('keeps to what was searched for', () => {
    expect(shownIndices(VALUES, 'ranked', 3, new Set([0, 2, 3]))).toEqual([3, 0, 2]);
    expect(shownIndices(VALUES, 'fixed', 1, new Set([0, 3]))).toEqual([3]);
    expect(shownIndices(VALUES, 'ranked', 3, new Set())).toEqual([]);
  });
});

describe('confidenceBars', () => {
  const input = { values: VALUES, tags: TAGS, labels: ['sci-fi'], order: 'ranked', limit: 12, among: null, rowHeight: 24 } as const;

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

describe('the axis', () => {
  const many = (highest: number): number[] => Array.from({ length: 188 }, (_, tag) => (tag === 7 ? highest : 0.003));

  it('ends at 1 for a few tags, however low they stand', () => {
    expect(barReach([0.02, 0.01])).toBe(1);
  });

  it('ends lower where many tags share a confidence of 1', () => {
    expect([0.04, 0.07, 0.2, 0.5, 0.51].map((highest) => barReach(many(highest)))).toEqual([0.05, 0.1, 0.25, 0.5, 1]);
    expect(barTicks(0.05).map(({ label }) => label)).toEqual(['0', '1.25', '2.5', '3.75', '5']);
    expect(barTicks(1).map(({ label }) => label)).toEqual(['0', '25', '50', '75', '100']);
  });
});
