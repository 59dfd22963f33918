import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** The `run` of a module of our own: addresses in bytes, and other integers. */
export type Run = (...values: number[]) => void;

/**
 * Compiles a module, and links its `run` to the memory of each backend that asks. Null, with nothing
 * compiled, where the browser lacks its instructions.
 */
export function compile(code: BufferSource): ((backend: BackendWasm) => Run) | null {
  if (!WebAssembly.validate(code)) return null;
  const module = new WebAssembly.Module(code);
  const linked = new WeakMap<BackendWasm, Run>();
  return (backend) => {
    const run = linked.get(backend) ?? link(module, backend);
    linked.set(backend, run);
    return run;
  };
}

/** The `run` of a module of our own, linked to the memory of tfjs' backend. */
export function link(module: WebAssembly.Module, backend: BackendWasm): Run {
  const { memory } = (backend.wasm as unknown as { asm: { memory: WebAssembly.Memory } }).asm;
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports.run as Run;
}

/** Byte address of a tensor's values. */
export function address(backend: BackendWasm, info: TensorInfo): number {
  return view(backend, info).byteOffset;
}

/** Valid until the next allocation, which may move the heap. */
export function view(backend: BackendWasm, info: TensorInfo): Float32Array {
  return backend.typedArrayFromHeap(info) as Float32Array;
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** A number, rounded to float32, as the integer of the same bits: the form in which `run` takes it. */
export function floatBits(value: number): number {
  float[0] = value;
  return bits[0];
}
