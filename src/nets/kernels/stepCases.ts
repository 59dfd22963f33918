/** Cases for what a training step needs beside gradients: dropout, and the updates of the optimisers. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { drop } from '../dropout.ts';
import { Nesterov } from '../nesterov.ts';
import { startOptimiser } from '../optimiser.ts';
import type { OptimiserRule } from '../optimiserRule.ts';
import { stream } from '../random.ts';
import { draw, slopes, type GradientCase } from './gradientCase.ts';

function dropoutCase(shape: number[], rate: number, firstTile: number): GradientCase {
  const name = `dropout ${rate} of ${shape.join('×')} from tile ${firstTile}`;
  const key = { seed: 7, tag: 'suite', step: 2, firstTile };
  return { name, run: () => slopes(name, (x) => drop(x, rate, key, 1), [draw(name, shape)]) };
}

const RULES: readonly OptimiserRule[] = [
  { kind: 'nesterov', learningRate: { from: 0.3, to: 0.1 }, momentum: { from: 0.5, to: 0.9 } },
  { kind: 'adam', learningRate: { from: 0.1, to: 0.01 }, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.01 },
  { kind: 'adadelta', learningRate: { from: 1, to: 0.5 }, rho: 0.95, epsilon: 1e-6 },
];

/** Three steps with changing rates. */
function updateCase(rule: OptimiserRule, shapes: readonly number[][]): GradientCase {
  const name = `${rule.kind}, three steps of ${shapes.map((shape) => shape.join('×')).join(' and ')}`;
  const drawn = (what: string): Tensor[] => shapes.map((shape, index) => draw(`${name}, ${what} ${index}`, shape));
  return {
    name,
    run: () => {
      const optimiser = startOptimiser(rule, drawn('weight'), null);
      for (let step = 1; step <= 3; step++) {
        optimiser.step(drawn(`gradient ${step}`), { epoch: step, maximumEpochs: 3, step });
      }
      return [...optimiser.weights, ...optimiser.state];
    },
  };
}

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

export const STEP_CASES: readonly GradientCase[] = [
  dropoutCase([3, 7, 5], 0.3, 5),
  dropoutCase([1, 1], 0.5, 0),
  dropoutCase([4, 2, 3, 8], 0.1, 1),
  // One channel, one tile; whole turns of eight values; a rest of seven.
  dropoutCase([1, 5, 9, 1], 0.2, 3),
  dropoutCase([2, 16], 0.5, 0),
  dropoutCase([3, 23], 0.4, 64),
  // Counters that pass 2³².
  dropoutCase([3, 4, 31], 0.4, 69_273_666),
  ...RULES.map((rule) => updateCase(rule, [[7, 13], [5]])),
  // A bias alone; a whole number of vectors.
  ...RULES.map((rule) => updateCase(rule, [[1], [2, 2, 1, 4]])),
  nesterovCopyCase,
];

/** Twenty shapes at random, each of a dropout and of an update: for WASM, as software GPUs take minutes to compile them. */
export function randomStepCases(seed: number): GradientCase[] {
  const random = stream(seed, 'random steps');
  const between = (from: number, to: number) => from + random.integer(to - from + 1);
  return Array.from({ length: 20 }, (_, index) => {
    const shape = Array.from({ length: between(1, 4) }, () => between(1, 9));
    return [
      dropoutCase([between(1, 5), ...shape], between(1, 19) / 20, between(0, 200)),
      updateCase(RULES[index % RULES.length], [shape, [between(1, 70)]]),
    ];
  }).flat();
}
