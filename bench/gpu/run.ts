/**
 * `npm run bench:gpu -- [--batches 32,256,1200] [--matrix 4096] [--groups]`: a training step of
 * `post` on this machine's GPU by Dawn under Node, ours against stock tfjs-backend-webgpu, whole and by
 * kernel; then ten nets in turn against ten in one group, which is all with `--groups`. On a software adapter the batches are 2 and 4, unless given: proof that it works, no more.
 *
 * For a machine without this repository, one file and one package:
 *   node bench/gpu/bundle.mjs OUT/gpu-bench.mjs
 *   cp -r node_modules/webgpu OUT/node_modules/webgpu
 *   node OUT/gpu-bench.mjs            (there; Node 20 or newer and a Vulkan, Metal or D3D12 driver)
 */
import './dawn.ts';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-webgpu';
import { registerWebGpuKernels } from '../../src/nets/kernels/webgpu/register.ts';
import { BYTES } from '../../src/nets/kernels/webgpu/tileGather.ts';
import { POST } from '../../src/nets/recipes.ts';
import { machineName } from '../lib/machine.ts';
import { OwnStep, StockStep } from '../train/steps.ts';
import { gpu, timeSteps } from './clock.ts';
import { benchTiles, NETS, timeGather, timeTen } from './groups.ts';
import { stepOperations, timeCommonKernels, timeOwnKernels, type KernelTime } from './kernels.ts';
import { measureRates, type Rates } from './rates.ts';

export async function main(options: readonly string[] = []): Promise<void> {
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) {
    console.log('This machine has no GPU that Dawn can use (no Vulkan, Metal or D3D12 driver answers).');
    console.log('RESULT adapter=none');
    process.exit(0);
  }
  const { info } = adapter;
  const name = info.description || [info.vendor, info.architecture].filter(Boolean).join(' ') || 'GPU';
  const software = /swiftshader|llvmpipe|lavapipe/i.test(`${name} ${info.architecture} ${info.device}`);
  const batches = list(options, '--batches') ?? (software ? [2, 4] : [32, 256, 1200]);
  const [side] = list(options, '--matrix') ?? [software ? 256 : 4096];
  console.log(`${name}; Node ${process.version}; ${machineName()}`);
  if (software) console.log('A software adapter: its times say nothing about GPUs.');

  await setBackend('webgpu');
  await ready();
  const errors: string[] = [];
  gpu().device.addEventListener('uncapturederror', (event) => {
    errors.push((event as GPUUncapturedErrorEvent).error.message.split('\n')[0]);
  });
  const rates = await measureRates(side, software ? 2 ** 22 : 2 ** 28);
  console.log(`matmul ${rates.matmul.toPrecision(3)} TFLOP/s (${side}²), copy ${rates.copy.toFixed(1)} GB/s\n`);

  const only = options.includes('--groups');
  if (only) registerWebGpuKernels();
  const steps = only ? '' : await compareSteps(batches, rates, errors);
  const groups = await compareGroups(batches, rates, errors);
  for (const error of new Set(errors)) console.log(`error: ${error}`);
  console.log(`\nRESULT adapter=${name.replaceAll(/\s+/g, '_')} ${steps}${groups}`);
  // Dawn's threads would keep Node alive.
  process.exit(0);
}

/** Stock tfjs, then ours, which this registers: whole steps and kernels. Gives keys for the closing line. */
async function compareSteps(batches: readonly number[], rates: Rates, errors: string[]): Promise<string> {
  const largest = batches[batches.length - 1];
  const stock = new Map<number, number>();
  for (const batch of batches) stock.set(batch, await wholeStep(new StockStep(POST, batch), errors));
  const stockKernels = await timeCommonKernels(POST, largest);
  registerWebGpuKernels();
  const ours = new Map<number, number>();
  for (const batch of batches) {
    const time = await wholeStep(new OwnStep(POST, batch), errors);
    ours.set(batch, time);
    const before = stock.get(batch) ?? Number.NaN;
    const rate = stepOperations(POST, batch) / time / 1e9;
    console.log(
      `batch ${String(batch).padStart(4)}: stock ${before.toFixed(2)} ms a step, ours ${time.toFixed(2)}, ` +
        `${(before / time).toFixed(2)} times as fast, ${rate.toPrecision(3)} TFLOP/s`,
    );
  }
  console.log(`\nKernels that tfjs has too, batch ${largest} (ms: stock, ours):`);
  (await timeCommonKernels(POST, largest)).forEach((kernel, index) => {
    console.log(`  ${stockKernels[index].milliseconds.toFixed(3).padStart(10)} ${line(kernel, rates)}`);
  });
  console.log(`\nKernels of our step, batch ${largest}:`);
  for (const kernel of await timeOwnKernels(POST, largest)) console.log(`  ${line(kernel, rates)}`);

  const time = ours.get(largest) ?? Number.NaN;
  const speedup = (stock.get(largest) ?? Number.NaN) / time;
  const tflops = stepOperations(POST, largest) / time / 1e9;
  return `speedup_${largest}=${speedup.toFixed(2)} tflops=${tflops.toPrecision(3)} `;
}

/** Batches gathered on the GPU, and steps of ten nets. Gives keys for the closing line. */
async function compareGroups(batches: readonly number[], rates: Rates, errors: string[]): Promise<string> {
  const largest = batches[batches.length - 1];
  console.log(`\nTiles on the GPU; gathering ${largest}:`);
  for (const format of ['float16', 'float32'] as const) {
    const tiles = await benchTiles(POST, format);
    const milliseconds = await timeGather(tiles, largest);
    const bytes = largest * POST.input.coefficients * POST.input.frames * (4 + BYTES[format]);
    console.log(`  ${line({ name: format, milliseconds, operations: 0, bytes }, rates)}`);
    tiles.dispose();
  }
  console.log(`\n${NETS} nets, a step of each (ms: in turn, in one group):`);
  const tiles = await benchTiles(POST, 'float32');
  const keys: string[] = [];
  for (const batch of batches) {
    const before = errors.length;
    const { turn, group } = await timeTen(POST, batch, tiles);
    const ratio = errors.length > before ? Number.NaN : turn / group;
    console.log(`  batch ${String(batch).padStart(4)}: ${turn.toFixed(2)}, ${group.toFixed(2)}, ${ratio.toFixed(2)} times as fast`);
    keys.push(`group_${batch}=${ratio.toFixed(2)}`);
  }
  tiles.dispose();
  return keys.join(' ');
}

/** Milliseconds; NaN where the adapter's limits stop it, for instance on the size of one buffer. */
async function wholeStep(step: OwnStep | StockStep, errors: string[]): Promise<number> {
  const before = errors.length;
  const time = await timeSteps(() => step.run());
  step.dispose();
  return errors.length > before ? Number.NaN : time;
}

/** A kernel's time, its rates, and their share of the adapter's own: the better of the two counts. */
function line({ name, milliseconds, operations, bytes }: KernelTime, rates: Rates): string {
  const tflops = operations / milliseconds / 1e9;
  const gigabytes = bytes / milliseconds / 1e6;
  const share = Math.max(tflops / rates.matmul, gigabytes / rates.copy);
  return (
    `${milliseconds.toFixed(3).padStart(10)} ms  ${name.padEnd(26)} ${tflops.toPrecision(3).padStart(8)} TFLOP/s ` +
    `${gigabytes.toFixed(1).padStart(8)} GB/s  ${(100 * share).toFixed(0).padStart(4)} % of the adapter's rate`
  );
}

function list(options: readonly string[], name: string): number[] | null {
  const at = options.indexOf(name);
  return at < 0 ? null : options[at + 1].split(',').map(Number);
}
