import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { type DropoutAttributes, keptFactor, threshold } from '../dropoutKernel.ts';
import { launch, type Program } from './launch.ts';
import { COLUMN, entryCode, type NetStack, TABLE_BINDING } from './netStack.ts';

const THREADS = 64;

/** The generator of random.ts, word for word, and the mask of dropout.ts. */
const MASK = `
fn hash(value: u32) -> u32 {
  var x = value;
  x = (x ^ (x >> 16u)) * 0x21f0aaadu;
  x = (x ^ (x >> 15u)) * 0xd35a2d97u;
  return x ^ (x >> 15u);
}
fn word(counter: u32, low: u32, high: u32) -> u32 {
  return hash(hash(counter * 0x9e3779b9u + low) ^ high);
}
fn factor(bits: u32) -> f32 { return select(parameters.kept, 0.0, bits < parameters.threshold); }`;

/** One random word an invocation, for two values of a tile. */
const PROGRAM: Program = {
  key: 'dropout',
  inputs: [{ name: 'x', type: 'array<f32>' }],
  outputs: [{ name: 'y', type: 'array<f32>' }],
  parameters: [
    ['size', 'u32'],
    ['words', 'u32'],
    ['all', 'u32'],
    ['firstWord', 'u32'],
    ['low', 'u32'],
    ['high', 'u32'],
    ['threshold', 'u32'],
    ['kept', 'f32'],
  ],
  workgroupSize: THREADS,
  code: () => `
${MASK}
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.all) { return; }
  let bits = word(parameters.firstWord + at, parameters.low, parameters.high);
  let inTile = 2u * (at % parameters.words);
  let first = (at / parameters.words) * parameters.size + inTile;
  y[first] = x[first] * factor(bits & 0xffffu);
  if (inTile + 1u < parameters.size) { y[first + 1u] = x[first + 1u] * factor(bits >> 16u); }
}`,
};

/** x, of shape [tiles, …], times the mask that `fillMask` of dropout.ts draws, bit for bit. */
export function dropout(
  backend: WebGPUBackend,
  x: TensorInfo,
  { rate, low, high, firstTile }: DropoutAttributes,
): TensorInfo {
  const size = x.shape.slice(1).reduce((product, side) => product * side, 1);
  const words = Math.ceil(size / 2);
  const all = x.shape[0] * words;
  const y = backend.makeTensorInfo([...x.shape], 'float32');
  launch(
    backend,
    PROGRAM,
    [x],
    [y],
    [size, words, all, firstTile * words, low, high, threshold(rate), keptFactor(rate)],
    Math.ceil(all / THREADS),
  );
  return y;
}

/**
 * The same of every net of a dispatch, each by the key in its row of the table.
 *
 * @param x [nets × spread, …]
 * @param layer counts the layers with dropout
 */
export function stackedDropout(backend: WebGPUBackend, x: TensorInfo, rate: number, layer: number, stack: NetStack): TensorInfo {
  const size = x.shape.slice(1).reduce((product, side) => product * side, 1);
  const words = Math.ceil(size / 2);
  const spread = x.shape[0] / stack.table.shape[0];
  const all = x.shape[0] * words;
  const y = backend.makeTensorInfo([...x.shape], 'float32');
  launch(
    backend,
    {
      key: `dropout of a stack of ${stack.table.shape[1]}`,
      inputs: [{ name: 'x', type: 'array<f32>' }, TABLE_BINDING],
      outputs: [{ name: 'y', type: 'array<f32>' }],
      parameters: [
        ['size', 'u32'],
        ['words', 'u32'],
        ['all', 'u32'],
        ['spread', 'u32'],
        ['key', 'u32'],
        ['threshold', 'u32'],
        ['kept', 'f32'],
      ],
      workgroupSize: THREADS,
      code: () => `
${MASK}
${entryCode(stack)}
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.all) { return; }
  let row = at / parameters.words;
  let net = row / parameters.spread;
  let tile = row % parameters.spread;
  if (tile >= entry(net, ${COLUMN.count}u)) { return; }
  let counter = (entry(net, ${COLUMN.first}u) + tile) * parameters.words + at % parameters.words;
  let bits = word(counter, entry(net, parameters.key), entry(net, parameters.key + 1u));
  let inTile = 2u * (at % parameters.words);
  let first = row * parameters.size + inTile;
  y[first] = x[first] * factor(bits & 0xffffu);
  if (inTile + 1u < parameters.size) { y[first + 1u] = x[first + 1u] * factor(bits >> 16u); }
}`,
    },
    [x, stack.table],
    [y],
    [size, words, all, spread, COLUMN.keys + 2 * layer, threshold(rate), keptFactor(rate)],
    Math.ceil(all / THREADS),
  );
  return y;
}
