import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { saveNet } from './artifact.ts';
import { atBaseRate } from './baseRate.ts';
import type { NetArtifact } from './ensemble.ts';
import { LoadedEnsemble } from './prediction.ts';
import { stream } from './random.ts';
import { POST } from './recipes.ts';
import { initialWeights } from './weights.ts';

const RECIPE = { ...POST, input: { coefficients: 6, frames: 8 }, convolutions: [{ filters: 2, kernel: 3, pool: 2, dropout: 0 }], dense: [] };

it('turns the odds of a balanced bag into odds at the rate, and leaves the original alone', async () => {
  await setBackend('cpu');
  const saved = await saveNet(RECIPE, initialWeights(RECIPE, 1, 'rare'));
  const net: NetArtifact = { tag: 'rare', ...saved, bestEpoch: 1, stopped: 'maximum-epochs', history: [] };
  const before = [...new Float32Array(net.weights)];
  const standardiser = { mean: new Float32Array(6), deviation: new Float32Array(6).fill(1) };
  const random = stream(1, 'tiles');
  const tiles = Float32Array.from({ length: 5 * 48 }, () => random.uniform() - 0.5);
  const predict = async (one: NetArtifact) =>
    (await LoadedEnsemble.load({ tags: ['rare'], recipe: RECIPE, standardiser, nets: [one] })).predict(tiles, 5);
  const balanced = await predict(net);
  const rate = 0.02;
  const natural = await predict(atBaseRate(net, rate));
  for (const [index, p] of balanced.entries()) {
    expect(natural[index]).toBeCloseTo((p * rate) / (p * rate + (1 - p) * (1 - rate)), 6);
  }
  expect([...new Float32Array(net.weights)]).toEqual(before);
  expect(() => atBaseRate(net, 0)).toThrow(RangeError);
});
