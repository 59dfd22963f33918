import '@tensorflow/tfjs-backend-cpu';
// Registers the gradients.
import '@tensorflow/tfjs-layers';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CheckpointClock, type NetCheckpoint } from './checkpoint.ts';
import { bagExamples } from './examples.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';
import { TINY_RECIPE } from './tinyRecipe.fixture.ts';
import { trainNet, type NetTraining } from './training.ts';

const TINY: Recipe = {
  ...TINY_RECIPE,
  maximumEpochs: 6,
  patience: 3,
};
const SIZE = TINY.input.coefficients * TINY.input.frames;
const TRAINING = 43;
const VALIDATION = 20;

function task(changes: Partial<NetTraining> = {}): NetTraining {
  const random = stream(5, 'checkpoint');
  const values = Float32Array.from({ length: (TRAINING + VALIDATION) * SIZE }, () => random.uniform() * 2 - 1);
  const numbers = (from: number, count: number) => Uint32Array.from({ length: count }, (_, index) => from + index);
  return {
    recipe: TINY,
    tag: 'net',
    seed: 4,
    training: bagExamples({ tiles: numbers(0, TRAINING), positives: 21 }, () => 0),
    validation: bagExamples({ tiles: numbers(TRAINING, VALIDATION), positives: 10 }, () => 0),
    levels: { tiltStep: new Float32Array(TINY.input.coefficients), bands: null },
    gather: (wanted) => Float32Array.from([...wanted].flatMap((tile) => [...values.subarray(tile * SIZE, (tile + 1) * SIZE)])),
    piece: 6,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...changes,
  };
}

/** Everything the net hands out when it is asked after every step. */
async function everyCheckpoint(): Promise<NetCheckpoint[]> {
  const found: NetCheckpoint[] = [];
  await trainNet(
    task({
      keeper: {
        due: () => true,
        save: async (checkpoint) => void found.push(checkpoint),
      },
    }),
  );
  return found;
}

beforeAll(async () => {
  await setBackend('cpu');
});

describe('a training that goes on from a checkpoint', () => {
  it('ends with the bits of one that was never interrupted, from whichever step', async () => {
    const whole = await trainNet(task());
    const checkpoints = await everyCheckpoint();
    const epochs = new Set(checkpoints.map(({ epoch }) => epoch));
    expect(epochs.size).toBe(whole.history.length);
    // Amid the first epoch, at the end of one before its validation, amid a later one, at the very end.
    const chosen = [0, 5, 6, Math.floor(checkpoints.length / 2), checkpoints.length - 1];
    expect(checkpoints[5].done).toBe(TRAINING);
    for (const index of chosen) {
      // What storage does to it.
      const resume = structuredClone(checkpoints[index]);
      const resumed = await trainNet(task({ resume }));
      expect(resumed).toEqual(whole);
    }
  });

  it('survives being interrupted again and again', async () => {
    const whole = await trainNet(task());
    let resume: NetCheckpoint | null = null;
    for (let run = 0; run < 4; run++) {
      const stopping = new AbortController();
      let kept: NetCheckpoint | null = null;
      let asked = 0;
      await trainNet(
        task({
          resume,
          signal: stopping.signal,
          keeper: {
            due: () => ++asked === 3,
            save: async (checkpoint) => {
              kept = checkpoint;
              stopping.abort();
            },
          },
        }),
      );
      expect(kept).not.toBeNull();
      resume = kept;
    }
    expect(await trainNet(task({ resume }))).toEqual(whole);
  });

  it('differs when anything of the state is left out', async () => {
    const whole = await trainNet(task());
    const checkpoint = (await everyCheckpoint())[7];
    const state = checkpoint.state.map((values) => values.map(() => 0));
    expect((await trainNet(task({ resume: { ...checkpoint, state } }))).history).not.toEqual(whole.history);
    expect((await trainNet(task({ resume: { ...checkpoint, step: 0 } }))).history).not.toEqual(whole.history);
  });

  it('leaves no tensor behind', async () => {
    const before = memory().numTensors;
    await trainNet(task({ resume: (await everyCheckpoint())[7] }));
    expect(memory().numTensors).toBe(before);
  });
});

it('wants a checkpoint every interval, and one when asked', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const clock = new CheckpointClock(1000);
  expect(clock.due()).toBe(false);
  vi.advanceTimersByTime(1000);
  expect([clock.due(), clock.due()]).toEqual([true, false]);
  clock.ask();
  expect([clock.due(), clock.due()]).toEqual([true, false]);
  vi.useRealTimers();
});
