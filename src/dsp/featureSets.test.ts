import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FEATURE_SET_IDS, type FeatureSetId } from './featureSetId.ts';
import { featureSet, featureSetOfKey, tileCount, tileSeconds, tileValues } from './featureSets.ts';
import { noise } from './testSignals.ts';
import { TILE_SAMPLES, TILE_SECONDS } from './tileFormat.ts';
import { tileMaker, tilesUnder } from './tileMaker.ts';

// Made by scripts/golden/make_feature_sets.py with NumPy and SciPy.
interface Golden {
  readonly set: FeatureSetId;
  readonly signal: 'noise' | 'fading';
  readonly count: number;
  readonly seed: number;
  readonly low: number;
  readonly high: number;
  readonly decay: number;
  readonly height: number;
  /** Of all tiles side by side. */
  readonly width: number;
  readonly mean: number;
  readonly rms: number;
  readonly columns: readonly number[];
  /** [columns][height] */
  readonly values: readonly (readonly number[])[];
}

const { cases } = JSON.parse(readFileSync(new URL('golden/featureSets.json', import.meta.url), 'utf8')) as { cases: Golden[] };

/** Golden values are stored with five decimals, ours are single precision. */
const ABSOLUTE = 2e-4;
const RELATIVE = 1e-6;

/** A sine that rises from `low` to `high` Hz while its amplitude falls from 0.5. */
function fading({ count, low, high, decay }: Golden, rate: number): Float32Array {
  const seconds = count / rate;
  return Float32Array.from({ length: count }, (_, n) => {
    const time = n / rate;
    const turns = low * time + ((high - low) * time * time) / (2 * seconds);
    return 0.5 * Math.exp(-decay * time) * Math.sin(2 * Math.PI * turns);
  });
}

describe('feature sets against NumPy and SciPy', () => {
  it.each(cases)('agree: $set of $signal', (golden) => {
    const set = featureSet(golden.set);
    const samples = golden.signal === 'noise' ? noise(golden.count, golden.seed) : fading(golden, set.sampleRate);
    const { count, values } = tilesUnder(set, samples);
    expect([set.height, count * set.frames]).toEqual([golden.height, golden.width]);
    let sum = 0;
    let squares = 0;
    for (const value of values) {
      sum += value;
      squares += value * value;
    }
    expect(Math.abs(sum / values.length - golden.mean)).toBeLessThan(ABSOLUTE);
    expect(Math.abs(Math.sqrt(squares / values.length) - golden.rms)).toBeLessThan(ABSOLUTE);
    let worst = 0;
    golden.columns.forEach((column, place) => {
      const tile = Math.floor(column / set.frames);
      golden.values[place].forEach((expected, row) => {
        const found = values[tile * tileValues(set) + row * set.frames + (column % set.frames)];
        worst = Math.max(worst, Math.abs(found - expected) - RELATIVE * Math.abs(expected));
      });
    });
    console.log(`${golden.set} of ${golden.signal}: largest difference ${worst.toExponential(1)}`);
    expect(worst).toBeLessThan(ABSOLUTE);
  });
});

describe.each(FEATURE_SET_IDS)('%s', (id) => {
  const set = featureSet(id);

  it('does not depend on how a track is cut', () => {
    const samples = noise(Math.round(43.21 * set.sampleRate), 17);
    const expected = tilesUnder(set, samples);
    for (const lengths of [[1, set.frameLength, 7], [set.sampleRate * 30], [12_345, 0, 333]]) {
      const maker = tileMaker(set);
      let at = 0;
      for (let i = 0; at < samples.length; i++) {
        const piece = samples.slice(at, at + lengths[i % lengths.length]);
        at += piece.length;
        maker.push(piece);
        piece.fill(Number.NaN); // what was pushed belongs to its owner again
      }
      expect(maker.samples).toBe(samples.length);
      expect(maker.finish()).toEqual(expected);
    }
  });

  it.each([0.5, 9, 20, 70])('makes as many tiles of %d s as it says', (seconds) => {
    const { count, values } = tilesUnder(set, noise(seconds * set.sampleRate, 5));
    expect(count).toBe(tileCount(set, seconds));
    expect(values.length).toBe(count * tileValues(set));
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it('tells its listener of frames that do not overlap, over the whole track', () => {
    const heard: number[] = [];
    const maker = tileMaker(set, (_, frame) => heard.push(frame));
    maker.push(noise(60 * set.sampleRate, 3));
    maker.finish();
    expect(heard).toEqual(Array.from({ length: Math.floor((60 * set.sampleRate) / set.frameLength) }, (_, frame) => frame));
  });

  it('is found by its key', () => {
    expect(featureSetOfKey(set.key)).toBe(set);
  });
});

it('has no set for an unknown key, and one key a set', () => {
  expect(featureSetOfKey('mel96')).toBeNull();
  expect(new Set(FEATURE_SET_IDS.map((id) => featureSet(id).key)).size).toBe(FEATURE_SET_IDS.length);
});

describe('log-mel', () => {
  const set = featureSet('log-mel');

  it('has two tiles in the time of a film-score tile, which do not know of each other', () => {
    expect(2 * tileSeconds(set)).toBe(TILE_SECONDS);
    const samples = noise(TILE_SAMPLES, 3);
    const alone = tilesUnder(set, samples.slice(0, TILE_SAMPLES / 2));
    const both = tilesUnder(set, samples);
    // The same frames but for each track's own level, and the last one, which looks ahead.
    const shift = both.values[0] - alone.values[0];
    for (let band = 0; band < set.height; band++) {
      for (const frame of [0, 77, set.frames - 2]) {
        const at = band * set.frames + frame;
        expect(both.values[at] - alone.values[at]).toBeCloseTo(shift, 4);
      }
    }
  });

  it('does not change when the track is turned down, as long as nothing falls under the floor', () => {
    const loud = noise(Math.round(20 * set.sampleRate), 3);
    const quiet = loud.map((sample) => sample / 8);
    const [one, other] = [tilesUnder(set, loud).values, tilesUnder(set, quiet).values];
    let worst = 0;
    one.forEach((value, i) => {
      worst = Math.max(worst, Math.abs(value - other[i]));
    });
    expect(worst).toBeLessThan(1e-4);
  });

  it('has a mean of 0 over a track of whole tiles', () => {
    const { values } = tilesUnder(set, noise(2 * TILE_SAMPLES, 3));
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) / values.length)).toBeLessThan(1e-4);
  });
});

describe('excerpts', () => {
  it.each(['tagger-mel', 'genre-mfcc'] as const)('%s: a longer track is cut from the middle', (id) => {
    const set = featureSet(id);
    if (set.layout.kind !== 'excerpt') throw new Error('no excerpt');
    const { samples: length } = set.layout;
    const samples = noise(length + 50_001, 11);
    const middle = samples.slice(25_000, 25_000 + length);
    expect(tilesUnder(set, samples)).toEqual(tilesUnder(set, middle));
  });

  it.each(['tagger-mel', 'genre-mfcc'] as const)('%s: a shorter track is followed by silence', (id) => {
    const set = featureSet(id);
    if (set.layout.kind !== 'excerpt') throw new Error('no excerpt');
    const samples = noise(3 * set.sampleRate, 11);
    const padded = new Float32Array(set.layout.samples);
    padded.set(samples);
    expect(tilesUnder(set, samples)).toEqual(tilesUnder(set, padded));
  });

  it('columns are every 20th of the picture', () => {
    const picture = featureSet('genre-mfcc');
    const columns = featureSet('genre-mfcc-columns');
    const samples = noise(10 * picture.sampleRate, 19);
    const whole = tilesUnder(picture, samples).values;
    const { count, values } = tilesUnder(columns, samples);
    expect(count).toBe(20);
    for (const [tile, row, frame] of [[0, 0, 0], [0, 3, 126], [7, 9, 50], [19, 5, 126]]) {
      expect(values[tile * tileValues(columns) + row * 127 + frame]).toBe(whole[row * picture.frames + frame * 20 + tile]);
    }
  });
});
