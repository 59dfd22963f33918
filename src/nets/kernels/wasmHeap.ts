import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** The `run` of a module of our own, linked to the memory of tfjs' backend. */
export function link(module: WebAssembly.Module, backend: BackendWasm): (...values: number[]) => void {
  const { memory } = (backend.wasm as unknown as { asm: { memory: WebAssembly.Memory } }).asm;
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports.run as (...values: number[]) => void;
}

/** Byte address of a tensor's values. */
export function address(backend: BackendWasm, info: TensorInfo): number {
  return view(backend, info).byteOffset;
}

/** Valid until the next allocation, which may move the heap. */
export function view(backend: BackendWasm, info: TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(info) as Float32Array;
}
