import { describe, expect, it } from 'vitest';
import { FeatureError, featureFailureOf } from './featureError.ts';
import { FEATURE_SET_IDS } from './featureSetId.ts';
import { featureSet } from './featureSets.ts';
import { noise, sine } from './testSignals.ts';
import { tilesOf } from './tileExtractor.ts';
import { SAMPLE_RATE } from './tileFormat.ts';
import { MINIMUM_SECONDS, SILENCE_PEAK, TrackAnalysis } from './trackAnalysis.ts';
import { PEAKS } from './waveform.ts';

function analyse(...pieces: Float32Array[]) {
  const analysis = new TrackAnalysis(featureSet('film-score-mfcc'));
  for (const piece of pieces) analysis.push(piece);
  return analysis.finish();
}

function failureOf(...pieces: Float32Array[]) {
  try {
    analyse(...pieces);
  } catch (error) {
    return featureFailureOf(error);
  }
  throw new Error('It did not fail.');
}

describe('TrackAnalysis', () => {
  it('describes a sine: level, centroid, peaks, seconds', () => {
    const result = analyse(sine(20 * SAMPLE_RATE, 1000, 0.5, SAMPLE_RATE));
    expect(result.seconds).toBe(20);
    expect(result.descriptors.level).toBeCloseTo(20 * Math.log10(0.5 / Math.SQRT2), 3);
    expect(result.descriptors.centroid).toBeGreaterThan(990);
    expect(result.descriptors.centroid).toBeLessThan(1010);
    expect(result.peaks.length).toBe(PEAKS);
    expect(Math.min(...result.peaks)).toBeGreaterThan(0.49);
    expect(result.tiles.count).toBe(2);
  });

  it('finds the centroid of white noise at half the Nyquist frequency', () => {
    const { centroid } = analyse(noise(20 * SAMPLE_RATE, 9)).descriptors;
    expect(Math.abs(centroid / (SAMPLE_RATE / 4) - 1)).toBeLessThan(0.02);
  });

  it('hears that a louder track is louder, by the power law of loudness', () => {
    const quiet = noise(10 * SAMPLE_RATE, 9);
    const ratio =
      analyse(quiet.map((sample) => 2 * sample)).descriptors.loudness /
      analyse(quiet).descriptors.loudness;
    expect(ratio).toBeCloseTo(2 ** 0.23, 5);
  });

  it('passes over silent frames: a long pause first does not pull the means down', () => {
    const sound = noise(10 * SAMPLE_RATE, 9);
    const whole = analyse(sound).descriptors;
    const late = analyse(new Float32Array(2048 * 200), sound).descriptors;
    expect(Math.abs(late.centroid / whole.centroid - 1)).toBeLessThan(0.02);
    expect(Math.abs(late.loudness / whole.loudness - 1)).toBeLessThan(0.02);
    expect(late.level).toBeLessThan(whole.level - 3);
  });

  it('gives the tiles that the extractor alone gives', () => {
    const samples = noise(12 * SAMPLE_RATE, 9);
    expect(analyse(samples.subarray(0, 7777), samples.subarray(7777)).tiles).toEqual(
      tilesOf(samples),
    );
  });

  it.each([0, 0.2, MINIMUM_SECONDS - 0.001])('refuses %d s as too short', (seconds) => {
    const samples = noise(Math.floor(seconds * SAMPLE_RATE), 4);
    expect(failureOf(samples)).toEqual({
      code: 'too-short',
      seconds: samples.length / SAMPLE_RATE,
      minimumSeconds: MINIMUM_SECONDS,
    });
  });

  it('takes the shortest audio it allows', () => {
    const samples = noise(Math.ceil(MINIMUM_SECONDS * SAMPLE_RATE), 4);
    expect(analyse(samples).tiles.count).toBe(1);
  });

  it.each([0, SILENCE_PEAK * 0.99])('refuses a track that peaks at %d as silent', (peak) => {
    const samples = new Float32Array(30 * SAMPLE_RATE).fill(-peak);
    expect(failureOf(samples)).toEqual({
      code: 'silent',
      peak: Math.fround(peak),
      minimumPeak: SILENCE_PEAK,
    });
  });

  it('takes a whisper just above silence', () => {
    const samples = sine(2 * SAMPLE_RATE, 300, SILENCE_PEAK * 1.1, SAMPLE_RATE);
    expect(analyse(samples).tiles.values.every(Number.isFinite)).toBe(true);
  });

  it.each([Number.NaN, Infinity, -Infinity])('refuses samples of %d', (bad) => {
    const samples = noise(2 * SAMPLE_RATE, 4);
    samples[12_345] = bad;
    expect(failureOf(samples)).toEqual({ code: 'not-finite' });
  });
});

describe.each(FEATURE_SET_IDS)('under %s', (id) => {
  const set = featureSet(id);

  it('describes a sine: level, centroid, peaks, seconds', () => {
    const analysis = new TrackAnalysis(set);
    analysis.push(sine(20 * set.sampleRate, 1000, 0.5, set.sampleRate));
    const { seconds, descriptors, peaks } = analysis.finish();
    expect(seconds).toBe(20);
    expect(descriptors.level).toBeCloseTo(20 * Math.log10(0.5 / Math.SQRT2), 3);
    expect(Math.abs(descriptors.centroid / 1000 - 1)).toBeLessThan(0.02);
    expect(descriptors.loudness).toBeGreaterThan(1);
    expect(Math.min(...peaks)).toBeGreaterThan(0.48);
  });
});

describe('featureFailureOf', () => {
  const failure = { code: 'too-short', seconds: 0.2, minimumSeconds: 0.5 } as const;

  it('begins the message with the code', () => {
    expect(new FeatureError(failure).message).toMatch(/^too-short: /);
  });

  it('reads what is left of an error behind a worker: name, message and stack', () => {
    const { name, message } = new FeatureError(failure);
    expect(featureFailureOf(Object.assign(new Error(message), { name }))).toEqual(failure);
  });

  it.each([
    new Error('too-short: {"code":"too-short"}'), // not by name
    Object.assign(new Error('elsewhere: {}'), { name: 'FeatureError' }),
    Object.assign(new Error('no colon'), { name: 'FeatureError' }),
    'too-short: {}',
    null,
    undefined,
  ])('tells nothing of another error: %s', (error) => {
    expect(featureFailureOf(error)).toBeNull();
  });
});
