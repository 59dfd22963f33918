import '@tensorflow/tfjs-backend-cpu';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EnsembleTraining } from './ensembleTraining.ts';
import { TINY_RECIPE } from './tinyRecipe.fixture.ts';
import { SCRATCH, type TrainingPlan } from './plan.ts';
import { stream } from './random.ts';
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';
import { StreamedTiles, type NumberFile } from './streamedTiles.ts';
import { TrainingTiles } from './trainingTiles.ts';

const INPUT = { coefficients: 6, frames: 8 };
const SIZE = 48;
const COUNTS = [3, 1, 4, 2, 5, 3, 2];
const folder = mkdtempSync(join(tmpdir(), 'tenfold-tiles-'));

/** A real file; `waits` answers later, as browsers do that lack the other way. */
function file(name: string, waits: boolean): NumberFile {
  const handle = openSync(join(folder, name), 'w+');
  const bytes = (values: Float32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const read = (at: number, target: Float32Array): void => {
    expect(readSync(handle, bytes(target), 0, target.byteLength, at * 4)).toBe(target.byteLength);
  };
  return {
    write: (at, values) => void writeSync(handle, bytes(values), 0, values.byteLength, at * 4),
    seal: () => {},
    read: waits ? async (at, target) => read(at, target) : read,
    close: () => closeSync(handle),
  };
}

function track(number: number): Float32Array<ArrayBuffer> {
  const random = stream(8, 'track', number);
  return Float32Array.from({ length: COUNTS[number] * SIZE }, (_, index) => 40 * random.uniform() - (index % 6) * 100);
}

async function stores(): Promise<{ memory: TrainingTiles; files: StreamedTiles[] }> {
  const memory = new TrainingTiles(COUNTS.length, INPUT);
  const files = [new StreamedTiles(file('a', false), COUNTS, INPUT), new StreamedTiles(file('b', true), COUNTS, INPUT)];
  for (const number of [4, 0, 6, 1, 3, 2, 5]) {
    memory.add(number, track(number));
    for (const streamed of files) await streamed.add(number, track(number));
  }
  return { memory, files };
}

beforeAll(async () => {
  await setBackend('cpu');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('StreamedTiles', () => {
  it('gives the bits that memory gives', async () => {
    const { memory, files } = await stores();
    const standardiser = memory.standardise([0, 2, 4, 5]);
    const numbers = Uint32Array.of(19, 0, 7, 7, 3, 12, 4);
    const carries = (number: number) => number % 2 === 0;
    for (const streamed of files) {
      expect(await streamed.standardise([0, 2, 4, 5], null)).toEqual(standardiser);
      expect(await streamed.gather(numbers)).toEqual(memory.gather(numbers));
      expect(streamed.numbers([1, 2, 6], carries)).toEqual(memory.numbers([1, 2, 6], carries));
      streamed.close();
    }
  });

  it('takes known statistics as they are', async () => {
    const { files } = await stores();
    const known = { mean: new Float32Array(6).fill(1), deviation: new Float32Array(6).fill(2) };
    expect(await files[0].standardise([0], known)).toBe(known);
    expect([...(await files[0].gather(Uint32Array.of(3)))]).toEqual([...track(1)].map((value) => Math.fround((value - 1) * 0.5)));
  });

  it('refuses tracks that it was not told of', async () => {
    const { files } = await stores();
    await expect(files[0].add(7, track(0))).rejects.toThrow('unknown-track');
    await expect(files[0].add(1, track(0))).rejects.toThrow('tile-size-mismatch');
    await expect(files[0].gather(Uint32Array.of(0))).rejects.toThrow('tiles-not-standardised');
  });

  it('trains the same weights as memory, with shifted tiles too', async () => {
    const recipe: Recipe = {
      ...TINY_RECIPE,
      input: INPUT,
      dense: [{ units: 4, dropout: 0.2 }],
      maximumEpochs: 4,
      batch: 5,
      minimumSteps: 2,
      augmentation: { ...NO_AUGMENTATION, shift: 3 },
    };
    const plan: TrainingPlan = {
      recipe,
      tags: ['x', 'y'],
      tracks: COUNTS.map((_, index) => ({ id: `${index}`, group: `${index}`, targets: [index % 2 === 0, index % 3 === 0] })),
      split: { training: [0, 1, 2, 4], validation: [3, 5, 6], heldOut: [] },
      seed: 2,
      start: SCRATCH,
    };
    const run = async (tiles?: StreamedTiles) => {
      const training = new EnsembleTraining(plan, tiles);
      for (const number of COUNTS.keys()) await training.add(number, track(number));
      await training.standardise();
      // Side by side, so that the nets' reads cross.
      const nets = await Promise.all(plan.tags.map((tag) => training.trainNet(tag, () => {})));
      training.close();
      return nets.map(({ weights, history }) => ({ weights: [...new Int32Array(weights)], history }));
    };
    const inMemory = await run();
    expect(await run(new StreamedTiles(file('c', false), COUNTS, INPUT))).toEqual(inMemory);
    expect(await run(new StreamedTiles(file('d', true), COUNTS, INPUT))).toEqual(inMemory);
  });
});
