import {
  conv2d,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  getKernel,
  MaxPoolGrad,
  pad,
  registerKernel,
  reverse,
  tidy,
  transpose,
  backend_util,
  type KernelFunc,
  type Tensor4D,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { sidesOf } from '../netShape.ts';
import type { Sides } from '../recipe.ts';
import { replaceKernel, type PartialKernel } from './replaceKernel.ts';
import { registerWasmBlockGradient } from './wasmBlockGradient.ts';
import { registerWasmDropout } from './wasmDropout.ts';
import { registerWasmUpdates } from './wasmUpdates.ts';

type Shape = [number, number, number, number];

interface ConvolutionAttributes {
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly dataFormat: string;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * Gives tfjs' WASM backend what training needs and it lacks: the filter gradient, an input gradient
 * that is not a naive loop, a max-pool gradient for odd sides, the gradient of a whole block, dropout and
 * the updates of the optimisers. Harmless when called again.
 */
export function registerWasmGradients(): void {
  if (getKernel(Conv2DBackpropFilter, 'wasm') !== undefined) return;
  registerKernel({
    kernelName: Conv2DBackpropFilter,
    backendName: 'wasm',
    kernelFunc: filterGradient as unknown as KernelFunc,
  });
  replaceKernel(Conv2DBackpropInput, inputGradient as unknown as PartialKernel);
  replaceKernel(MaxPoolGrad, maxPoolGradient as unknown as PartialKernel);
  registerWasmBlockGradient();
  registerWasmDropout();
  registerWasmUpdates();
}

/**
 * dW[i, j, c, k] = Σ over n, p, q of x[n, p + i, q + j, c] · dy[n, p, q, k]: a convolution of x seen
 * as C images with N channels by dy seen as a p × q filter from N to K channels.
 */
function filterGradient(args: {
  inputs: { x: Tensor4D; dy: Tensor4D };
  attrs: ConvolutionAttributes & { filterShape: Shape };
}): TensorInfo {
  const { x, dy } = args.inputs;
  const { filterShape } = args.attrs;
  const info = convolutionInfo(x.shape, filterShape, args.attrs);
  if (!isPlain(info)) throw new Error('filter-gradient-needs-stride-1');
  const { top, bottom, left, right } = info.padInfo;
  return tidy(() => {
    const image = top + bottom + left + right === 0 ? x : padded(x, [top, bottom], [left, right]);
    const planes = transpose(image, [3, 1, 2, 0]);
    const filter = transpose(dy, [1, 2, 0, 3]);
    return transpose(conv2d(planes, filter, 1, 'valid'), [1, 2, 0, 3]);
  });
}

interface InputGradientArguments {
  inputs: { dy: Tensor4D; filter: Tensor4D };
  attrs: ConvolutionAttributes & { inputShape: Shape };
}

/**
 * dx = dy, padded by the filter's size less one, convolved with the filter turned by 180° and its
 * channels swapped. Undefined for strides or formats it does not cover.
 */
function inputGradient({ inputs, attrs }: InputGradientArguments): TensorInfo | undefined {
  const { dy, filter } = inputs;
  const info = convolutionInfo(attrs.inputShape, filter.shape, attrs);
  if (!isPlain(info)) return undefined;
  const { top, bottom, left, right } = info.padInfo;
  const high = filter.shape[0] - 1;
  const wide = filter.shape[1] - 1;
  return tidy(() => {
    const image = padded(dy, [high - top, high - bottom], [wide - left, wide - right]);
    const turned = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]);
    return conv2d(image, turned, 1, 'valid');
  });
}

function padded(x: Tensor4D, rows: [number, number], columns: [number, number]): Tensor4D {
  return pad(x, [[0, 0], rows, columns, [0, 0]]);
}

function convolutionInfo(shape: Shape, filter: Shape, attributes: ConvolutionAttributes) {
  return backend_util.computeConv2DInfo(
    shape,
    filter,
    attributes.strides,
    1,
    attributes.pad,
    attributes.dimRoundingMode,
    false,
    backend_util.convertConv2DDataFormat(attributes.dataFormat as 'NHWC'),
  );
}

function isPlain(info: ReturnType<typeof convolutionInfo>): boolean {
  return info.strideHeight === 1 && info.strideWidth === 1 && info.dataFormat === 'channelsLast';
}

/**
 * tfjs' own kernel leaves rows and columns that no window covers as they were in memory; this one
 * covers plain tilings, any other pool is left to it (undefined).
 */
function maxPoolGradient(args: {
  inputs: { dy: Tensor4D; input: Tensor4D; output: Tensor4D };
  attrs: { filterSize: Sides; strides: Sides; pad: unknown };
  backend: BackendWasm;
}): TensorInfo | undefined {
  const { filterSize, strides, pad } = args.attrs;
  const pool = sidesOf(filterSize);
  const steps = sidesOf(strides);
  if (pad !== 'valid' || pool[0] !== steps[0] || pool[1] !== steps[1]) return undefined;
  const { dy, input, output } = args.inputs;
  const { backend } = args;
  const slope = backend.makeOutput(input.shape, 'float32');
  const gradients = backend.typedArrayFromHeap(dy) as Float32Array;
  const before = backend.typedArrayFromHeap(input) as Float32Array;
  const after = backend.typedArrayFromHeap(output) as Float32Array;
  const out = (backend.typedArrayFromHeap(slope) as Float32Array).fill(0);
  const [tiles, height, width, channels] = input.shape;
  const [, rows, columns] = output.shape;
  for (let n = 0, from = 0; n < tiles; n++) {
    for (let p = 0; p < rows; p++) {
      for (let q = 0; q < columns; q++) {
        const corner = ((n * height + p * pool[0]) * width + q * pool[1]) * channels;
        for (let c = 0; c < channels; c++, from++) {
          out[firstEqual(before, corner + c, width, channels, pool, after[from])] = gradients[from];
        }
      }
    }
  }
  return slope;
}

/** Place in a window of the first value that is its maximum; that of a NaN is the corner. */
function firstEqual(
  values: Float32Array,
  corner: number,
  width: number,
  channels: number,
  [rows, columns]: readonly [number, number],
  maximum: number,
): number {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = corner + (i * width + j) * channels;
      if (values[at] === maximum) return at;
    }
  }
  return corner;
}
