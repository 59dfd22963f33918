import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, tidy } from '@tensorflow/tfjs-core';
import { median } from '../lib/machine.ts';

/** Sends what is recorded and waits until the GPU has done it. */
export async function finish(): Promise<void> {
  submit();
  await gpu().device.queue.onSubmittedWorkDone();
}

export function gpu(): WebGPUBackend {
  return backend() as WebGPUBackend;
}

function submit(): void {
  gpu().ensureCommandEncoderReady();
  gpu().endComputePassEncoder();
  gpu().submitQueue();
}

/** Calls between two submissions: tensors let go of are used again only after one. */
const GROUP = 8;

/**
 * Milliseconds of one call of `job`: the median of five runs (one of a slow job) of as many calls as take about 50 ms,
 * after one to warm up. What `job` makes is disposed of.
 */
export async function timeCalls(job: () => unknown): Promise<number> {
  const run = async (calls: number) => {
    await finish();
    const start = performance.now();
    for (let call = 0; call < calls; call++) {
      tidy(() => void job());
      if (call % GROUP === GROUP - 1) submit();
    }
    await finish();
    return (performance.now() - start) / calls;
  };
  await run(1);
  const once = await run(1);
  const calls = Math.max(1, Math.min(200, Math.round(50 / once)));
  const rounds = once > 200 ? 1 : 5;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await run(calls));
  return median(times);
}

/** Milliseconds of one step, the median of up to seven or of as many as begin within ten seconds. */
export async function timeSteps(step: () => Promise<unknown>): Promise<number> {
  await step();
  const times: number[] = [];
  const begin = performance.now();
  while (times.length < 7 && (times.length === 0 || performance.now() - begin < 10_000)) {
    const start = performance.now();
    await step();
    await finish();
    times.push(performance.now() - start);
  }
  return median(times);
}
