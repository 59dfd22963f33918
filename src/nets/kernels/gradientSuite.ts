/**
 * One suite of values and gradients for every backend: each case runs on tfjs' plain cpu backend and
 * on the backend in question, and all its outputs must agree. For tests and benchmarks alone; the cpu
 * backend it brings along is never part of the app.
 */
import '@tensorflow/tfjs-backend-cpu';
import {
  add,
  conv2d,
  engine,
  getBackend,
  grads,
  matMul,
  maxPool,
  memory,
  mul,
  relu,
  setBackend,
  tensor,
  tensor1d,
  tidy,
  valueAndGrads,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convolutionBlock } from '../convolutionBlock.ts';
import { blockCase, convolutionCase, draw, slopes, type GradientCase } from './gradientCase.ts';
import { KERNEL_CASES, randomCases, WEBGPU_CASES } from './kernelCases.ts';
import { STEP_CASES } from './stepCases.ts';
import { logits } from '../forward.ts';
import { buildModel, setWeightValues } from '../model.ts';
import { summedHits, summedLoss } from '../objectives.ts';
import { type Objective, outputsOf, type Recipe } from '../recipe.ts';
import { weightShapes } from '../netShape.ts';
import { TINY_RECIPE } from '../tinyRecipe.fixture.ts';
import { initialWeights } from '../weights.ts';

export interface CaseResult {
  readonly name: string;
  /** Numbers compared. */
  readonly values: number;
  /** Largest |difference| / (ATOL + RTOL |reference|): 1 and less passes. */
  readonly error: number;
  /** Tensors left behind by the case on the backend. */
  readonly leaked: number;
}

export const ATOL = 1e-4;
export const RTOL = 1e-3;

/** The fused block against tfjs' own separate operations and their gradients: all differences are 0. */
function blockAgainstParts(): GradientCase {
  const name = 'block less its parts';
  return {
    name,
    run: () => {
      const inputs = [
        draw(`${name} x`, [2, 9, 8, 3]),
        draw(`${name} filter`, [3, 2, 3, 5]),
        draw(`${name} bias`, [5]),
      ];
      const whole = slopes(
        name,
        (a, b, c) => convolutionBlock(a as Tensor4D, b as Tensor4D, c as Tensor1D, 2, true),
        inputs,
      );
      const parts = slopes(
        name,
        (a, b, c) =>
          maxPool(relu(add(conv2d(a as Tensor4D, b as Tensor4D, 1, 'valid'), c)) as Tensor4D, 2, 2, 'valid'),
        inputs,
      );
      return whole.map((value, index) => add(value, mul(parts[index], -1)));
    },
  };
}

const NET: Recipe = {
  ...TINY_RECIPE,
  id: 'suite',
  title: 'Suite',
  source: 'Small enough for a software GPU.',
  input: { coefficients: 11, frames: 14 },
  convolutions: [
    { filters: 4, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 },
    { filters: 6, kernel: 2, padding: 'valid', pool: 2, dropout: 0.2 },
  ],
  dense: [
    { units: 7, dropout: 0.5 },
    { units: 5, dropout: 0 },
  ],
  optimiser: { kind: 'nesterov', learningRate: { from: 0.01, to: 0.0001 }, momentum: { from: 0.9, to: 0.999 } },
  maximumEpochs: 2,
  batch: 8,
  minimumSteps: 1,
  patience: 2,
};

/** Padding, kernels and pools that are no squares, statistics over what is left, five tags. */
const STATISTICS_NET: Recipe = {
  ...NET,
  convolutions: [
    { filters: 4, kernel: [3, 4], padding: 'same', pool: [2, 1], dropout: 0.1 },
    { filters: 6, kernel: 2, padding: 'same', pool: 2, dropout: 0.2 },
  ],
  summary: 'statistics',
  summaryDropout: 0.4,
  head: { kind: 'multi-label', outputs: 5 },
};

/** As the genre classifier's: padding, pools that are no squares, every value of the maps, one softmax. */
const SOFTMAX_NET: Recipe = {
  ...NET,
  convolutions: [
    { filters: 4, kernel: 3, padding: 'same', pool: [2, 4], dropout: 0.1 },
    { filters: 6, kernel: 3, padding: 'same', pool: 2, dropout: 0.2 },
  ],
  head: { kind: 'softmax', outputs: 3 },
};

/**
 * The loss with dropout, its gradients, and the hits without dropout.
 *
 * @param weighed how much each of the three tiles counts; null: all alike
 */
function netCase(recipe: Recipe, objective: Objective, weighed: readonly number[] | null = null): GradientCase {
  const { head } = recipe;
  return {
    name: `net of ${recipe.summary}, ${head.kind}, ${objective}, with dropout${weighed === null ? '' : ' and tile weights'}`,
    run: () => {
      const tiles = draw('net tiles', [3, 11, 14, 1]) as Tensor4D;
      const counts = weighed === null ? null : tensor1d([...weighed]);
      const rows = [0, 1, 2].flatMap((tile) => {
        const row = Array.from({ length: outputsOf(recipe) }, (_, tag) => (tile + tag + 1) % 2);
        const carried = objective === 'categorical-cross-entropy' ? row.reduce((sum, value) => sum + value, 0) : 1;
        return row.map((value) => value / carried);
      });
      const targets = tensor(rows) as Tensor1D;
      const shapes = weightShapes(recipe);
      const weights = initialWeights(recipe, 1, 'suite').map((values, index) => tensor(values, [...shapes[index]]));
      const key = { seed: 1, tag: 'suite', step: 3, firstTile: 0 };
      const { value, grads } = valueAndGrads((...current: Tensor[]): Scalar =>
        summedLoss(objective, logits(recipe, current, tiles, key), targets, counts),
      )(weights);
      return [value, ...grads, summedHits(objective, logits(recipe, weights, tiles, null), targets)];
    },
  };
}

function predictionCase(recipe: Recipe): GradientCase {
  return {
    name: `layers model of ${recipe.summary} and its logits`,
    run: () => {
      const tiles = draw('prediction tiles', [3, 11, 14, 1]) as Tensor4D;
      const shapes = weightShapes(recipe);
      const values = initialWeights(recipe, 2, 'suite');
      const weights = values.map((value, index) => tensor(value, [...shapes[index]]));
      const model = buildModel(recipe);
      setWeightValues(model, recipe, values);
      const predicted = model.predict(tiles) as Tensor;
      model.dispose();
      return [predicted, logits(recipe, weights, tiles, null)];
    },
  };
}

/** A first dense layer so deep that WebGPU cuts its product. */
const deepCase: GradientCase = {
  name: 'a dense layer of 2,021 inputs',
  run: () => {
    const recipe: Recipe = { ...NET, input: { coefficients: 47, frames: 43 }, convolutions: [], dense: [{ units: 3, dropout: 0 }] };
    const tiles = draw('deep tiles', [2, 47, 43, 1]) as Tensor4D;
    const shapes = weightShapes(recipe);
    const weights = initialWeights(recipe, 1, 'deep').map((values, index) => tensor(values, [...shapes[index]]));
    const { value, grads } = valueAndGrads((...current: Tensor[]): Scalar =>
      summedLoss('squared-error', logits(recipe, current, tiles, null), tensor([1, 0]) as Tensor1D),
    )(weights);
    return [value, ...grads];
  },
};

function lossCase(objective: Objective): GradientCase {
  return {
    name: `${objective} of logits from −30 to 30`,
    run: () => {
      const targets = tensor([0, 1, 0, 1, 0, 1, 0]) as Tensor1D;
      const loss = (z: Tensor) => summedLoss(objective, z as Tensor1D, targets);
      const z = tensor([-30, -30, -0.5, 0.25, 2, 30, 30]);
      return [loss(z), ...grads(loss)([z])];
    },
  };
}

/** The end of a net for all tags: a softmax over its outputs, targets that are shares of 1. */
const categoricalCase: GradientCase = {
  name: 'categorical cross-entropy of logits from −30 to 30',
  run: () => {
    const targets = tensor([1, 0, 0, 0.5, 0, 0.5, 1 / 3, 1 / 3, 1 / 3], [3, 3]) as Tensor2D;
    const loss = (z: Tensor) => summedLoss('categorical-cross-entropy', z, targets);
    const z = tensor([-30, 0, 30, 0.5, -1, 2, 30, 30, -30], [3, 3]);
    return [loss(z), ...grads(loss)([z])];
  },
};

/** As many outputs as the tagger has; every other tile has its highest tag. Of two that are highest the first counts. */
const hitsCase: GradientCase = {
  name: 'hits of a softmax over 188 tags',
  run: () => {
    const [tiles, tags] = [7, 188];
    // 101 and 188 have no common divisor: each tile's logits are 0 … 187 in an order of its own.
    const z = Array.from({ length: tiles * tags }, (_, at) => (37 * Math.floor(at / tags) + 101 * (at % tags)) % tags);
    const targets = z.map((value, at) => (value === tags - 1 - (Math.floor(at / tags) % 2) || value === 90 ? 0.5 : 0));
    const hits = (values: number[], wanted: number[], width: number) =>
      summedHits('categorical-cross-entropy', tensor(values, [values.length / width, width]), tensor(wanted, [wanted.length / width, width]));
    const tied = [1, 4, 2, 4, 0, 1];
    return [hits(z, targets, tags), hits(tied, [0, 1, 0, 0, 0, 0], 6), hits(tied, [0, 0, 0, 1, 0, 0], 6)];
  },
};

const CASES: readonly GradientCase[] = [
  convolutionCase([1, 5, 7, 1], [3, 2, 1, 1], 'valid'),
  convolutionCase([1, 9, 6, 3], [4, 4, 3, 5], 'valid'),
  convolutionCase([3, 7, 11, 2], [2, 3, 2, 9], 'valid'),
  convolutionCase([2, 6, 5, 4], [1, 1, 4, 3], 'valid'),
  convolutionCase([2, 3, 4, 5], [3, 4, 5, 2], 'valid'),
  convolutionCase([2, 8, 9, 16], [4, 4, 16, 32], 'valid'),
  convolutionCase([4, 7, 10, 8], [3, 2, 8, 12], 'valid'),
  convolutionCase([3, 5, 6, 3], [3, 3, 3, 4], 'same'),
  convolutionCase([2, 5, 6, 3], [2, 4, 3, 4], 'same'),
  {
    name: 'max-pool of odd sides',
    run: () => slopes('pool', (x) => maxPool(x as Tensor4D, 2, 2, 'valid'), [draw('pool x', [2, 7, 5, 3])]),
  },
  blockCase([1, 6, 6, 1], [3, 3, 1, 1], 2, true),
  blockCase([3, 9, 7, 2], [2, 3, 2, 5], 2, true),
  blockCase([2, 11, 10, 3], [4, 4, 3, 6], 3, true),
  blockCase([2, 9, 8, 1], [5, 5, 1, 4], 2, false),
  blockCase([2, 7, 9, 8], [4, 4, 8, 16], 2, true),
  blockAgainstParts(),
  { name: 'relu', run: () => slopes('relu', (x) => relu(x), [draw('relu x', [5, 7])]) },
  {
    name: 'dense',
    run: () =>
      slopes('dense', (x, kernel, bias) => relu(add(matMul(x as Tensor2D, kernel as Tensor2D), bias)), [
        draw('dense x', [3, 13]),
        draw('dense kernel', [13, 7]),
        draw('dense bias', [7]),
      ]),
  },
  lossCase('squared-error'),
  lossCase('cross-entropy'),
  categoricalCase,
  hitsCase,
  netCase(NET, 'squared-error'),
  netCase(NET, 'cross-entropy'),
  netCase(STATISTICS_NET, 'cross-entropy'),
  netCase({ ...STATISTICS_NET, convolutions: [] }, 'squared-error'),
  netCase(SOFTMAX_NET, 'categorical-cross-entropy', [0.5, 2, 1.25]),
  predictionCase(NET),
  predictionCase(STATISTICS_NET),
  predictionCase({ ...STATISTICS_NET, convolutions: [] }),
  deepCase,
];

/**
 * Runs every case on `backend`, which is set up and current, and on the cpu backend.
 *
 * @param seed of the cases whose shapes are random
 */
export async function runSuite(backend: string, seed: number): Promise<CaseResult[]> {
  const results: CaseResult[] = [];
  const cases = [
    ...CASES,
    ...KERNEL_CASES,
    ...STEP_CASES,
    ...(backend === 'webgpu' ? WEBGPU_CASES : []),
    ...randomCases(seed),
  ];
  for (const { name, run } of cases) {
    await setBackend('cpu');
    const expected = await values(run);
    await setBackend(backend);
    if (getBackend() !== backend) throw new Error('device-unavailable');
    const before = memory().numTensors;
    const found = await values(run);
    results.push({
      name,
      values: found.reduce((count, output) => count + output.length, 0),
      error: worst(found, expected),
      leaked: engine().memory().numTensors - before,
    });
  }
  return results;
}

/** What `run` puts out, its tensors disposed of. */
export async function values(run: () => Tensor[]): Promise<Float32Array[]> {
  const outputs = tidy(run);
  const read = await Promise.all(outputs.map(async (output) => Float32Array.from(await output.data())));
  for (const output of outputs) output.dispose();
  return read;
}

/** As `error` in CaseResult. */
export function worst(found: readonly Float32Array[], expected: readonly Float32Array[]): number {
  let error = found.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  expected.forEach((reference, output) => {
    if (found[output]?.length !== reference.length) error = Number.POSITIVE_INFINITY;
    reference.forEach((value, index) => {
      const off = Math.abs(found[output][index] - value) / (ATOL + RTOL * Math.abs(value));
      error = Number.isNaN(off) ? Number.POSITIVE_INFINITY : Math.max(error, off);
    });
  });
  return error;
}
