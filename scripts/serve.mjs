/** Serves dist/ as a plain static host would, without special headers. `--port N --base /path/` */
import { parseArgs } from 'node:util';
import { preview } from 'vite';
import { root } from './lib/prepare.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4173' }, base: { type: 'string', default: '/' }, strict: { type: 'boolean', default: false } },
});

const server = await preview({
  root,
  base: values.base,
  logLevel: 'warn',
  preview: { port: Number(values.port), strictPort: values.strict, host: '127.0.0.1' },
});
const { port } = server.httpServer.address();
console.log(`\n  Tenfold is at http://127.0.0.1:${port}${values.base}\n  Press Ctrl+C to stop.\n`);
