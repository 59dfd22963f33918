/**
 * Convolutions on WASM against tfjs' plain cpu backend: which are done by code of our own, whether
 * they are right, and the same when asked twice. For tests alone.
 */
import '@tensorflow/tfjs-backend-cpu';
import {
  conv2d,
  fused,
  memory,
  setBackend,
  tensor,
  zeros,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { stream } from '../random.ts';
import { values, worst } from './gradientSuite.ts';

type Sides = [number, number, number, number];

interface ConvolutionCase {
  readonly x: Sides;
  readonly filter: Sides;
  readonly bias: boolean;
  readonly relu: boolean;
  readonly pad: 'valid' | 'same';
  readonly stride: number;
  readonly dilation: number;
  /** Whether code of our own is to do it, where the browser has the instructions. */
  readonly own: boolean;
}

export interface ConvolutionResult {
  readonly name: string;
  readonly own: boolean;
  /** Modules compiled for it. */
  readonly compiled: number;
  readonly values: number;
  /** As in CaseResult. */
  readonly error: number;
  /** The same bits again, after the memory has grown. */
  readonly repeated: boolean;
  readonly leaked: number;
}

/** What the second run finds in its way: more than the backend's memory holds at the start. */
const BALLAST = 8 * 2 ** 20;

function plain(x: Sides, filter: Sides, more: Partial<ConvolutionCase> = {}): ConvolutionCase {
  return { x, filter, bias: true, relu: true, pad: 'valid', stride: 1, dilation: 1, own: true, ...more };
}

const FIXED: readonly ConvolutionCase[] = [
  // The default recipe's.
  plain([1, 40, 100, 1], [5, 5, 1, 32]),
  plain([2, 18, 48, 32], [4, 4, 32, 64]),
  plain([3, 7, 22, 64], [2, 2, 64, 128]),
  plain([5, 3, 10, 128], [2, 2, 128, 256]),
  // One pixel; one column; one row; a row of 7, which is no six and no less.
  plain([1, 3, 2, 1], [3, 2, 1, 4]),
  plain([2, 9, 3, 5], [2, 3, 5, 8]),
  plain([1, 4, 17, 3], [4, 4, 3, 12]),
  plain([2, 5, 9, 2], [2, 3, 2, 20]),
  plain([2, 6, 5, 4], [1, 1, 4, 4], { bias: false, relu: false }),
  plain([3, 7, 11, 9], [2, 3, 9, 12], { bias: false }),
  plain([3, 7, 11, 7], [3, 2, 7, 28], { relu: false }),
  // 'same' needs no padding here.
  plain([2, 4, 5, 3], [1, 1, 3, 8], { pad: 'same' }),
  // Left to tfjs.
  plain([2, 6, 7, 3], [2, 2, 3, 5], { own: false }),
  plain([2, 6, 7, 3], [2, 2, 3, 8], { pad: 'same', own: false }),
  plain([2, 6, 7, 3], [2, 2, 3, 8], { stride: 2, own: false }),
  plain([2, 6, 7, 3], [2, 2, 3, 8], { dilation: 2, own: false }),
  plain([1, 9, 9, 60], [9, 9, 60, 4], { own: false }),
];

/** Shapes at random, no two alike; equal seeds draw equal ones. */
function drawn(seed: number, count: number): ConvolutionCase[] {
  const random = stream(seed, 'convolution suite');
  const upTo = (largest: number) => 1 + Math.floor(random.uniform() * largest);
  const cases = new Map<string, ConvolutionCase>();
  while (cases.size < count) {
    const [rows, columns, channels, filters] = [upTo(5), upTo(5), upTo(18), 4 * upTo(10)];
    const width = columns - 1 + upTo(23);
    cases.set(
      `${width} ${rows} ${columns} ${channels} ${filters}`,
      plain([upTo(3), rows - 1 + upTo(7), width, channels], [rows, columns, channels, filters], {
        bias: random.uniform() < 0.7,
        relu: random.uniform() < 0.7,
      }),
    );
  }
  return [...cases.values()];
}

function run(convolution: ConvolutionCase, name: string): Tensor[] {
  const { bias, relu, pad, stride: strides, dilation } = convolution;
  const draw = (part: string, shape: number[]) => {
    const random = stream(1, name, part);
    const size = shape.reduce((product, side) => product * side, 1);
    return tensor(Float32Array.from({ length: size }, () => 2 * random.uniform() - 1), shape);
  };
  const x = draw('x', convolution.x) as Tensor4D;
  const filter = draw('filter', convolution.filter) as Tensor4D;
  if (!bias && !relu) return [conv2d(x, filter, strides, pad, 'NHWC', dilation)];
  const offset = bias ? (draw('bias', [convolution.filter[3]]) as Tensor1D) : undefined;
  const activation = relu ? 'relu' : 'linear';
  return [fused.conv2d({ x, filter, strides, pad, dilations: dilation, bias: offset, activation })];
}

/** Runs all cases on `wasm`, which is set up. */
export async function runConvolutions(seed: number): Promise<ConvolutionResult[]> {
  const results: ConvolutionResult[] = [];
  for (const [index, convolution] of [...FIXED, ...drawn(seed, 20)].entries()) {
    const kind = `${convolution.bias ? ', bias' : ''}${convolution.relu ? ', relu' : ''}`;
    const sides = `${convolution.x.join('×')} by ${convolution.filter.join('×')}`;
    const name = `${index}: ${sides}${kind}, ${convolution.own ? 'own' : 'stock'}`;
    await setBackend('cpu');
    const expected = await values(() => run(convolution, name));
    await setBackend('wasm');
    const before = memory().numTensors;
    const compilations = countCompilations();
    const found = await values(() => run(convolution, name));
    const compiled = compilations();
    const ballast = zeros([BALLAST]);
    const again = await values(() => run(convolution, name));
    ballast.dispose();
    results.push({
      name,
      own: convolution.own,
      compiled,
      values: found[0].length,
      error: worst(found, expected),
      repeated: found[0].every((value, at) => Object.is(value, again[0][at])),
      leaked: memory().numTensors - before,
    });
  }
  return results;
}

/** Counts the modules compiled from now until the answer is called. */
function countCompilations(): () => number {
  const { Module } = WebAssembly;
  let count = 0;
  WebAssembly.Module = class extends Module {
    constructor(bytes: BufferSource) {
      super(bytes);
      count++;
    }
  };
  return () => {
    WebAssembly.Module = Module;
    return count;
  };
}
