// Runs a command written in TypeScript: `node bench/run.mjs features` calls the `main` that
// bench/features/run.ts exports; a path, such as scripts/ensemble/train.ts, is taken as it is.
import { runnerImport } from 'vite';

const name = process.argv[2];
if (!name) {
  console.error('Which benchmark? For example: node bench/run.mjs features');
  process.exit(2);
}
const path = name.endsWith('.ts') ? `./${name}` : `./bench/${name}/run.ts`;
const { module } = await runnerImport(path, { configFile: false });
await module.main(process.argv.slice(3));
