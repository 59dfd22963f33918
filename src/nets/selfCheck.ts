/**
 * Whether this device computes what it should. Drivers and compilers of GPUs have faults that nobody
 * notices by the speed, and a net trained by them would be wrong without a word: so a tiny training,
 * whose numbers are known, comes before any other.
 */
import { NetGroup } from './netGroup.ts';
import type { NetSteps } from './netSteps.ts';
import { constant } from './optimiserRule.ts';
import { stream } from './random.ts';
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';
import { SoloSteps } from './soloSteps.ts';
import { initialWeights } from './weights.ts';

/** As small as a net with every kernel of ours can be. */
const CHECK: Recipe = {
  id: 'check',
  title: 'Check',
  source: 'Known numbers.',
  system: 'film-score',
  features: 'film-score-mfcc',
  input: { coefficients: 8, frames: 10 },
  convolutions: [
    { filters: 4, kernel: 3, padding: 'valid', pool: 2, dropout: 0.25 },
    { filters: 3, kernel: 2, padding: 'valid', pool: 1, dropout: 0 },
  ],
  summary: 'flatten',
  summaryDropout: 0,
  dense: [],
  head: { kind: 'sigmoid' },
  objective: 'squared-error',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
  optimiser: { kind: 'nesterov', learningRate: constant(0.5), momentum: constant(0.9) },
  l2: 0,
  classWeights: false,
  maximumEpochs: 1,
  batch: 6,
  minimumSteps: 1,
  keeps: 'best',
  patience: 1,
  validationShare: 0,
};

const TAG = 'check';
const TILES = 6;
const STEPS = 2;

/**
 * `knownNumbers` as tfjs' plain cpu backend gives them: the loss of each step, with dropout, and after
 * the last, without; then a sum over each weight tensor, each value times a drawn one. The test beside
 * this file works them out again.
 */
const EXPECTED: readonly number[] = [
  1.50219, 1.277426, 1.204917, 1.006549, -0.03800557, 0.6333444, -0.01400246, -1.243328, -0.03656174,
];

/** Backends round differently; a wrong kernel is off by more. */
const ATOL = 1e-3;
const RTOL = 1e-3;

/** Trains the tiny net by `steps` and disposes of it. */
export async function knownNumbers(steps: NetSteps): Promise<number[]> {
  const { coefficients, frames } = CHECK.input;
  const random = stream(1, TAG, 'tiles');
  const piece = {
    count: TILES,
    tiles: { kind: 'values', values: Float32Array.from({ length: TILES * coefficients * frames }, () => 2 * random.uniform() - 1) },
    targets: Float32Array.from({ length: TILES }, (_, tile) => tile % 2),
    weights: null,
  } as const;
  const numbers: number[] = [];
  try {
    for (let step = 0; step < STEPS; step++) {
      numbers.push((await steps.learn(piece, TILES, { seed: 1, tag: TAG, step, firstTile: 0 })).loss);
      steps.update({ epoch: 1, maximumEpochs: 1, step: step + 1 });
    }
    numbers.push((await steps.measure(piece)).loss);
    for (const [index, values] of (await steps.values()).weights.entries()) {
      const factors = stream(1, TAG, 'factors', index);
      numbers.push(values.reduce((sum, value) => sum + value * (2 * factors.uniform() - 1), 0));
    }
    return numbers;
  } finally {
    steps.dispose();
  }
}

/** Whether the current backend trains as it should: a net by itself and, where it can, two together. */
export async function trainsRightly(): Promise<boolean> {
  const initial = initialWeights(CHECK, 1, TAG);
  if (!isExpected(await knownNumbers(new SoloSteps(CHECK, initial, null)))) return false;
  const group = NetGroup.of(CHECK, 2);
  if (group === null) return true;
  const found = await Promise.all([group.join(initial, null), group.join(initial, null)].map(knownNumbers));
  group.dispose();
  return found.every(isExpected);
}

function isExpected(found: readonly number[]): boolean {
  return (
    found.length === EXPECTED.length &&
    EXPECTED.every((value, index) => Math.abs(found[index] - value) <= ATOL + RTOL * Math.abs(value))
  );
}
