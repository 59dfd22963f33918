import { expect, test } from 'vitest';
import { fromStops, LAST_STOP, LENGTH_STOPS, rangeText, toStops } from './lengthStops.ts';

test('stops and lengths belong together, ends open', () => {
  expect(fromStops([0, LAST_STOP])).toEqual({ from: null, to: null });
  expect(toStops({ from: null, to: null })).toEqual([0, LAST_STOP]);
  for (const [at, stop] of LENGTH_STOPS.entries()) {
    expect(fromStops([at + 1, LAST_STOP])).toEqual({ from: stop, to: null });
    expect(toStops({ from: stop, to: stop })).toEqual([at + 1, at + 1]);
  }
  expect(toStops({ from: 62, to: 100_000 })).toEqual([LENGTH_STOPS.indexOf(60) + 1, LENGTH_STOPS.length]);
});

test('ranges in words', () => {
  expect(rangeText({ from: null, to: null })).toBe('any');
  expect(rangeText({ from: 60, to: null })).toBe('from 1:00');
  expect(rangeText({ from: null, to: 240 })).toBe('up to 4:00');
  expect(rangeText({ from: 1990, to: 2005 }, String)).toBe('1990–2005');
});
