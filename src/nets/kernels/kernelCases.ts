/** Cases for the shapes and paths of our own kernels, beside the plain ones of the suite. */
import { conv2d, maxPool, type Tensor4D } from '@tensorflow/tfjs-core';
import { drop } from '../dropout.ts';
import { Nesterov } from '../nesterov.ts';
import { startOptimiser } from '../optimiser.ts';
import { constant, type OptimiserRule } from '../optimiserRule.ts';
import { stream } from '../random.ts';
import { blockCase, convolutionCase, draw, slopes, type GradientCase } from './gradientCase.ts';

function dropoutCase(shape: number[], rate: number, firstTile: number): GradientCase {
  const name = `dropout ${rate} of ${shape.join('×')} from tile ${firstTile}`;
  const key = { seed: 7, tag: 'suite', step: 2, firstTile };
  return { name, run: () => slopes(name, (x) => drop(x, rate, key, 1), [draw(name, shape)]) };
}

/** Three steps with changing rates, of a matrix and of a bias. */
const nesterovCase: GradientCase = {
  name: 'Nesterov, three steps',
  run: () => {
    const shapes = [[7, 13], [5]];
    const optimiser = new Nesterov(shapes.map((shape, index) => draw(`weight ${index}`, shape)));
    for (let step = 0; step < 3; step++) {
      const gradients = shapes.map((shape, index) => draw(`gradient ${step} ${index}`, shape));
      optimiser.step(gradients, 0.3 / (step + 1), 0.5 + 0.2 * step);
    }
    return [...optimiser.weights];
  },
};

/** The old weights must outlive a step: the best weights of a training share their memory. */
const nesterovCopyCase: GradientCase = {
  name: 'weights kept over a Nesterov step',
  run: () => {
    const optimiser = new Nesterov([draw('kept weight', [9])]);
    const copy = optimiser.weights[0].clone();
    optimiser.step([draw('kept gradient', [9])], 0.1, 0.9);
    return [copy, ...optimiser.weights];
  },
};

/** Three steps of the optimisers that have no kernel of their own. */
export const OPTIMISER_CASES: readonly GradientCase[] = (
  [
    { kind: 'adam', learningRate: constant(0.1), beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.01 },
    { kind: 'adadelta', learningRate: constant(1), rho: 0.95, epsilon: 1e-6 },
  ] satisfies OptimiserRule[]
).map((rule) => ({
  name: `${rule.kind}, three steps`,
  run: () => {
    const shapes = [[7, 13], [5]];
    const optimiser = startOptimiser(rule, shapes.map((shape, index) => draw(`weight ${index}`, shape)), null);
    for (let step = 1; step <= 3; step++) {
      const gradients = shapes.map((shape, index) => draw(`gradient ${step} ${index}`, shape));
      optimiser.step(gradients, { epoch: 1, maximumEpochs: 1, step });
    }
    return [...optimiser.weights, ...optimiser.state];
  },
}));

export const KERNEL_CASES: readonly GradientCase[] = [
  dropoutCase([3, 7, 5], 0.3, 5),
  dropoutCase([1, 1], 0.5, 0),
  dropoutCase([4, 2, 3, 8], 0.1, 1),
  nesterovCase,
  nesterovCopyCase,
  // Several tiles of rows and of columns, and a split depth.
  blockCase([4, 18, 16, 8], [3, 3, 8, 68], 2, true),
  // More splits than one invocation adds up.
  blockCase([3, 56, 54, 1], [3, 3, 1, 2], 1, false),
  blockCase([2, 9, 13, 1], [2, 2, 1, 35], 1, true),
  blockCase([1, 17, 9, 5], [2, 1, 5, 3], 4, true),
  // Pools that are no squares, sides that they do not divide.
  blockCase([2, 9, 14, 3], [3, 2, 3, 4], [2, 3], true),
  blockCase([2, 7, 23, 1], [2, 5, 1, 8], [1, 4], false),
  blockCase([1, 11, 6, 4], [3, 3, 4, 5], [4, 1], true),
];

/** Left to tfjs' own kernels by ours; WASM has none for some of them. */
export const WEBGPU_CASES: readonly GradientCase[] = [
  {
    name: 'conv2d with stride 2',
    run: () =>
      slopes('stride', (x, weights) => conv2d(x as Tensor4D, weights as Tensor4D, 2, 'same'), [
        draw('stride x', [2, 7, 6, 3]),
        draw('stride filter', [3, 2, 3, 4]),
      ]),
  },
  {
    name: 'max-pool of overlapping windows',
    run: () => slopes('overlap', (x) => maxPool(x as Tensor4D, 3, 2, 'same'), [draw('overlap x', [2, 7, 6, 3])]),
  },
];

const CHANNELS = [1, 2, 3, 4, 5, 8, 12];
const FILTERS = [1, 2, 3, 4, 6, 8, 17, 36];

/** Twenty convolutions and blocks of random shapes. */
export function randomCases(seed: number): GradientCase[] {
  const random = stream(seed, 'random shapes');
  const between = (from: number, to: number) => from + random.integer(to - from + 1);
  const among = (values: readonly number[]) => values[random.integer(values.length)];
  return Array.from({ length: 20 }, (_, index) => {
    const kernel = [between(1, 4), between(1, 5)] as const;
    const pool = [between(1, 3), between(1, 4)] as const;
    const channels = among(CHANNELS);
    const x: [number, number, number, number] = [
      between(1, 3),
      kernel[0] - 1 + pool[0] + between(0, 9),
      kernel[1] - 1 + Math.max(...pool) + between(0, 9),
      channels,
    ];
    const weights: [number, number, number, number] = [...kernel, channels, among(FILTERS)];
    if (index % 3 === 2) return convolutionCase(x, weights, random.integer(2) === 0 ? 'valid' : 'same');
    // Half of them are squares, which have kernels of their own.
    return blockCase(x, weights, index % 2 === 0 ? pool[0] : pool, index % 3 === 0);
  });
}
