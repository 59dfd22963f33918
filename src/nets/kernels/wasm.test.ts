import { expect, it } from 'vitest';
import { startWasm } from '../wasm.fixture.ts';
import { runSuite } from './gradientSuite.ts';

// The same suite runs in a browser, on WASM and WebGPU: e2e/gradients.spec.ts.
it('WASM computes the values and gradients of the cpu backend', async () => {
  await startWasm();
  const results = await runSuite('wasm', 2015);
  expect(results.filter(({ error, leaked, values }) => !(error <= 1) || leaked !== 0 || values === 0)).toEqual([]);
});
