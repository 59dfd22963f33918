import { matMul, randomUniform } from '@tensorflow/tfjs-core';
import { finish, gpu, timeCalls } from './clock.ts';

export interface Rates {
  /** TFLOP/s of tfjs' matrix product of two square matrices. */
  readonly matmul: number;
  /** GB/s of a copy from buffer to buffer, bytes read and written. */
  readonly copy: number;
}

/** What the adapter reaches at its best: the ceilings for our kernels. */
export async function measureRates(side: number, bytes: number): Promise<Rates> {
  const a = randomUniform([side, side]);
  const b = randomUniform([side, side]);
  const product = await timeCalls(() => matMul(a, b));
  a.dispose();
  b.dispose();
  const { device } = gpu();
  const size = Math.min(bytes, device.limits.maxBufferSize);
  const usage = GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const from = device.createBuffer({ size, usage });
  const to = device.createBuffer({ size, usage });
  const copies = 10;
  const run = async () => {
    const encoder = device.createCommandEncoder();
    for (let i = 0; i < copies; i++) encoder.copyBufferToBuffer(from, 0, to, 0, size);
    device.queue.submit([encoder.finish()]);
    await finish();
  };
  await run();
  const start = performance.now();
  await run();
  const copy = (performance.now() - start) / copies;
  from.destroy();
  to.destroy();
  return { matmul: (2 * side ** 3) / product / 1e9, copy: (2 * size) / copy / 1e6 };
}
