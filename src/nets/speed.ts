/**
 * Times training steps and predictions on WASM, with a profile by kernel. For benchmarks alone: the
 * profile wraps every kernel of the backend.
 */
import {
  Conv2D,
  dispose,
  FusedConv2D,
  getKernel,
  getKernelsForBackend,
  registerKernel,
  tensor,
  tensor2d,
  tensor4d,
  tidy,
  unregisterKernel,
  valueAndGrads,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { logits } from './forward.ts';
import { saveNet } from './artifact.ts';
import { buildModel, setWeightValues } from './model.ts';
import { summedLoss } from './objectives.ts';
import { startOptimiser } from './optimiser.ts';
import { stream } from './random.ts';
import { LoadedEnsemble } from './prediction.ts';
import { outputsOf, type Recipe } from './recipe.ts';
import { weightShapes } from './netShape.ts';
import { initialWeights } from './weights.ts';

export interface TrainingSpeed {
  readonly recipe: string;
  readonly batch: number;
  /** Milliseconds a tile: prediction of one net, and a whole training step. */
  readonly forward: number;
  readonly step: number;
  /** Milliseconds a tile and training step, by kernel, largest first. */
  readonly kernels: readonly (readonly [string, number])[];
}

export interface PredictionSpeed {
  readonly nets: number;
  readonly tiles: number;
  /** Milliseconds a tile for all nets together, standardising included. */
  readonly perTile: number;
}

/** tfjs' own convolutions, as they were before any were put in front of them. */
const STOCK = [FusedConv2D, Conv2D].map((name) => getKernel(name, 'wasm'));

const spent = new Map<string, number>();
let inner = 0;

/** Wraps every WASM kernel; times are exclusive of the kernels that a kernel calls. */
export function instrumentWasm(): void {
  for (const kernel of getKernelsForBackend('wasm')) {
    unregisterKernel(kernel.kernelName, 'wasm');
    registerKernel({
      ...kernel,
      kernelFunc: (parameters) => {
        const outer = inner;
        inner = 0;
        const start = performance.now();
        const result = kernel.kernelFunc(parameters);
        const whole = performance.now() - start;
        spent.set(kernel.kernelName, (spent.get(kernel.kernelName) ?? 0) + whole - inner);
        inner = outer + whole;
        return result;
      },
    });
  }
}

/** The least of five steps and five passes, after one of each. */
export function measureTraining(recipe: Recipe, batch: number): TrainingSpeed {
  const { forward, step, end } = prepare(recipe, batch);
  const result = {
    recipe: recipe.id,
    batch,
    forward: leastTime(forward) / batch,
    step: leastTime(step) / batch,
  };
  spent.clear();
  for (let i = 0; i < 3; i++) step();
  const kernels = [...spent]
    .map(([name, time]) => [name, time / 3 / batch] as const)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 16);
  end();
  return { ...result, kernels };
}

export interface ConvolutionSpeed {
  readonly batch: number;
  /** Milliseconds a tile with our convolutions and with tfjs', medians of interleaved rounds. */
  readonly forward: readonly [own: number, stock: number];
  readonly step: readonly [own: number, stock: number];
}

/** Our convolutions against those of tfjs, in turns. To be called before `instrumentWasm`. */
export function measureConvolutions(recipe: Recipe, batch: number, rounds: number): ConvolutionSpeed {
  const own = STOCK.map(({ kernelName }) => getKernel(kernelName, 'wasm'));
  const { forward, step, end } = prepare(recipe, batch);
  const compare = (job: () => void): [number, number] => {
    const times: [number[], number[]] = [[], []];
    for (let round = -1; round < rounds; round++) {
      for (const [which, kernels] of [own, STOCK].entries()) {
        for (const kernel of kernels) {
          unregisterKernel(kernel.kernelName, 'wasm');
          registerKernel(kernel);
        }
        const start = performance.now();
        job();
        if (round >= 0) times[which].push((performance.now() - start) / batch);
      }
    }
    return [median(times[0]), median(times[1])];
  };
  const result = { batch, forward: compare(forward), step: compare(step) };
  for (const kernel of own) {
    unregisterKernel(kernel.kernelName, 'wasm');
    registerKernel(kernel);
  }
  end();
  return result;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function prepare(recipe: Recipe, batch: number) {
  const { coefficients, frames } = recipe.input;
  const random = stream(1, 'bench');
  const values = Float32Array.from({ length: batch * coefficients * frames }, () => random.uniform() * 2 - 1);
  const outputs = outputsOf(recipe);
  const targets = Float32Array.from({ length: batch * outputs }, (_, index) => index % 2);
  const shapes = weightShapes(recipe);
  const initial = initialWeights(recipe, 1, 'bench');
  const model = buildModel(recipe);
  setWeightValues(model, recipe, initial);
  const optimiser = startOptimiser(recipe.optimiser, initial.map((value, index) => tensor(value, [...shapes[index]])), null);
  let count = 0;
  const step = () => {
    const { grads, value } = tidy(() =>
      valueAndGrads((...weights: Tensor[]) =>
        summedLoss(
          recipe.objective,
          logits(recipe, weights, tensor4d(values, [batch, coefficients, frames, 1]), {
            seed: 1,
            tag: 'bench',
            step: count++,
            firstTile: 0,
          }),
          tensor2d(targets, [batch, outputs]),
        ),
      )([...optimiser.weights]),
    );
    value.dataSync();
    optimiser.step(grads, { epoch: 1, maximumEpochs: 1, step: count });
    dispose([...grads, value]);
  };
  const forward = () => {
    tidy(() => {
      const input = tensor4d(values, [batch, coefficients, frames, 1]);
      (model.predict(input, { batchSize: batch }) as Tensor).dataSync();
    });
  };
  const end = () => {
    model.dispose();
    optimiser.dispose();
  };
  return { forward, step, end };
}

function leastTime(job: () => void): number {
  job();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    job();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The least of five predictions of `tiles` tiles by `count` nets, after one. */
export async function measurePrediction(
  recipe: Recipe,
  count: number,
  tiles: number,
): Promise<PredictionSpeed> {
  const tags = Array.from({ length: count }, (_, index) => `tag ${index}`);
  const nets = await Promise.all(
    tags.map(async (tag) => ({
      tag,
      ...(await saveNet(recipe, initialWeights(recipe, 1, tag))),
      bestEpoch: 1,
      stopped: 'maximum-epochs' as const,
      history: [],
    })),
  );
  const { coefficients, frames } = recipe.input;
  const standardiser = {
    mean: new Float32Array(coefficients),
    deviation: new Float32Array(coefficients).fill(1),
  };
  const ensemble = await LoadedEnsemble.load({ tags, recipe, standardiser, nets });
  const random = stream(1, 'bench');
  const values = Float32Array.from({ length: tiles * coefficients * frames }, () => random.uniform());
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 6; i++) {
    const start = performance.now();
    await ensemble.predict(values, tiles);
    if (i > 0) least = Math.min(least, performance.now() - start);
  }
  ensemble.dispose();
  return { nets: count, tiles, perTile: least / tiles };
}
