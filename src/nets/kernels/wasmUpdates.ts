import { registerKernel, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { ADADELTA, ADAM, NESTEROV, updateModule, type UpdateRule } from './updateCode.ts';
import { ADADELTA_UPDATE, ADAM_UPDATE, NESTEROV_UPDATE } from './updateKernels.ts';
import { address, compile, floatBits } from './wasmHeap.ts';

/** Registers the optimisers' updates for the WASM backend, unless the browser lacks WASM's vector instructions. */
export function registerWasmUpdates(): void {
  register(NESTEROV_UPDATE, NESTEROV);
  register(ADAM_UPDATE, ADAM);
  register(ADADELTA_UPDATE, ADADELTA);
}

function register(kernelName: string, rule: UpdateRule): void {
  const linked = compile(updateModule(rule));
  if (linked === null) return;
  const kernelFunc = ({
    inputs,
    attrs,
    backend,
  }: {
    inputs: Readonly<Record<string, TensorInfo>>;
    attrs: Readonly<Record<string, number>>;
    backend: BackendWasm;
  }): TensorInfo[] => {
    const { shape } = inputs.weight;
    const outputs = rule.outputs.map(() => backend.makeOutput([...shape], 'float32'));
    // Addresses after all allocations.
    linked(backend)(
      ...rule.inputs.map((name) => address(backend, inputs[name])),
      ...outputs.map((output) => address(backend, output)),
      4 * shape.reduce((product, side) => product * side, 1),
      ...rule.factors.map((name) => floatBits(attrs[name])),
    );
    return outputs;
  };
  registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernelFunc as unknown as KernelFunc });
}
