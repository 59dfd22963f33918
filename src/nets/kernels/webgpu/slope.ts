import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Binding } from './launch.ts';
import { codeWords, floats, rowReader } from './wgsl.ts';

/**
 * The gradient of a convolution's output, as its gradient kernels read it: as it is, or led back
 * through ReLU and max-pool on the fly, from the pooled gradient and the places of the maxima.
 */
export type Slope =
  | { readonly kind: 'plain'; readonly dy: TensorInfo }
  | { readonly kind: 'pooled'; readonly dy: TensorInfo; readonly codes: TensorInfo; readonly pool: number };

export function slopeInputs(slope: Slope): TensorInfo[] {
  return slope.kind === 'plain' ? [slope.dy] : [slope.dy, slope.codes];
}

export function slopeBindings(slope: Slope): Binding[] {
  const dy = { name: 'dy', type: floats(slope.dy.shape[3]) };
  return slope.kind === 'plain' ? [dy] : [dy, { name: 'codes', type: 'array<i32>' }];
}

/** Side of the pool; 1 where there is none. */
export function poolOf(slope: Slope): number {
  return slope.kind === 'plain' ? 1 : slope.pool;
}

/**
 * `fn slopeAt(window: u32, place: u32, column: u32) -> vec4f`: gradients of four channels at a place
 * (row by row) of a pool's window, windows counted over tiles, rows and columns.
 */
export function slopeCode(slope: Slope): string {
  const channels = slope.dy.shape[3];
  const read = rowReader('dyAt', 'dy', channels);
  if (slope.kind === 'plain') {
    return `${read}
    fn slopeAt(window: u32, place: u32, column: u32) -> vec4f { return dyAt(window, column); }`;
  }
  return `${read}
  fn slopeAt(window: u32, place: u32, column: u32) -> vec4f {
    if (column >= ${channels}u) { return vec4f(0); }
    let word = u32(codes[window * ${codeWords(channels)}u + column / 4u]);
    let code = vec4u(word, word >> 8u, word >> 16u, word >> 24u) & vec4u(255u);
    return select(vec4f(0), dyAt(window, column), code == vec4u(place));
  }`;
}

/** Part of a program's key. */
export function slopeKey(slope: Slope): string {
  return `${slope.kind} ${poolOf(slope)} ${slope.dy.shape.slice(1).join('×')}`;
}
