import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch, type Program } from './launch.ts';

/** Neighbouring sums a workgroup makes, and parts each of them is made in. */
const SUMS = 16;
const PARTS = 16;

const PROGRAM: Program = {
  key: 'partial sums',
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
  workgroupSize: SUMS * PARTS,
  code: () => `
var<workgroup> parts: array<f32, ${SUMS * PARTS}>;
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
  if (at < parameters.filterSize) { weights[at] = sum; } else { bias[at - parameters.filterSize] = sum; }
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
  launch(backend, PROGRAM, [partial], [filter, bias], [splits, size, size - filters], Math.ceil(size / SUMS));
  return [filter, bias];
}
