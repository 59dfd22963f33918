import { FRAME_LENGTH, SAMPLE_RATE } from '../../src/dsp/tileFormat.ts';
import {
  analyse,
  essentia,
  meyda,
  ours,
  tilesAndDescriptors,
  type Contender,
  type Pass,
} from './contenders.ts';
import { musicLike } from './music.ts';

export interface Measured {
  readonly frames: number;
  /** Frames per second of each round, by contender. */
  readonly rounds: Readonly<Record<string, readonly number[]>>;
  /** How far each contender's MFCCs are from ours. */
  readonly distances: Readonly<Record<string, Distance>>;
}

export interface Distance {
  /** Largest absolute difference of a coefficient. */
  readonly largest: number;
  /** Pearson correlation over all coefficients of all frames compared. */
  readonly correlation: number;
}

declare global {
  interface Window {
    /** Runs all contenders in turn, `rounds` times after one warm-up, over the same audio. */
    measure: (seconds: number, rounds: number) => Promise<Measured>;
  }
}

globalThis.window.measure = async (seconds, rounds) => {
  const samples = musicLike(seconds, SAMPLE_RATE);
  const frames = Math.floor(samples.length / FRAME_LENGTH);
  const reference = ours();
  const contenders = [reference, meyda(), essentia()];
  const passes: [string, Pass][] = contenders.map(({ name, pass }) => [name, pass]);
  passes.push(['with descriptors', tilesAndDescriptors], ['analysis', analyse]);
  const found: Record<string, number[]> = Object.fromEntries(passes.map(([name]) => [name, []]));
  for (const [, pass] of passes) pass(samples.subarray(0, 200 * FRAME_LENGTH));
  for (let round = 0; round < rounds; round++) {
    for (const [name, pass] of passes) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      const start = performance.now();
      pass(samples);
      found[name].push((1000 * frames) / (performance.now() - start));
    }
  }
  const distances = Object.fromEntries(
    contenders.slice(1).map((other) => [other.name, distance(samples, reference, other)]),
  );
  return { frames, rounds: found, distances };
};

/** Compares the coefficients that both have, on 200 frames. */
function distance(samples: Float32Array, one: Contender, other: Contender): Distance {
  let largest = 0;
  let count = 0;
  let a = 0;
  let b = 0;
  let aa = 0;
  let bb = 0;
  let ab = 0;
  for (let frame = 0; frame < 200; frame++) {
    const piece = samples.slice(frame * FRAME_LENGTH, (frame + 1) * FRAME_LENGTH);
    const x = one.frameOf(piece);
    const y = other.frameOf(piece);
    for (let k = 0; k < Math.min(x.length, y.length); k++) {
      largest = Math.max(largest, Math.abs(x[k] - y[k]));
      count++;
      a += x[k];
      b += y[k];
      aa += x[k] * x[k];
      bb += y[k] * y[k];
      ab += x[k] * y[k];
    }
  }
  const correlation =
    (ab - (a * b) / count) / Math.sqrt((aa - (a * a) / count) * (bb - (b * b) / count));
  return { largest, correlation };
}
