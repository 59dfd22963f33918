import { expect, test } from 'vitest';
import { UNCALIBRATED } from '../nets/ensemble.ts';
import { evaluate, tagFrequencies } from './evaluate.ts';
import { meanOverTiles } from './mean.ts';
import { pool } from './pooled.ts';
import { secondsLeft } from './estimate.ts';

const held = (targets: boolean[], confidences: number[]) => ({
  id: targets.join(),
  title: '',
  group: '',
  targets,
  tileConfidences: Float32Array.from(confidences),
});

test('scores tiles one by one and tracks by their mean', () => {
  // Track one: first tile ranks its tag last of three, second first; the mean ranks it first.
  const rows = [
    held([true, false, false], [0.1, 0.2, 0.3, 0.9, 0.2, 0.1]),
    held([false, true, true], [0.2, 0.8, 0.7]),
  ];
  const { tile, track } = evaluate(rows, [0.5, 0.5, 0.25], UNCALIBRATED);
  expect(track.coverage).toBeCloseTo((1 + 2) / 2, 12);
  expect(track.bestCoverage).toBeCloseTo(1.5, 12);
  expect(track.lrap).toBeCloseTo(1, 12);
  expect(tile.coverage).toBeCloseTo((3 + 1 + 2) / 3, 12);
  expect(tile.lrap).toBeCloseTo((1 / 3 + 1 + 1) / 3, 12);
});

test('calibrated scores rank by the calibrated mean, not by the mean of calibrated tiles', () => {
  const bands = { positives: 9, negatives: 9, likely: 0.5, maybe: 0.5 };
  // The second tag is four times as rare as the net believes.
  const calibration = { kind: 'platt', tags: [{ slope: 1, intercept: 0, ...bands }, { slope: 1, intercept: -Math.log(4), ...bands }] } as const;
  const row = held([true, false], [0.5, 0.9, 0.6, 0.5]);
  const { tiles, overall, raw } = pool(row.tileConfidences, 2, calibration);
  expect([...raw].map((value) => Number(value.toFixed(6)))).toEqual([0.55, 0.7]);
  expect(overall[0]).toBeCloseTo(0.55, 6);
  expect(overall[1]).toBeCloseTo(0.7 / 0.3 / 4 / (1 + 0.7 / 0.3 / 4), 6);
  expect(tiles[1]).toBeCloseTo(9 / 4 / (1 + 9 / 4), 6);
  const rows = [row, held([false, true], [0.2, 0.9])];
  expect(evaluate(rows, [0.5, 0.5], UNCALIBRATED).track.lrap).toBeCloseTo(0.75, 12);
  expect(evaluate(rows, [0.5, 0.5], calibration).track.lrap).toBeCloseTo(1, 12);
  // Its first tile still ranks the wrong tag first.
  expect(evaluate(rows, [0.5, 0.5], calibration).tile.lrap).toBeCloseTo((0.5 + 1 + 1) / 3, 12);
});

test('the prior ranks every track alike, by how frequent the tags are in training', () => {
  const prior = tagFrequencies([[true, false], [true, true], [true, false], [false, false]], 2);
  expect(prior).toEqual([0.75, 0.25]);
  const { priorTrack } = evaluate([held([true, false], [0.1, 0.9]), held([false, true], [0.1, 0.9])], prior, UNCALIBRATED);
  expect(priorTrack.lrap).toBeCloseTo((1 + 1 / 2) / 2, 12);
  expect(priorTrack.coverage).toBeCloseTo((1 + 2) / 2, 12);
});

test('the mean over tiles has one value a tag', () => {
  expect([...meanOverTiles(Float32Array.of(0, 1, 0.5, 0.5, 1, 0), 2)]).toEqual([0.5, 0.5]);
});

test('time left needs something to go by, and falls to nothing', () => {
  expect(secondsLeft(10, 0, 100)).toBeNull();
  expect(secondsLeft(0.2, 50, 100)).toBeNull();
  expect(secondsLeft(10, 25, 100)).toBeCloseTo(30, 12);
  expect(secondsLeft(10, 100, 100)).toBe(0);
});
