import { describe, expect, it } from 'vitest';
import { resynthesise, type ResynthesisStep } from './resynthesis.ts';
import { flatLevels, frameLevels, logEnergies } from './resynthesisTargets.ts';
import { noise } from './testSignals.ts';
import { tilesOf } from './tileExtractor.ts';
import { COEFFICIENTS, FRAME_LENGTH, MEL_BANDS, SAMPLE_RATE, TILE_FRAMES, TILE_SAMPLES } from './tileFormat.ts';

/** Two tiles of struck chords over a bass that moves, with a hiss of cymbals on every second beat. */
function music(): Float32Array<ArrayBuffer> {
  const count = 2 * TILE_SAMPLES;
  const hiss = noise(count, 91);
  const beat = 0.5; // seconds
  const roots = [110, 146.83, 98, 130.81];
  return Float32Array.from({ length: count }, (_, n) => {
    const time = n / SAMPLE_RATE;
    const bar = Math.floor(time / (4 * beat));
    const since = time % beat;
    let sum = 0;
    for (const ratio of [0.5, 1, 1.25, 1.5]) {
      for (let harmonic = 1; harmonic <= 8; harmonic++) {
        const frequency = roots[bar % roots.length] * ratio * harmonic;
        sum += (Math.exp(-since * (2 + harmonic)) / harmonic) * Math.sin(2 * Math.PI * frequency * time);
      }
    }
    const cymbal = Math.floor(time / beat) % 2 === 1 ? 0.2 * hiss[n] * Math.exp(-30 * since) : 0;
    return 0.1 * sum + cymbal + 0.003 * hiss[(n * 7) % count];
  });
}

function join(steps: Iterable<ResynthesisStep>): Float32Array {
  const blocks: Float32Array[] = [];
  for (const step of steps) if (step.kind === 'samples') blocks.push(step.samples);
  const all = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    all.set(block, at);
    at += block.length;
  }
  return all;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** For each coefficient: root mean square of its error, and its correlation with the original. */
function compare(original: Float32Array, rebuilt: Float32Array) {
  return Array.from({ length: COEFFICIENTS }, (_, row) => {
    const pick = (values: Float32Array) =>
      [...values].filter((_value, i) => Math.floor(i / TILE_FRAMES) % COEFFICIENTS === row);
    const [a, b] = [pick(original), pick(rebuilt)];
    const [meanA, meanB] = [mean(a), mean(b)];
    const covariance = mean(a.map((value, i) => (value - meanA) * (b[i] - meanB)));
    const spread = (values: number[], centre: number) => Math.sqrt(mean(values.map((v) => (v - centre) ** 2)));
    return {
      error: Math.sqrt(mean(a.map((value, i) => (value - b[i]) ** 2))),
      correlation: covariance / (spread(a, meanA) * spread(b, meanB)),
    };
  });
}

function rebuild(samples: Float32Array) {
  const tiles = tilesOf(samples);
  const levels = frameLevels(samples, tiles.count * TILE_FRAMES);
  return { tiles, levels, rebuilt: join(resynthesise(logEnergies(tiles, levels), 1)) };
}

const MUSIC = music();
const rebuiltMusic = rebuild(MUSIC);

describe('logEnergies', () => {
  it('undoes the cosine transform, given coefficient 0', () => {
    const logs = logEnergies(rebuiltMusic.tiles, rebuiltMusic.levels);
    expect(logs.every(Number.isFinite)).toBe(true);
    // A tone's own band: power of a sine under a Hann window, seen through filters of height 1.
    const tone = Float32Array.from({ length: TILE_SAMPLES }, (_, n) => 0.5 * Math.sin((2 * Math.PI * 1000 * n) / SAMPLE_RATE));
    const energies = logEnergies(tilesOf(tone), frameLevels(tone, 100)).subarray(0, MEL_BANDS).map(Math.exp);
    // Parseval: Σ|X|²/N over half the bins is half of Σ(0.5 sin · hann)² = 0.25/2 · 3/8 · N.
    expect(energies.reduce((sum, value) => sum + value, 0)).toBeCloseTo((0.125 * 0.375 * FRAME_LENGTH) / 2, 0);
  });

  it('with flat levels sum up to the same in every frame', () => {
    const { tiles, levels } = rebuiltMusic;
    const logs = logEnergies(tiles, flatLevels(tiles, levels));
    const sums = Array.from({ length: 200 }, (_, frame) =>
      logs.subarray(frame * MEL_BANDS, (frame + 1) * MEL_BANDS).reduce((sum, log) => sum + Math.exp(log), 0),
    );
    for (const sum of sums) expect(sum / sums[0]).toBeCloseTo(1, 6);
  });
});

describe('resynthesis', () => {
  it.each([
    ['music', () => rebuiltMusic, 0.08, 0.97],
    ['noise', () => rebuild(noise(TILE_SAMPLES, 5)), 0.002, 0.9999],
  ] as const)('of %s has the MFCCs of the original, each coefficient', (_name, make, mostError, leastCorrelation) => {
    const { tiles, rebuilt } = make();
    expect(rebuilt.length).toBe(tiles.count * TILE_SAMPLES);
    const rows = compare(tiles.values, tilesOf(rebuilt).values);
    expect(Math.max(...rows.map(({ error }) => error))).toBeLessThan(mostError);
    expect(Math.min(...rows.map(({ correlation }) => correlation))).toBeGreaterThan(leastCorrelation);
  });

  it('has the level of the original, frame by frame', () => {
    const { levels, rebuilt } = rebuiltMusic;
    const again = frameLevels(rebuilt, levels.length);
    const error = levels.map((level, frame) => (level - again[frame]) ** 2);
    expect(Math.sqrt(error.reduce((sum, value) => sum + value, 0) / error.length)).toBeLessThan(0.1);
  });

  it('is silent where the original is', () => {
    const samples = new Float32Array(TILE_SAMPLES);
    samples.set(noise(50 * FRAME_LENGTH, 3));
    const { rebuilt } = rebuild(samples);
    const loudest = rebuilt.subarray(52 * FRAME_LENGTH).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(loudest).toBeLessThan(1e-4);
  });

  it('is noise: the seed decides its samples, not its MFCCs', () => {
    const samples = noise(TILE_SAMPLES, 5);
    const targets = logEnergies(tilesOf(samples), frameLevels(samples, TILE_FRAMES));
    const [one, same, other] = [1, 1, 2].map((seed) => join(resynthesise(targets, seed)));
    expect(same).toEqual(one);
    const dot = one.reduce((sum, value, i) => sum + value * other[i], 0);
    const power = one.reduce((sum, value) => sum + value * value, 0);
    expect(Math.abs(dot) / power).toBeLessThan(0.02);
  });

  it('works in small steps whose share grows to 1', () => {
    const samples = noise(TILE_SAMPLES, 5);
    const targets = logEnergies(tilesOf(samples), frameLevels(samples, TILE_FRAMES));
    const shares = [...resynthesise(targets, 1)].map(({ share }) => share);
    expect(shares.length).toBeGreaterThan(100);
    expect(shares.every((share, i) => i === 0 || share >= shares[i - 1])).toBe(true);
    expect(shares.at(-1)).toBe(1);
  });
});
