/** tfjs' WASM backend under Node, with the kernels that the app gives it. For tests alone. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { registerWasmConvolution } from './kernels/wasmConvolution.ts';
import { registerWasmGradients } from './kernels/wasmGradients.ts';

/** Makes it the current backend; harmless when called again. */
export async function startWasm(): Promise<void> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  setWasmPaths(`${folder}/dist/`);
  registerWasmGradients();
  registerWasmConvolution();
  if (!(await setBackend('wasm'))) throw new Error('device-unavailable');
  await ready();
}
