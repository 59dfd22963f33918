/** `npm start`: installs what is missing, builds when sources changed, serves, prints the address. */
import { buildIsStale, installPackages, requireNode, root } from './lib/prepare.mjs';

requireNode();
installPackages();
process.chdir(root);
if (buildIsStale()) {
  console.log('Building …');
  const { build } = await import('vite');
  await build({ root, logLevel: 'warn' });
}
await import('./serve.mjs');
