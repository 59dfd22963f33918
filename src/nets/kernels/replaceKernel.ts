import { getKernel, registerKernel, unregisterKernel, type KernelFunc } from '@tensorflow/tfjs-core';

/** A kernel that answers undefined where it leaves the job to the one it replaces. */
export type PartialKernel = (...args: Parameters<KernelFunc>) => ReturnType<KernelFunc> | undefined;

/** Puts `kernelFunc` in front of a kernel of tfjs' WASM backend. */
export function replaceKernel(kernelName: string, kernelFunc: PartialKernel): void {
  const own = getKernel(kernelName, 'wasm');
  unregisterKernel(kernelName, 'wasm');
  registerKernel({ ...own, kernelFunc: (args) => kernelFunc(args) ?? own.kernelFunc(args) });
}
