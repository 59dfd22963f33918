import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers'; // brings the gradients of tfjs along
import { getKernel, MaxPoolGrad, registerKernel, setBackend, unregisterKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { trainsRightly } from './selfCheck.ts';

const own = getKernel(MaxPoolGrad, 'cpu');

beforeAll(async () => {
  await setBackend('cpu');
});

afterEach(() => {
  unregisterKernel(MaxPoolGrad, 'cpu');
  registerKernel(own);
});

describe('the check of a device', () => {
  it('passes where the numbers are those of the cpu backend', async () => {
    expect(await trainsRightly()).toBe(true);
  });

  it('fails with a gradient that loses one value', async () => {
    unregisterKernel(MaxPoolGrad, 'cpu');
    registerKernel({
      ...own,
      kernelFunc: (call) => {
        const result = own.kernelFunc(call) as TensorInfo;
        const values = (call.backend as unknown as { readSync(id: object): Float32Array }).readSync(result.dataId);
        const last = values.findLastIndex((value) => value !== 0);
        values[last] = 0;
        return result;
      },
    });
    expect(await trainsRightly()).toBe(false);
  });
});
