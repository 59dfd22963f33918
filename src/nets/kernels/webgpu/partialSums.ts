import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch, type Program } from './launch.ts';
import { COLUMN, entryCode, type LayerPlace, type NetStack, TABLE_BINDING } from './netStack.ts';

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

/** Leaves `sum`, number `at` of the sums of net `net`; the group counts within the net. */
const SHARED_SUM = `
  let at = group * ${SUMS}u + local % ${SUMS}u;
  var sum = 0.0;
  if (at < parameters.size) {
    for (var split = local / ${SUMS}u; split < parameters.splits; split += ${PARTS}u) {
      sum += partial[(net * parameters.splits + split) * parameters.size + at];
    }
  }
  parts[local] = sum;
  workgroupBarrier();
  if (local >= ${SUMS}u || at >= parameters.size) { return; }
  sum = 0.0;
  for (var i = 0u; i < ${PARTS}u; i++) { sum += parts[i * ${SUMS}u + local]; }`;

const SHARED: Program = {
  ...BINDINGS,
  key: 'partial sums, many',
  code: () => `
var<workgroup> parts: array<f32, ${THREADS}>;
const net = 0u;
fn body(group: u32, local: u32) {
  ${SHARED_SUM}
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

/**
 * Adds up [nets × splits, fields + 1, filters] over splits into each net's slot of `gradients`, on top of
 * what earlier pieces have left there. Always in parts: then splits of nothing but 0, of nets with fewer
 * tiles than others, change no bit.
 */
export function addPartials(
  backend: WebGPUBackend,
  partial: TensorInfo,
  stack: NetStack,
  { filterAt, biasAt }: LayerPlace,
  gradients: TensorInfo,
): void {
  const [all, fields, filters] = partial.shape;
  const nets = stack.table.shape[0];
  const size = fields * filters;
  const perNet = Math.ceil(size / SUMS);
  launch(
    backend,
    {
      key: `partial sums of a stack of ${stack.table.shape[1]}`,
      inputs: [...BINDINGS.inputs, TABLE_BINDING],
      outputs: [{ name: 'gradients', type: 'array<f32>' }],
      parameters: [...BINDINGS.parameters, ['filterAt', 'u32'], ['biasAt', 'u32'], ['stride', 'u32'], ['perNet', 'u32']],
      workgroupSize: THREADS,
      code: () => `
var<workgroup> parts: array<f32, ${THREADS}>;
${entryCode(stack)}
fn body(all: u32, local: u32) {
  let group = all % parameters.perNet;
  let net = all / parameters.perNet;
  ${SHARED_SUM}
  let inLayer = select(parameters.biasAt + at - parameters.filterSize, parameters.filterAt + at, at < parameters.filterSize);
  let place = entry(net, ${COLUMN.slot}u) * parameters.stride + inLayer;
  if (entry(net, ${COLUMN.carry}u) == 1u) { sum += gradients[place]; }
  gradients[place] = sum;
}`,
    },
    [partial, stack.table],
    [gradients],
    [all / nets, size, size - filters, filterAt, biasAt, stack.stride, perNet],
    perNet * nets,
  );
}
