import { backend, env, ready, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { unlessLost, watchDevice } from './deviceLoss.ts';
import { registerWasmConvolution } from './kernels/wasmConvolution.ts';
import { registerWasmGradients } from './kernels/wasmGradients.ts';
import { registerWebGpuKernels } from './kernels/webgpu/register.ts';
import type { DeviceInfo, DeviceKind } from './plan.ts';
import { trainsRightly } from './selfCheck.ts';

const WASM: DeviceInfo = { kind: 'wasm', name: 'WASM', fallback: false };

/**
 * Devices this browser can use here, best first: a real GPU, WASM, then a GPU that is emulated in
 * software. WebGPU counts only when it yields an adapter; tfjs fails on a null one.
 */
export async function listDevices(): Promise<DeviceInfo[]> {
  const gpu = await probeWebGpu();
  if (gpu === null) return [WASM];
  return gpu.fallback ? [WASM, gpu] : [gpu, WASM];
}

async function probeWebGpu(): Promise<DeviceInfo | null> {
  if (!('gpu' in navigator) || navigator.gpu === undefined) return null;
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (adapter === null) return null;
    const { info } = adapter;
    const older = adapter as GPUAdapter & { readonly isFallbackAdapter?: boolean };
    const name = info?.description || [info?.vendor, info?.architecture].filter(Boolean).join(' ');
    return {
      kind: 'webgpu',
      name: name === '' || name === undefined ? 'GPU' : name,
      fallback: info?.isFallbackAdapter ?? older.isFallbackAdapter ?? false,
    };
  } catch {
    // A browser that names WebGPU but cannot start it is a browser without it.
    return null;
  }
}

/**
 * Makes `kind` the backend of this thread, with the gradients it lacks.
 * Throws `device-unavailable` when it does not start, and `device-wrong` when a GPU computes wrong numbers.
 */
export async function startDevice(kind: DeviceKind): Promise<DeviceInfo> {
  const device = (await listDevices()).find((candidate) => candidate.kind === kind);
  if (device === undefined) throw new Error('device-unavailable');
  if (kind === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  else prepareWasm();
  const set = await setBackend(kind);
  if (!set) throw new Error('device-unavailable');
  await ready();
  watchDevice(kind === 'webgpu' ? (backend() as unknown as { readonly device: GPUDevice }).device : null);
  if (kind === 'webgpu') {
    registerWebGpuKernels();
    // Drivers have the faults this is for. A software adapter has none beneath it, and takes longer to
    // compile the check than a small training lasts.
    if (!device.fallback && !(await unlessLost(trainsRightly))) throw new Error('device-wrong');
  }
  return device;
}

let prepared = false;

/** A worker that starts from a blob: address has no base of its own to resolve against. */
function absolute(url: string): string {
  return new URL(url, import.meta.url).href;
}

function prepareWasm(): void {
  if (prepared) return;
  prepared = true;
  // One core a worker, and a memory that our kernels can be linked to: in an isolated page tfjs would
  // start threads of its own on a shared one.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedUrl),
  });
  registerWasmGradients();
  registerWasmConvolution();
}
