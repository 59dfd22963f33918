import { describe, expect, test } from 'vitest';
import { argsort } from './argsort.ts';
import { generator } from './library.fixture.ts';
import { percentileAt, percentilesOf } from './percentile.ts';

test('argsort rises, and keeps equal values in order', () => {
  const random = generator(5);
  for (const digits of [1, 3, 8]) {
    const values = Float32Array.from({ length: 3_000 }, () => Number((random() ** 8).toFixed(digits)));
    const expected = [...values.keys()].toSorted((one, other) => values[one] - values[other] || one - other);
    expect([...argsort(values)]).toEqual(expected);
  }
  expect(argsort(new Float32Array())).toHaveLength(0);
});

describe('percentiles', () => {
  test('of the tracks are those on the curve', () => {
    const random = generator(8);
    const values = Float32Array.from({ length: 500 }, () => Math.round(random() * 200) / 200);
    const { curve, percentiles } = percentilesOf(values);
    expect([...percentiles]).toEqual([...values].map((value) => percentileAt(curve, value)));
  });

  test('are mid-ranks, equal for equal confidences', () => {
    const curve = percentilesOf(Float32Array.of(0.5, 0.25, 0.5, 0.75)).curve;
    expect([0.25, 0.5, 0.75].map((value) => percentileAt(curve, value))).toEqual([0.125, 0.5, 0.875]);
  });

  test('rise strictly from 0 to 1, also between and beyond the library', () => {
    const curve = percentilesOf(Float32Array.of(0.25, 0.5, 0.5, 0.625)).curve;
    let last = -1;
    for (let step = 0; step <= 1_000; step += 1) {
      const value = percentileAt(curve, step / 1_000);
      expect(value).toBeGreaterThan(last);
      last = value;
    }
    expect(percentileAt(curve, 0)).toBe(0);
    expect(percentileAt(curve, 1)).toBe(1);
  });

  test('hold at the edges: nobody, one track, confidences 0 and 1', () => {
    expect(percentileAt(percentilesOf(new Float32Array()).curve, 0.3)).toBeCloseTo(0.3, 6);
    expect(percentileAt(percentilesOf(Float32Array.of(0.5)).curve, 0.5)).toBe(0.5);
    const ends = percentilesOf(Float32Array.of(0, 0, 1, 1)).curve;
    expect([0, 0.5, 1].map((value) => percentileAt(ends, value))).toEqual([0.25, 0.5, 0.75]);
  });

  test('do not depend on how generous a net is', () => {
    const shy = Float32Array.of(0.01, 0.02, 0.04, 0.03);
    const curve = percentilesOf(shy).curve;
    const generous = percentilesOf(shy.map((value) => 0.5 + value * 10)).curve;
    for (const value of shy) {
      expect(percentileAt(curve, value)).toBe(percentileAt(generous, Math.fround(0.5 + value * 10)));
    }
  });
});
