import {
  backend_util,
  Conv2D,
  FusedConv2D,
  type FusedConv2DAttrs,
  type Tensor1D,
  type Tensor4D,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { convolutionModule, packingModule, panels, type ConvolutionShape } from './convolutionCode.ts';
import { replaceKernel, type PartialKernel } from './replaceKernel.ts';
import { address, link, type Run } from './wasmHeap.ts';

interface ConvolutionArguments {
  readonly inputs: { readonly x: Tensor4D; readonly filter: Tensor4D; readonly bias?: Tensor1D };
  readonly attrs: Omit<FusedConv2DAttrs, 'activation'> & { readonly activation?: string };
  readonly backend: BackendWasm;
}

/** Weights under one pixel, above which a panel of them outgrows the caches near the core. */
const LONGEST_SUM = 4096;

/**
 * Puts convolutions by relaxed vector instructions (a multiplication and an addition in one) in front
 * of tfjs' own, which do without. Each shape has its code, made when first met. A browser that lacks
 * these instructions keeps tfjs' kernels, and so do convolutions that the code does not cover:
 * padding, strides, dilations, filters that are no multiple of 4, activations other than ReLU.
 */
export function registerWasmConvolution(): void {
  const probe = convolutionModule({
    width: 1, channels: 1, kernelRows: 1, kernelColumns: 1, filters: 4, bias: false, relu: false,
  });
  if (!WebAssembly.validate(probe)) return;
  const programs = new WeakMap<BackendWasm, Programs>();
  const kernel = (args: ConvolutionArguments): TensorInfo | undefined => {
    const shape = shapeOf(args);
    if (shape === undefined) return undefined;
    let known = programs.get(args.backend);
    if (known === undefined) {
      known = new Programs(args.backend);
      programs.set(args.backend, known);
    }
    return convolve(args, shape, known);
  };
  replaceKernel(FusedConv2D, kernel as unknown as PartialKernel);
  replaceKernel(Conv2D, kernel as unknown as PartialKernel);
}

/** The code made so far for one backend. */
class Programs {
  readonly pack: Run;
  readonly #backend: BackendWasm;
  readonly #byShape = new Map<string, Run>();

  constructor(backend: BackendWasm) {
    this.#backend = backend;
    this.pack = link(new WebAssembly.Module(packingModule()), backend);
  }

  of(shape: ConvolutionShape): Run {
    const key = JSON.stringify(shape);
    let run = this.#byShape.get(key);
    if (run === undefined) {
      run = link(new WebAssembly.Module(convolutionModule(shape)), this.#backend);
      this.#byShape.set(key, run);
    }
    return run;
  }
}

/** Undefined: not covered. */
function shapeOf({ inputs, attrs }: ConvolutionArguments): ConvolutionShape | undefined {
  const { x, filter, bias } = inputs;
  const { dataFormat, activation = 'linear' } = attrs;
  if (dataFormat !== 'NHWC' || !(activation === 'linear' || activation === 'relu')) return undefined;
  const info = backend_util.computeConv2DInfo(
    x.shape, filter.shape, attrs.strides, attrs.dilations, attrs.pad, attrs.dimRoundingMode,
  );
  const { top, bottom, left, right } = info.padInfo;
  const steps = [info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth];
  const [kernelRows, kernelColumns, channels, filters] = filter.shape;
  const covered =
    top + bottom + left + right === 0 &&
    steps.every((step) => step === 1) &&
    x.shape[3] === channels &&
    filters % 4 === 0 &&
    filter.size > 0 &&
    filter.size / filters <= LONGEST_SUM &&
    info.outHeight > 0 &&
    info.outWidth > 0 &&
    (bias === undefined || bias === null || (bias.shape.length === 1 && bias.shape[0] === filters));
  if (!covered) return undefined;
  return {
    width: x.shape[2],
    channels,
    kernelRows,
    kernelColumns,
    filters,
    bias: bias !== undefined && bias !== null,
    relu: activation === 'relu',
  };
}

function convolve(
  { inputs: { x, filter, bias }, backend }: ConvolutionArguments,
  shape: ConvolutionShape,
  programs: Programs,
): TensorInfo {
  const [tiles, height, width, channels] = x.shape;
  const { kernelRows, kernelColumns, filters } = shape;
  const rows = height - kernelRows + 1;
  const columns = width - kernelColumns + 1;
  const run = programs.of(shape);
  const out = backend.makeOutput([tiles, rows, columns, filters], 'float32');
  const packed = backend.makeOutput(filter.shape, 'float32');
  // Addresses after all allocations.
  const weights = address(backend, packed);
  pack(programs.pack, address(backend, filter), weights, filters, kernelRows * kernelColumns * channels);
  const offset = shape.bias ? address(backend, bias as Tensor1D) : 0;
  const from = address(backend, x);
  const to = address(backend, out);
  // A call per tile: the engine swaps in its optimised code between calls, not within one.
  for (let tile = 0; tile < tiles; tile++) {
    const image = from + 4 * tile * height * width * channels;
    run(image, weights, offset, to + 4 * tile * rows * columns * filters, rows);
  }
  backend.disposeData(packed.dataId);
  return out;
}

/** [value, filter] into panels, each of them contiguous: so it keeps its place in the nearest cache. */
function pack(run: Run, from: number, to: number, filters: number, values: number): void {
  let first = 0;
  for (const { count, vectors } of panels(filters)) {
    for (let panel = 0; panel < count; panel++) {
      const start = to + 4 * first * values;
      for (let vector = 0; vector < vectors; vector++) {
        run(from + 4 * first, start + 16 * vector, values, 4 * filters, 16 * vectors);
        first += 4;
      }
    }
  }
}
