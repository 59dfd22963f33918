import '@tensorflow/tfjs-backend-cpu';
import { getKernel, ones, setBackend, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { drop, fillMask, type DropoutKey } from '../dropout.ts';
import { startWasm } from '../wasm.fixture.ts';
import { DROPOUT } from './dropoutKernel.ts';
import { dropoutStatistics } from './dropoutStatistics.ts';
import { values } from './gradientSuite.ts';
import { randomStepCases, STEP_CASES } from './stepCases.ts';
import { ADADELTA_UPDATE, ADAM_UPDATE, NESTEROV_UPDATE } from './updateKernels.ts';

/** Of the random shapes; another one by TENFOLD_SEED. */
const SEED = Number(process.env['TENFOLD_SEED'] ?? 2015);

beforeAll(startWasm);
beforeEach(async () => {
  await setBackend('wasm');
});

it('WASM has kernels of its own for dropout and for every optimiser', () => {
  for (const kernel of [DROPOUT, NESTEROV_UPDATE, ADAM_UPDATE, ADADELTA_UPDATE]) {
    expect(getKernel(kernel, 'wasm'), kernel).toBeDefined();
    expect(getKernel(kernel, 'cpu'), kernel).toBeUndefined();
  }
});

/** The same by tfjs' operations on the cpu backend, by their bits: NaN, and −0 beside 0, count. */
async function expectSameBits(run: () => Tensor[]): Promise<void> {
  const found = await values(run);
  await setBackend('cpu');
  expect(bits(found)).toEqual(bits(await values(run)));
}

/** A NaN's sign is the processor's own: it stands for all. */
function bits(outputs: readonly Float32Array[]): Int32Array[] {
  return outputs.map((output) => new Int32Array(output.map((value) => (Number.isNaN(value) ? Number.NaN : value)).buffer));
}

describe(`random shapes from seed ${SEED}`, () => {
  it.each([...STEP_CASES, ...randomStepCases(SEED)])('$name: the bits of the cpu backend', async ({ run }) => {
    await expectSameBits(run);
  });
});

const KEY: DropoutKey = { seed: 3, tag: 'Drama', step: 9, firstTile: 7 };

/** FNV-1a over bytes. */
function checksum({ buffer }: Float32Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

// A mask that changes is another model from the same seed.
it('draws the mask that it always drew, in the kernel and outside', async () => {
  const mask = new Float32Array(5 * 1001);
  fillMask(mask, 1001, 0.3, KEY, 2);
  const [inKernel] = await values(() => [drop(ones([5, 1001]), 0.3, KEY, 2)]);
  for (const drawn of [mask, inKernel]) {
    expect(Array.from(drawn.subarray(0, 24), (value) => (value > 0 ? 1 : 0)).join('')).toBe('100001111111011110111110');
    expect(checksum(drawn)).toBe('7e3d9fb5');
  }
});

it('drops nothing at 0, all at 1, and passes −0, infinity and NaN on as a product does', async () => {
  const odd = [-0, 0, Number.NaN, Number.POSITIVE_INFINITY, -1e-45, 3e38, -2];
  for (const rate of [0, 0.5, 1 - 2 ** -20]) {
    await expectSameBits(() => [drop(tensor([...odd, ...odd, ...odd], [3, 7]), rate, KEY, 0)]);
    await setBackend('wasm');
  }
  const [all] = await values(() => [drop(ones([2, 9]), 0, KEY, 0)]);
  const [none] = await values(() => [drop(ones([2, 9]), 1 - 2 ** -20, KEY, 0)]);
  expect([all, none].map((output) => output.reduce((sum, value) => sum + value))).toEqual([18, 0]);
});

it('finds its tensors when the memory grows under it', async () => {
  // More than the backend's memory holds at the start.
  const side = 8 * 2 ** 20 + 3;
  const sums = tidy(() => {
    const x = ones([1, side]);
    return drop(x, 0.5, KEY, 0);
  });
  const mask = new Float32Array(side);
  fillMask(mask, side, 0.5, KEY, 0);
  expect(checksum(Float32Array.from(await sums.data()))).toBe(checksum(mask));
  sums.dispose();
});

it('keeps its share, and values independent of their neighbours and of every part of the key', async () => {
  const statistics = await dropoutStatistics([0.1, 0.2, 0.3, 0.4, 0.5]);
  // 45 of them: |z| > 4.5 would come by chance once in 3,000 seeds, and the seed is fixed.
  expect(statistics).toHaveLength(45);
  expect(statistics.filter(({ z }) => !(Math.abs(z) < 4.5))).toEqual([]);
});
