// Bundles the benchmark into one file: `node bench/gpu/bundle.mjs OUT/gpu-bench.mjs`. See run.ts.
import { resolve } from 'node:path';
import { build } from 'vite';

const target = resolve(process.argv[2] ?? 'gpu-bench.mjs');
await build({
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  ssr: { noExternal: true, external: ['webgpu'] },
  build: {
    ssr: 'bench/gpu/standalone.ts',
    outDir: resolve(target, '..'),
    emptyOutDir: false,
    minify: false,
    target: 'node20',
    rollupOptions: { external: ['webgpu'], output: { entryFileNames: target.split('/').pop(), codeSplitting: false } },
  },
});
console.log(target);
