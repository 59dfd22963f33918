import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch, type Program } from './launch.ts';

const THREADS = 64;

/** How tiles lie on the GPU: `float16` as two halves a word, which WGSL unpacks without any extension. */
export type TileFormat = 'float32' | 'float16';

/** Numbers that an invocation moves; the values of a tile must be a multiple of it. */
export const TOGETHER = 4;

/** Bytes of one value. */
export const BYTES: Readonly<Record<TileFormat, number>> = { float32: 4, float16: 2 };

const GATHER: Readonly<Record<TileFormat, Program>> = {
  float32: gatherProgram('float32', 'array<vec4f>', 'value'),
  float16: gatherProgram('float16', 'array<vec2u>', 'vec4f(unpack2x16float(value.x), unpack2x16float(value.y))'),
};

function gatherProgram(format: TileFormat, type: string, read: string): Program {
  return {
    key: `gather tiles of ${format}`,
    inputs: [
      { name: 'numbers', type: 'array<i32>' },
      { name: 'tiles', type },
    ],
    outputs: [{ name: 'y', type: 'array<vec4f>' }],
    parameters: [
      ['rows', 'u32'],
      ['quarter', 'u32'],
      ['first', 'u32'],
      ['count', 'u32'],
    ],
    workgroupSize: THREADS,
    code: () => `
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  let row = at / parameters.quarter;
  if (row >= parameters.rows) { return; }
  // Wraps around for tiles before the first, as for the −1 of rows that nobody wants.
  let place = u32(numbers[row]) - parameters.first;
  if (place >= parameters.count) { return; }
  let value = tiles[place * parameters.quarter + at % parameters.quarter];
  y[at] = ${read};
}`,
  };
}

/**
 * Copies tiles by number into the rows of `y`. Rows whose tile is not among the `count` from `first` on
 * are left alone, so that tiles may lie in several buffers.
 *
 * @param numbers [rows] int32; −1: no tile
 * @param y [rows, size]
 */
export function gatherTiles(
  backend: WebGPUBackend,
  format: TileFormat,
  tiles: TensorInfo,
  { first, count, size }: { readonly first: number; readonly count: number; readonly size: number },
  numbers: TensorInfo,
  y: TensorInfo,
): void {
  const quarter = size / TOGETHER;
  const rows = numbers.shape[0];
  launch(backend, GATHER[format], [numbers, tiles], [y], [rows, quarter, first, count], Math.ceil((rows * quarter) / THREADS));
}

const PACK: Program = {
  key: 'pack tiles as halves',
  inputs: [{ name: 'values', type: 'array<vec4f>' }],
  outputs: [{ name: 'halves', type: 'array<vec2u>' }],
  parameters: [
    ['size', 'u32'],
    ['offset', 'u32'],
  ],
  workgroupSize: THREADS,
  code: () => `
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.size) { return; }
  let value = values[at];
  halves[parameters.offset + at] = vec2u(pack2x16float(value.xy), pack2x16float(value.zw));
}`,
};

/** Writes `values` into `halves` from number `offset` on; the rest of `halves` stays. */
export function packTiles(backend: WebGPUBackend, values: TensorInfo, halves: TensorInfo, offset: number): void {
  const size = values.shape.reduce((product, side) => product * side, 1) / TOGETHER;
  launch(backend, PACK, [values], [halves], [size, offset / TOGETHER], Math.ceil(size / THREADS));
}
