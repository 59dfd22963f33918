import {
  engine,
  registerKernel,
  reshape,
  tidy,
  transpose,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { BLOCK_GRADIENT, type BlockGradientAttributes, type BlockGradientInputs } from './blockGradient.ts';
import { blockGradientModule, PARAMETERS, type BlockGradientParameters } from './blockGradientCode.ts';
import { address, compile, view } from './wasmHeap.ts';

/** A filter group's weights and gradients together should stay in the first-level cache. */
const CACHE_BYTES = 16_384;

/**
 * Registers BLOCK_GRADIENT for the WASM backend, unless the browser lacks WASM's vector
 * instructions.
 */
export function registerWasmBlockGradient(): void {
  const linked = compile(blockGradientModule());
  if (linked === null) return;
  const kernelFunc = (args: {
    inputs: BlockGradientInputs;
    attrs: BlockGradientAttributes;
    backend: BackendWasm;
  }): TensorInfo[] => {
    const run = linked(args.backend);
    const named = (parameters: BlockGradientParameters) => run(...PARAMETERS.map((name) => parameters[name]));
    return blockGradient(args.backend, named, args.inputs, args.attrs);
  };
  registerKernel({
    kernelName: BLOCK_GRADIENT,
    backendName: 'wasm',
    kernelFunc: kernelFunc as unknown as KernelFunc,
  });
}

function blockGradient(
  backend: BackendWasm,
  run: (parameters: BlockGradientParameters) => void,
  { dy, x, filter, convolved, pooled }: BlockGradientInputs,
  { pool, inputGradient }: BlockGradientAttributes,
): TensorInfo[] {
  const [kernelRows, kernelColumns, channels, filters] = filter.shape;
  const [tiles, height, width] = convolved.shape;
  const [, rows, columns] = pooled.shape;
  const [, xHeight, xWidth] = x.shape;
  const kernelBytes = 4 * kernelRows * kernelColumns * channels;
  const group = Math.max(1, Math.min(filters, Math.floor(CACHE_BYTES / (2 * kernelBytes))));

  // Filters first, so that one filter's weights are contiguous.
  const turned = tidy(() => transpose(reshape(filter, [kernelBytes / 4, filters]), [1, 0]));
  const gain = backend.makeOutput([filters, kernelBytes / 4], 'float32');
  const bias = backend.makeOutput([filters], 'float32');
  const sums = backend.makeOutput([2 * filters], 'float32'); // room for one float64 a filter
  const dx = inputGradient ? backend.makeOutput(x.shape, 'float32') : null;
  for (const info of dx === null ? [gain, sums] : [gain, sums, dx]) view(backend, info).fill(0);

  const base = {
    dy: address(backend, dy),
    after: address(backend, pooled),
    before: address(backend, convolved),
    x: address(backend, x),
    dx: dx === null ? 0 : address(backend, dx),
    w: address(backend, turned),
    dw: address(backend, gain),
    db: address(backend, sums),
  };
  const sizes = {
    rows,
    columns,
    poolRows: pool[0],
    poolColumns: pool[1],
    width,
    filters,
    kernelRows,
    rowBytes: kernelBytes / kernelRows,
    line: 4 * xWidth * channels,
    pixel: 4 * channels,
  };
  const pooledBytes = 4 * rows * columns * filters;
  const convolvedBytes = 4 * height * width * filters;
  const xBytes = 4 * xHeight * xWidth * channels;
  for (let tile = 0; tile < tiles; tile++) {
    for (let first = 0; first < filters; first += group) {
      run({
        ...sizes,
        count: Math.min(group, filters - first),
        dy: base.dy + tile * pooledBytes + 4 * first,
        after: base.after + tile * pooledBytes + 4 * first,
        before: base.before + tile * convolvedBytes + 4 * first,
        x: base.x + tile * xBytes,
        dx: dx === null ? 0 : base.dx + tile * xBytes,
        w: base.w + first * kernelBytes,
        dw: base.dw + first * kernelBytes,
        db: base.db + 8 * first,
      });
    }
  }

  const doubles = view(backend, sums);
  view(backend, bias).set(new Float64Array(doubles.slice().buffer));
  backend.disposeData(sums.dataId);
  turned.dispose();
  const filterGradient = tidy(() =>
    reshape(transpose(engine().makeTensorFromTensorInfo(gain), [1, 0]), filter.shape),
  );
  return dx === null ? [filterGradient, bias] : [filterGradient, bias, dx];
}
