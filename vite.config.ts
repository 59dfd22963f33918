import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The policy that makes "nothing leaves this machine" true: the page and its workers may talk to
 * the host that served them and to nobody else. `wasm-unsafe-eval` compiles WebAssembly, inline
 * styles are what the component library writes its variables with, `blob:` is the user's own audio
 * and the worker starter (see src/workers/spawn.ts).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ');

/** Vite's development server needs inline scripts and a socket, so the policy enters at build. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'tenfold-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  // Relative, so that dist/ works from any folder of any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // light-dark() is left as it is: rewritten for older browsers it would not follow the theme.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 2500,
    license: { fileName: 'licences.md' },
  },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
} as import('vite').UserConfig & { test: object });
