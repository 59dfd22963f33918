import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch, type Program } from './launch.ts';

const THREADS = 256;

/** Neighbouring sums that a workgroup makes in parts where there are many splits. */
const SUMS = 16;
const PARTS = THREADS / SUMS;

/** Splits that one invocation adds up alone. */
const FEW = 64;

const BINDINGS = {
  inputs: [{ name: 'partial', type: 'array<f32>' }],
  outputs: [
    { name: 'weights', type: 'array<f32>' },
    { name: 'bias', type: 'array<f32>' },
  ],
  parameters: [
    ['splits', 'u32'],
    ['size', 'u32'],
    ['filterSize', 'u32'],
  ],
  workgroupSize: THREADS,
} as const;

const KEEP = 'if (at < parameters.filterSize) { weights[at] = sum; } else { bias[at - parameters.filterSize] = sum; }';

const ALONE: Program = {
  ...BINDINGS,
  key: 'partial sums, few',
  code: () => `
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.size) { return; }
  var sum = 0.0;
  for (var split = 0u; split < parameters.splits; split++) { sum += partial[split * parameters.size + at]; }
  ${KEEP}
}`,
};

const SHARED: Program = {
  ...BINDINGS,
  key: 'partial sums, many',
  code: () => `
var<workgroup> parts: array<f32, ${THREADS}>;
fn body(group: u32, local: u32) {
  let at = group * ${SUMS}u + local % ${SUMS}u;
  var sum = 0.0;
  if (at < parameters.size) {
    for (var split = local / ${SUMS}u; split < parameters.splits; split += ${PARTS}u) {
      sum += partial[split * parameters.size + at];
    }
  }
  parts[local] = sum;
  workgroupBarrier();
  if (local >= ${SUMS}u || at >= parameters.size) { return; }
  sum = 0.0;
  for (var i = 0u; i < ${PARTS}u; i++) { sum += parts[i * ${SUMS}u + local]; }
  ${KEEP}
}`,
};

/** Adds up [splits, fields + 1, filters] over splits: the filter's gradient and, its last row, the bias'. */
export function sumPartials(
  backend: WebGPUBackend,
  partial: TensorInfo,
  filterShape: readonly number[],
): [filter: TensorInfo, bias: TensorInfo] {
  const [splits, fields, filters] = partial.shape;
  const filter = backend.makeTensorInfo([...filterShape], 'float32');
  const bias = backend.makeTensorInfo([filters], 'float32');
  const size = fields * filters;
  const few = splits <= FEW;
  const groups = Math.ceil(size / (few ? THREADS : SUMS));
  launch(backend, few ? ALONE : SHARED, [partial], [filter, bias], [splits, size, size - filters], groups);
  return [filter, bias];
}
