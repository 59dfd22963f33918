// Registers the gradients.
import '@tensorflow/tfjs-layers';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { multiLabelExamples } from './examples.ts';
import { NO_LEVELS } from './levels.ts';
import { TENFOLD_1 } from './ownRecipes.ts';
import { stream } from './random.ts';
import { ALL_TAGS, type Recipe } from './recipe.ts';
import { trainNet } from './training.ts';
import { startWasm } from './wasm.fixture.ts';

/** As in bench/accuracy/agreement.py. */
const SEED = 3;
const TILES = 30;
const TAGS = 3;
const SMALL: Recipe = {
  ...TENFOLD_1,
  input: { coefficients: 4, frames: 12 },
  convolutions: TENFOLD_1.convolutions.map((block) => ({ ...block, filters: 4 })),
  dense: [{ units: 8, dropout: 0.4 }],
  head: { kind: 'multi-label', outputs: TAGS },
  optimiser: { kind: 'adam', learningRate: { from: 0.02, to: 0 }, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.05 },
  maximumEpochs: 4,
  batch: 8,
  minimumSteps: 1,
};

beforeAll(startWasm);

it('ends at the weights that PyTorch reaches by the same draws', async () => {
  const fixture: { losses: number[]; weights: number[][] } = JSON.parse(readFileSync(new URL('./pytorchTraining.fixture.json', import.meta.url), 'utf8'));
  const drawn = (kind: string, count: number) => {
    const random = stream(SEED, kind, ALL_TAGS, 0);
    return Float32Array.from({ length: count }, () => random.uniform());
  };
  const size = SMALL.input.coefficients * SMALL.input.frames;
  const tiles = drawn('toy tiles', TILES * size).map((value) => 4 * value - 2);
  const answers = drawn('toy targets', TILES * TAGS);
  const all = multiLabelExamples(
    Array.from({ length: TILES }, (_, tile) => ({
      tiles: [tile],
      targets: [...answers.subarray(tile * TAGS, (tile + 1) * TAGS)].map((value) => value < 0.5),
      group: 0,
    })),
    TAGS,
  );
  const { weights, history } = await trainNet({
    recipe: SMALL,
    tag: ALL_TAGS,
    seed: SEED,
    training: all,
    validation: all,
    gather: (numbers) => Float32Array.from([...numbers].flatMap((tile) => [...tiles.subarray(tile * size, (tile + 1) * size)])),
    levels: NO_LEVELS,
    piece: 64,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
  history.forEach(({ trainingLoss }, epoch) => expect(trainingLoss).toBeCloseTo(fixture.losses[epoch], 4));
  weights.forEach((values, weight) =>
    values.forEach((value, place) => expect(value, `weight ${weight}, place ${place}`).toBeCloseTo(fixture.weights[weight][place], 4)),
  );
});
