/**
 * Puts Dawn, the WebGPU of Chromium, where tfjs looks for a browser's. To be imported before
 * tfjs-backend-webgpu, which looks once.
 */
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', {
  value: { gpu: create([]), userAgent: 'Node' },
  configurable: true,
});
