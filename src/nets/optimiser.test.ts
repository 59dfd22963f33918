import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor, train, variable, type Optimizer, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startOptimiser, stateCopies } from './optimiser.ts';
import { constant, type OptimiserRule, slowed } from './optimiserRule.ts';
import { stream } from './random.ts';

const ADAM = { kind: 'adam', learningRate: constant(0.1), beta1: 0.9, beta2: 0.999, epsilon: 0.01, weightDecay: 0 } as const;
const ADADELTA: OptimiserRule = { kind: 'adadelta', learningRate: constant(0.5), rho: 0.95, epsilon: 0.01 };
const NESTEROV: OptimiserRule = { kind: 'nesterov', learningRate: { from: 0.1, to: 0.01 }, momentum: { from: 0.5, to: 0.9 } };

const RULES = [NESTEROV, ADAM, ADADELTA, { ...ADAM, weightDecay: 0.2 }];

beforeAll(async () => {
  await setBackend('cpu');
});

/** The one weight after each step along these gradients. */
function walk(rule: OptimiserRule, gradients: readonly number[], shape: number[]): number[] {
  const optimiser = startOptimiser(rule, [tensor([1], shape)], null);
  const found = gradients.map((gradient, index) => {
    const slope = tensor([gradient], shape);
    optimiser.step([slope], { epoch: index + 1, maximumEpochs: gradients.length, step: index + 1 });
    slope.dispose();
    return optimiser.weights[0].dataSync()[0];
  });
  optimiser.dispose();
  return found;
}

function expectClose(found: readonly number[], expected: readonly number[], digits = 6): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, index) => expect(value).toBeCloseTo(expected[index], digits));
}

describe('by hand', () => {
  const gradients = [0.5, -0.25, 0.125];

  it('Nesterov: v ← μ v − η g, w ← w + μ v − η g, both moving with the epoch', () => {
    // v₁ = −0.05, w₁ = 1 + 0.5 v₁ − 0.05. v₂ = 0.7 v₁ + 0.01375 = −0.02125, w₂ = w₁ + 0.7 v₂ + 0.01375.
    // v₃ = 0.9 v₂ − 0.00125 = −0.020375, w₃ = w₂ + 0.9 v₃ − 0.00125.
    expectClose(walk(NESTEROV, gradients, [1, 1]), [0.925, 0.923875, 0.9042875]);
  });

  it('Adam, with ε outside the corrected root as in Keras', () => {
    expectClose(walk(ADAM, gradients, [1, 1]), [0.93874259, 0.92173416, 0.89980672]);
  });

  it('Adam with decoupled weight decay, of kernels alone', () => {
    expectClose(walk({ ...ADAM, weightDecay: 0.2 }, gradients, [1, 1]), [0.91874259, 0.88335931, 0.84376468]);
    expectClose(walk({ ...ADAM, weightDecay: 0.2 }, gradients, [1]), walk(ADAM, gradients, [1]), 7);
  });

  it('Adadelta, which in PyTorch 1.13 gives the same', () => {
    expectClose(walk(ADADELTA, gradients, [1, 1]), [0.83333333, 0.93193466, 0.88009247]);
  });
});

// tfjs’ Adadelta divides by the mean of squares before this step's; the paper, Keras and PyTorch do not.
describe.each<[string, OptimiserRule, () => Optimizer]>([
  ['adam', { ...ADAM, epsilon: 1e-8 }, () => train.adam(0.1, 0.9, 0.999, 1e-8)],
  [
    'nesterov',
    { kind: 'nesterov', learningRate: constant(0.1), momentum: constant(0.9) },
    () => train.momentum(0.1, 0.9, true),
  ],
])('beside tfjs’ own %s', (kind, rule, theirs) => {
  it('walks the same way', () => {
    const random = stream(1, 'walk', kind);
    const shapes = [[4, 3], [3]];
    const draw = (shape: number[]) =>
      tensor(Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.uniform() - 0.5), shape);
    const start = shapes.map(draw);
    const variables = start.map((values, index) => variable(values, true, `${kind} ${index}`));
    const optimiser = startOptimiser(rule, start.map((values) => values.clone()), null);
    const peer = theirs();
    for (let step = 1; step <= 8; step++) {
      const gradients = shapes.map(draw);
      optimiser.step(gradients, { epoch: 1, maximumEpochs: 1, step });
      peer.applyGradients(Object.fromEntries(gradients.map((value, index) => [`${kind} ${index}`, value])));
    }
    optimiser.weights.forEach((weight, index) => expectClose([...weight.dataSync()], [...variables[index].dataSync()], 5));
  });
});

describe.each(RULES)('$kind', (rule) => {
  const gradient = (step: number): Tensor[] => [tensor([[0.3 * step, -0.1]]), tensor([0.2 - 0.1 * step])];
  const moment = (step: number) => ({ epoch: step, maximumEpochs: 9, step });

  it('goes on from its state to the same bits', () => {
    const whole = startOptimiser(rule, [tensor([[1, 2]]), tensor([3])], null);
    for (let step = 1; step <= 3; step++) whole.step(gradient(step), moment(step));
    const copies = (tensors: readonly Tensor[]) => tensors.map((values) => tensor(values.dataSync().slice(), values.shape));
    expect(whole.state).toHaveLength(stateCopies(rule) * 2);
    const resumed = startOptimiser(rule, copies(whole.weights), copies(whole.state));
    for (const optimiser of [whole, resumed]) optimiser.step(gradient(4), moment(4));
    const bits = (tensors: readonly Tensor[]) => tensors.map((values) => [...values.dataSync()]);
    expect(bits(resumed.weights)).toEqual(bits(whole.weights));
    expect(bits(resumed.state)).toEqual(bits(whole.state));
  });

  it('leaves earlier weights alone that somebody keeps, and no tensor behind', () => {
    const before = memory().numTensors;
    const optimiser = startOptimiser(rule, [tensor([[1, 2]]), tensor([3])], null);
    const kept = optimiser.weights[0].clone();
    const slopes = gradient(1);
    optimiser.step(slopes, moment(1));
    expect([...kept.dataSync()]).toEqual([1, 2]);
    for (const values of [kept, ...slopes]) values.dispose();
    optimiser.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

it('slows every rule by a factor', () => {
  expect(slowed(NESTEROV, 0.1)).toEqual({ ...NESTEROV, learningRate: { from: expect.closeTo(0.01, 9) as number, to: expect.closeTo(0.001, 9) as number } });
});
