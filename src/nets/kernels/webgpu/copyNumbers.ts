import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch, type Program } from './launch.ts';

const THREADS = 64;

const PROGRAM: Program = {
  key: 'copy numbers',
  inputs: [{ name: 'source', type: 'array<f32>' }],
  outputs: [{ name: 'copy', type: 'array<f32>' }],
  parameters: [
    ['size', 'u32'],
    ['begin', 'u32'],
    ['to', 'u32'],
  ],
  workgroupSize: THREADS,
  code: () => `
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at < parameters.size) { copy[parameters.to + at] = source[parameters.begin + at]; }
}`,
};

/** Copies `size` numbers of `from`, from number `begin` on, to number `at` of `to`, in the order of what is recorded. */
export function copyNumbers(
  backend: WebGPUBackend,
  from: TensorInfo,
  begin: number,
  to: TensorInfo,
  at: number,
  size: number,
): void {
  launch(backend, PROGRAM, [from], [to], [size, begin, at], Math.ceil(size / THREADS));
}
