import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENERGY_FLOOR, Mfcc } from './mfcc.ts';
import { chirp, noise, sine } from './testSignals.ts';
import { COEFFICIENTS, FRAME_LENGTH, MEL_BANDS, SAMPLE_RATE, TILE_FRAMES } from './tileFormat.ts';
import { tilesOf } from './tileExtractor.ts';

// Made by scripts/golden/make_golden.py with SciPy.
interface GoldenCase {
  readonly name: string;
  readonly frames: number;
  /** [COEFFICIENTS][frames] */
  readonly coefficients: readonly (readonly number[])[];
}

interface Golden {
  readonly settings: Readonly<Record<string, number>>;
  readonly cases: readonly [
    GoldenCase & { readonly amplitude: number; readonly hertz: number },
    GoldenCase & { readonly seed: number },
    GoldenCase & { readonly amplitude: number; readonly low: number; readonly high: number },
    GoldenCase,
    GoldenCase & { readonly int16: string },
  ];
}

const golden = JSON.parse(
  readFileSync(new URL('golden/mfcc.json', import.meta.url), 'utf8'),
) as Golden;
const [sineCase, noiseCase, chirpCase, silenceCase, sampleCase] = golden.cases;

/** Golden values are stored with six decimals; what is left is ours. */
const TOLERANCE = 1e-4;

function lengthOf(golden: GoldenCase): number {
  return golden.frames * FRAME_LENGTH;
}

/** 16-bit samples, little-endian in base64, as −1..1. */
function samplesOf(base64: string): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  return Float32Array.from(
    { length: bytes.length / 2 },
    (_, i) => bytes.readInt16LE(2 * i) / 32_768,
  );
}

const SIGNALS: [GoldenCase, () => Float32Array][] = [
  [sineCase, () => sine(lengthOf(sineCase), sineCase.hertz, sineCase.amplitude, SAMPLE_RATE)],
  [noiseCase, () => noise(lengthOf(noiseCase), noiseCase.seed)],
  [
    chirpCase,
    () =>
      chirp(lengthOf(chirpCase), chirpCase.low, chirpCase.high, chirpCase.amplitude, SAMPLE_RATE),
  ],
  [silenceCase, () => new Float32Array(lengthOf(silenceCase))],
  [sampleCase, () => samplesOf(sampleCase.int16)],
];

describe('MFCCs against SciPy', () => {
  it('were made under our settings', () => {
    expect(golden.settings).toEqual({
      sampleRate: SAMPLE_RATE,
      frameLength: FRAME_LENGTH,
      bands: MEL_BANDS,
      coefficients: COEFFICIENTS,
      floor: ENERGY_FLOOR,
    });
    expect(golden.cases.map(({ name }) => name)).toEqual([
      'sine',
      'noise',
      'chirp',
      'silence',
      'sample',
    ]);
  });

  it.each(SIGNALS)('agree on $name', (golden, make) => {
    const { values, count } = tilesOf(make());
    expect(count).toBe(1);
    expect(golden.coefficients.length).toBe(COEFFICIENTS);
    let worst = 0;
    golden.coefficients.forEach((row, coefficient) => {
      expect(row.length).toBe(golden.frames);
      row.forEach((expected, frame) => {
        const difference = Math.abs(expected - values[coefficient * TILE_FRAMES + frame]);
        worst = Math.max(worst, difference);
      });
    });
    console.log(`${golden.name}: largest difference ${worst.toExponential(1)}`);
    expect(worst).toBeLessThan(TOLERANCE);
  });

  it('hears no difference between soft and loud: a gain goes to coefficient 0, which is dropped', () => {
    const soft = tilesOf(noise(SAMPLE_RATE * 10, 5)).values;
    const loud = tilesOf(noise(SAMPLE_RATE * 10, 5).map((sample) => 8 * sample)).values;
    const worst = soft.reduce((most, value, i) => Math.max(most, Math.abs(value - loud[i])), 0);
    expect(worst).toBeLessThan(1e-4);
  });

  it('gives coefficients of zero for digital silence', () => {
    const { values } = tilesOf(new Float32Array(1));
    expect(Math.max(...values.map(Math.abs))).toBeLessThan(1e-6);
  });
});

describe('Mfcc', () => {
  it('scales power as |X|²/N', () => {
    const mfcc = new Mfcc({ sampleRate: 8000, frameLength: 256, bands: 20, coefficients: 12 });
    const samples = noise(256, 3);
    mfcc.write(samples, 0, new Float32Array(12), 0, 1);
    let energy = 0;
    samples.forEach((sample, n) => {
      energy += (sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / 256))) ** 2;
    });
    const power = mfcc.power.reduce((sum, value, k) => sum + (k % 128 === 0 ? 1 : 2) * value, 0);
    expect(power).toBeCloseTo(energy, 10);
  });

  it('writes where it is told and nowhere else', () => {
    const mfcc = new Mfcc({ sampleRate: 8000, frameLength: 64, bands: 10, coefficients: 3 });
    const out = new Float32Array(12).fill(99);
    mfcc.write(noise(100, 3), 20, out, 1, 4);
    expect(Array.from(out, (value) => value === 99)).toEqual(
      Array.from({ length: 12 }, (_, i) => i % 4 !== 1),
    );
  });

  it('refuses more coefficients than its bands give', () => {
    expect(
      () => new Mfcc({ sampleRate: 8000, frameLength: 64, bands: 10, coefficients: 10 }),
    ).toThrow(RangeError);
  });
});
