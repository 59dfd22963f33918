import meyda from 'meyda';
import { expect, test } from 'vitest';
import { BARK_BANDS, barkLoudness } from './liveSpectrum.ts';

const RATE = 44_100;
const tone = (frequency: number, level: number) =>
  Float32Array.from({ length: 2_048 }, (_, index) => level * Math.sin((2 * Math.PI * frequency * index) / RATE));

/** Zwicker's band of a frequency, counted from 0; Meyda's bands are 24 equal parts of its own scale. */
const bark = (frequency: number) => 13 * Math.atan(0.00076 * frequency) + 3.5 * Math.atan((frequency / 7_500) ** 2);

test.each([150, 440, 1_000, 3_000, 9_000])('%i Hz is loudest in its own band', (frequency) => {
  const loudness = barkLoudness(meyda, tone(frequency, 0.5), RATE);
  expect(loudness).toHaveLength(BARK_BANDS);
  const expected = Math.floor((bark(frequency) / bark(RATE / 2)) * BARK_BANDS);
  expect(Math.abs(loudness.indexOf(Math.max(...loudness)) - expected)).toBeLessThanOrEqual(1);
});

const loudest = (level: number) => Math.max(...barkLoudness(meyda, tone(440, level), RATE));

test('louder is more, silence is nothing', () => {
  expect(loudest(0.5)).toBeGreaterThan(loudest(0.05));
  expect(loudest(0)).toBe(0);
});
