import { describe, expect, it } from 'vitest';
import { featureSet } from './featureSets.ts';
import { rowsInTime, tileAt, tileSpan, tileTimes } from './tileTimes.ts';

const CONSECUTIVE = featureSet('film-score-mfcc');
const EXCERPT = featureSet('tagger-mel');

describe('when tiles sound', () => {
  it('consecutive tiles follow each other from the beginning', () => {
    const times = tileTimes(CONSECUTIVE, 60);
    expect(tileSpan(1, times, 60).from).toBeCloseTo(9.288, 3);
    expect(tileSpan(0, times, 4)).toEqual({ from: 0, to: 4 });
    expect([0, 9.2, 9.3, 27, 500, -1].map((time) => tileAt(time, times, 3))).toEqual([0, 0, 1, 2, 2, 0]);
  });

  it('an excerpt is one stretch in the middle', () => {
    const times = tileTimes(EXCERPT, 100);
    expect(tileSpan(0, times, 100).from).toBeCloseTo(35.44, 6);
    expect(tileSpan(0, times, 100).to).toBeCloseTo(64.56, 6);
    expect([0, 50, 99].map((time) => tileAt(time, times, 1))).toEqual([0, 0, 0]);
    expect(tileSpan(0, tileTimes(EXCERPT, 10), 10)).toEqual({ from: 0, to: 10 });
    // Of a very long track it is the middle of the first 20 minutes.
    expect(tileTimes(EXCERPT, 10_000).first).toBeCloseTo(600 - 14.56, 6);
  });

  it('tiles of the same excerpt are one row, their mean', () => {
    const confidences = Float32Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? i / 40 : 0.5));
    const [first, second] = rowsInTime(featureSet('genre-mfcc-columns'), confidences, 2);
    expect(first).toBeCloseTo(0.475, 6);
    expect(second).toBe(0.5);
    expect(rowsInTime(CONSECUTIVE, confidences, 2)).toBe(confidences);
  });
});
