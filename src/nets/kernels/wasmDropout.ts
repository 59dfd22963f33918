import { registerKernel, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { dropoutModule } from './dropoutCode.ts';
import { DROPOUT, type DropoutAttributes, keptFactor, threshold } from './dropoutKernel.ts';
import { address, compile, floatBits, type Run } from './wasmHeap.ts';

/** Registers DROPOUT for the WASM backend, unless the browser lacks WASM's vector instructions. */
export function registerWasmDropout(): void {
  const linked = compile(dropoutModule());
  if (linked === null) return;
  const kernelFunc = (args: { inputs: { x: TensorInfo }; attrs: DropoutAttributes; backend: BackendWasm }) =>
    dropout(args.backend, linked(args.backend), args.inputs.x, args.attrs);
  registerKernel({ kernelName: DROPOUT, backendName: 'wasm', kernelFunc: kernelFunc as unknown as KernelFunc });
}

function dropout(
  backend: BackendWasm,
  run: Run,
  x: TensorInfo,
  { rate, low, high, firstTile }: DropoutAttributes,
): TensorInfo {
  const [tiles, ...sides] = x.shape;
  const size = sides.reduce((product, side) => product * side, 1);
  const words = Math.ceil(size / 2);
  const y = backend.makeOutput(x.shape, 'float32');
  const from = address(backend, x);
  const to = address(backend, y);
  const kept = floatBits(keptFactor(rate));
  for (let tile = 0; tile < tiles; tile++) {
    const first = 4 * tile * size;
    run(from + first, to + first, size, (firstTile + tile) * words, low, high, threshold(rate), kept);
  }
  return y;
}
