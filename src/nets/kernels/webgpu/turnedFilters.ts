import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch } from './launch.ts';
import { COLUMN, entryCode, type LayerPlace, type NetStack, TABLE_BINDING } from './netStack.ts';

const THREADS = 64;

/** Filters of the nets of a dispatch with their channels swapped: [nets, rows, columns, filters, channels]. */
export function turnedFilters(backend: WebGPUBackend, values: TensorInfo, stack: NetStack, { shape, filterAt }: LayerPlace): TensorInfo {
  const [rows, columns, channels, filters] = shape;
  const nets = stack.table.shape[0];
  const size = rows * columns * channels * filters;
  const turned = backend.makeTensorInfo([nets, rows, columns, filters, channels], 'float32');
  launch(
    backend,
    {
      key: `turned filters of a stack of ${stack.table.shape[1]}`,
      inputs: [{ name: 'values', type: 'array<f32>' }, TABLE_BINDING],
      outputs: [{ name: 'turned', type: 'array<f32>' }],
      parameters: ['size', 'channels', 'filters', 'begin', 'stride', 'all'].map((name) => [name, 'u32'] as const),
      workgroupSize: THREADS,
      code: () => `
${entryCode(stack)}
fn body(group: u32, local: u32) {
  let number = group * ${THREADS}u + local;
  if (number >= parameters.all) { return; }
  let net = number / parameters.size;
  let at = number % parameters.size;
  let channel = at % parameters.channels;
  let output = (at / parameters.channels) % parameters.filters;
  let weight = at / (parameters.channels * parameters.filters);
  let start = entry(net, ${COLUMN.slot}u) * parameters.stride + parameters.begin;
  turned[number] = values[start + (weight * parameters.channels + channel) * parameters.filters + output];
}`,
    },
    [values, stack.table],
    [turned],
    [size, channels, filters, filterAt, stack.stride, nets * size],
    Math.ceil((nets * size) / THREADS),
  );
  return turned;
}
