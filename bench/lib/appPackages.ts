/** What the app without its ui imports, named so that Vite bundles it before page and workers ask; it reloads the page otherwise. */
export const APP_PACKAGES = [
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-layers',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-webgpu',
  'comlink',
  'fflate',
  'idb-keyval',
  'mediabunny',
  'meyda',
  'music-metadata',
  'p-queue',
  'papaparse',
  'react',
  'zustand',
  'zustand/vanilla',
];
