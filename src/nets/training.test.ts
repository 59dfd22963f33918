import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadNet, saveNet } from './artifact.ts';
import { tiltOfMfcc } from './augmentation.ts';
import { accuracyOf } from './ensemble.ts';
import type { NetCheckpoint } from './checkpoint.ts';
import { bagExamples, type Examples, multiLabelExamples } from './examples.ts';
import { constant } from './optimiserRule.ts';
import type { TrainingProgress } from './plan.ts';
import type { Bands } from './overlay.ts';
import { stream } from './random.ts';
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';
import { TINY_RECIPE as TINY } from './tinyRecipe.fixture.ts';
import { trainNet, type NetTraining, type TrainedWeights } from './training.ts';
import { initialWeights } from './weights.ts';

const TINY_PAIR: Recipe = { ...TINY, head: { kind: 'multi-label', outputs: 2 } };
const SIZE = TINY.input.coefficients * TINY.input.frames;
const TRAINING = 80;
const VALIDATION = 40;

/** As though the toy tiles were bands of decibels. */
const BANDS: Bands = {
  mean: new Float32Array(TINY.input.coefficients),
  deviation: new Float32Array(TINY.input.coefficients).fill(5),
  decibel: 1,
};

/** Tiles of noise; those with the tag have a bright block. Positives come first in either part. */
function toyTiles(noise: number): Float32Array {
  const random = stream(11, 'toy');
  return Float32Array.from({ length: (TRAINING + VALIDATION) * SIZE }, (_, index) => {
    const tile = Math.floor(index / SIZE);
    const positive = tile < TRAINING ? tile < TRAINING / 2 : tile < TRAINING + VALIDATION / 2;
    const bright = positive && index % 8 < 4 ? 1.5 : 0;
    return bright + (random.uniform() - 0.5) * noise;
  });
}

function bagOf(from: number, count: number): Examples {
  return bagExamples({ tiles: Uint32Array.from({ length: count }, (_, index) => from + index), positives: count / 2 }, (tile) => tile % 7);
}

/** From call number `from` on, every tile is NaN. */
function spoilt(gather: NetTraining['gather'], from: number): NetTraining['gather'] {
  let calls = 0;
  return async (numbers, shifts) => {
    const values = await gather(numbers, shifts);
    return calls++ < from ? values : values.fill(Number.NaN);
  };
}

function task(changes: Partial<NetTraining> = {}, noise = 1): NetTraining {
  const values = toyTiles(noise);
  const plain = (numbers: Uint32Array) => {
    const target = new Float32Array(numbers.length * SIZE);
    numbers.forEach((tile, place) =>
      target.set(values.subarray(tile * SIZE, (tile + 1) * SIZE), place * SIZE),
    );
    return target;
  };
  // Shifted tiles are rolled in time, since toy tiles have no neighbours.
  const gather: NetTraining['gather'] = (numbers, shifts) => {
    const { frames } = TINY.input;
    const tiles = plain(numbers);
    if (shifts === null) return tiles;
    return tiles.map((_, index) => {
      const moved = ((index % frames) + shifts[Math.floor(index / SIZE)] + frames) % frames;
      return tiles[index - (index % frames) + moved];
    });
  };
  return {
    recipe: TINY,
    tag: 'bright',
    seed: 1,
    training: bagOf(0, TRAINING),
    validation: bagOf(TRAINING, VALIDATION),
    gather,
    levels: { tiltStep: tiltOfMfcc(TINY.input.coefficients), bands: BANDS },
    piece: 64,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...changes,
  };
}

/** The saved model's own answers on the validation tiles: another code path than the training's. */
async function validationAnswers({ gather, validation, recipe }: NetTraining, weights: readonly Float32Array[]): Promise<number[]> {
  const model = await loadNet(await saveNet(recipe, weights));
  const values = await gather(validation.tiles, null);
  const confidences = tidy(() => {
    const { coefficients, frames } = recipe.input;
    const tiles = tensor4d(values, [validation.tiles.length, coefficients, frames, 1]);
    return (model.predict(tiles) as Tensor).dataSync();
  });
  model.dispose();
  return [...confidences];
}

async function validationLoss(job: NetTraining, weights: readonly Float32Array[]) {
  const { validation, recipe } = job;
  const losses = (await validationAnswers(job, weights)).map((value, index) => {
    const target = validation.targets[index];
    return recipe.objective === 'squared-error'
      ? (value - target) ** 2
      : -Math.log(target === 1 ? value : 1 - value);
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

async function validationAccuracy(job: NetTraining, weights: readonly Float32Array[]) {
  const right = (await validationAnswers(job, weights)).filter((value, index) => value > 0.5 === (job.validation.targets[index] === 1));
  return right.length / job.validation.tiles.length;
}

beforeAll(async () => {
  await setBackend('cpu');
});

describe('trainNet', () => {
  it.each(['squared-error', 'cross-entropy'] as const)('learns a separable set by %s', async (objective) => {
    const job = task({ recipe: { ...TINY, objective } });
    const { history, weights, bestEpoch } = await trainNet(job);
    const best = Math.min(...history.map((record) => record.validationLoss));
    expect(best).toBeLessThan(history[0].validationLoss / 2);
    expect(best).toBeLessThan(objective === 'squared-error' ? 0.05 : 0.2);
    expect(history[bestEpoch - 1].validationLoss).toBe(best);
    expect(await validationLoss(job, weights)).toBeCloseTo(best, 5);
    const measured = history.map(accuracyOf);
    expect(measured[bestEpoch - 1]?.validation).toBeCloseTo(await validationAccuracy(job, weights), 6);
    expect(measured.at(-1)?.training).toBeGreaterThan(measured[0]?.training ?? 1);
    expect(measured.every((accuracy) => accuracy !== null && accuracy.training >= 0 && accuracy.training <= 1)).toBe(true);
  });

  it('gives the same bits for the same seed, others for another seed or tag', async () => {
    const short = { recipe: { ...TINY, maximumEpochs: 3 } };
    const first = await trainNet(task(short));
    expect((await trainNet(task(short))).weights).toEqual(first.weights);
    expect((await trainNet(task({ ...short, seed: 2 }))).weights).not.toEqual(first.weights);
    expect((await trainNet(task({ ...short, tag: 'dark' }))).weights).not.toEqual(first.weights);
  });

  describe.each([
    ['shift', { ...NO_AUGMENTATION, shift: 3 }, 'none'],
    ['masks', { ...NO_AUGMENTATION, timeMask: 3, coefficientMask: 2 }, 'none'],
    ['tilt', { ...NO_AUGMENTATION, tilt: 6 }, 'none'],
    ['mixup', { ...NO_AUGMENTATION, mixup: 0.4 }, 'none'],
    ['overlay', { ...NO_AUGMENTATION, overlay: 0.5 }, 'none'],
    ['balance', NO_AUGMENTATION, 'group'],
    ['all of it', { shift: 3, timeMask: 3, coefficientMask: 2, tilt: 6, mixup: 0.4, overlay: 0.5 }, 'group'],
  ] as const)('with %s', (_, augmentation, balance) => {
    const recipe: Recipe = { ...TINY, augmentation, balance, maximumEpochs: 3 };

    it('gives the same bits for the same seed, others than without it, whatever the piece', async () => {
      const first = await trainNet(task({ recipe }));
      expect((await trainNet(task({ recipe }))).weights).toEqual(first.weights);
      expect((await trainNet(task({ recipe: { ...TINY, maximumEpochs: 3 } }))).weights).not.toEqual(first.weights);
      const cut = await trainNet(task({ recipe, piece: 5 }));
      cut.weights.forEach((values, index) =>
        values.forEach((value, at) => expect(value).toBeCloseTo(first.weights[index][at], 4)),
      );
    });

    it('validates on tiles as they are', async () => {
      const job = task({ recipe });
      const { history, bestEpoch, weights } = await trainNet(job);
      expect(await validationLoss(job, weights)).toBeCloseTo(history[bestEpoch - 1].validationLoss, 5);
    });
  });

  it('takes the same steps whatever the piece', async () => {
    const short = { recipe: { ...TINY, maximumEpochs: 3 } };
    const whole = await trainNet(task(short));
    const cut = await trainNet(task({ ...short, piece: 5 }));
    cut.weights.forEach((values, index) =>
      values.forEach((value, at) => expect(value).toBeCloseTo(whole.weights[index][at], 4)),
    );
  });

  it('stops after `patience` epochs without a better loss and restores the best weights', async () => {
    // So much noise and so fast a pace that the net soon only memorises.
    const recipe = { ...TINY, maximumEpochs: 60, optimiser: { ...TINY.optimiser, learningRate: constant(0.3) } };
    const job = task({ recipe }, 12);
    const { history, bestEpoch, stopped, weights } = await trainNet(job);
    expect(stopped).toBe('early-stopping');
    expect(history).toHaveLength(bestEpoch + recipe.patience);
    const best = Math.min(...history.map((record) => record.validationLoss));
    expect(history[bestEpoch - 1].validationLoss).toBe(best);
    expect(history.at(-1)?.validationLoss).toBeGreaterThan(best);
    expect(await validationLoss(job, weights)).toBeCloseTo(best, 5);
  });

  it('a recipe that keeps the last weights trains to its end, whatever the validation loss', async () => {
    const recipe: Recipe = { ...TINY, keeps: 'last', maximumEpochs: 20, patience: 2, optimiser: { ...TINY.optimiser, learningRate: constant(0.3) } };
    const job = task({ recipe }, 12);
    const { history, bestEpoch, stopped, weights } = await trainNet(job);
    const losses = history.map((record) => record.validationLoss);
    expect([history.length, bestEpoch, stopped]).toEqual([20, 20, 'maximum-epochs']);
    expect(losses.at(-1)).toBeGreaterThan(Math.min(...losses));
    expect(await validationLoss(job, weights)).toBeCloseTo(losses[19], 4);
  });

  it('cancelled, keeps the best weights so far', async () => {
    const stopping = new AbortController();
    const job = task({
      signal: stopping.signal,
      onProgress: ({ record, epochShare }) => {
        if (record.epoch === 3 && epochShare === 1) stopping.abort();
      },
    });
    const { history, bestEpoch, stopped, weights } = await trainNet(job);
    expect(stopped).toBe('cancelled');
    expect(history).toHaveLength(3);
    expect(await validationLoss(job, weights)).toBeCloseTo(history[bestEpoch - 1].validationLoss, 5);
  });

  it('cancelled in its first epoch, keeps and measures what it has', async () => {
    const stopping = new AbortController();
    stopping.abort();
    const job = task({ signal: stopping.signal });
    const { history, bestEpoch, stopped, weights } = await trainNet(job);
    expect({ stopped, bestEpoch, epochs: history.length }).toEqual({
      stopped: 'cancelled',
      bestEpoch: 1,
      epochs: 1,
    });
    expect(await validationLoss(job, weights)).toBeCloseTo(history[0].validationLoss, 5);
  });

  it('stops at a loss that is no number, with the last good weights', async () => {
    const job = task();
    // 5 steps and 1 validation piece an epoch: the 14th piece lies in the third epoch.
    const late = await trainNet({ ...job, gather: spoilt(job.gather, 13) });
    expect(late.stopped).toBe('diverged');
    expect(late.history).toHaveLength(2);
    expect(await validationLoss(job, late.weights)).toBeCloseTo(
      late.history[late.bestEpoch - 1].validationLoss,
      5,
    );
    const early = await trainNet({ ...job, gather: spoilt(job.gather, 0) });
    expect(early.stopped).toBe('diverged');
    expect(early.bestEpoch).toBe(0);
    expect(early.weights).toEqual(initialWeights(TINY, 1, 'bright'));
  });

  it('leaves no tensor behind, and holds no more as it goes on', async () => {
    const before = memory().numTensors;
    const during: number[] = [];
    let result: TrainedWeights | null = null;
    const onProgress = ({ epochShare }: TrainingProgress) => {
      if (epochShare === 1) during.push(memory().numTensors);
    };
    result = await trainNet(task({ onProgress, recipe: { ...TINY, maximumEpochs: 6, patience: 6 } }));
    expect(result.history).toHaveLength(6);
    expect(new Set(during).size).toBe(1);
    expect(memory().numTensors).toBe(before);
  });
});

/** Two tags, one for either half of a tile's frames; every fourth tile has neither. */
function twoTags(changes: Partial<Recipe> = {}): NetTraining {
  const carries = (tile: number) => [tile % 4 === 1 || tile % 4 === 3, tile % 4 >= 2];
  const random = stream(12, 'two tags');
  const values = Float32Array.from({ length: (TRAINING + VALIDATION) * SIZE }, (_, index) => {
    const [first, second] = carries(Math.floor(index / SIZE));
    return random.uniform() - 0.5 + (index % 8 < 4 ? (first ? 1 : -1) : second ? 1 : -1);
  });
  const part = (from: number, count: number): Examples => {
    const tiles = Array.from({ length: count }, (_, index) => ({ tiles: [from + index], targets: carries(from + index), group: index }));
    return multiLabelExamples(tiles, 2);
  };
  const recipe: Recipe = { ...TINY, head: { kind: 'multi-label', outputs: 2 }, objective: 'cross-entropy', ...changes };
  return task({
    recipe,
    training: part(0, TRAINING),
    validation: part(TRAINING, VALIDATION),
    gather: (numbers) => Float32Array.from([...numbers].flatMap((tile) => [...values.subarray(tile * SIZE, (tile + 1) * SIZE)])),
  });
}

describe('one net with a sigmoid for each tag', () => {
  it.each(['squared-error', 'cross-entropy'] as const)('learns both tags and neither by %s', async (objective) => {
    const job = twoTags({ objective });
    const { history, weights, bestEpoch } = await trainNet(job);
    const best = history[bestEpoch - 1].validationLoss;
    expect(best).toBeLessThan(history[0].validationLoss / 2);
    // The loss is summed over the two tags.
    expect(2 * (await validationLoss(job, weights))).toBeCloseTo(best, 5);
  });

  it.each<Recipe['optimiser']>([
    { kind: 'adam', learningRate: constant(0.01), beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.001 },
    { kind: 'adadelta', learningRate: constant(1), rho: 0.95, epsilon: 1e-6 },
  ])('is trained by $kind too, to the same bits from any checkpoint', async (optimiser) => {
    const job = twoTags({ optimiser });
    const checkpoints: NetCheckpoint[] = [];
    const keeper = { due: () => true, save: async (checkpoint: NetCheckpoint) => void checkpoints.push(checkpoint) };
    const whole = await trainNet({ ...job, keeper });
    const best = whole.history[whole.bestEpoch - 1].validationLoss;
    expect(best).toBeLessThan(whole.history[0].validationLoss / 2);
    for (const index of [2, checkpoints.length - 3]) {
      expect(await trainNet({ ...job, resume: structuredClone(checkpoints[index]) })).toEqual(whole);
    }
  });
});

describe('penalties and weights', () => {
  it('l2 is the gradient of λ Σ w² over kernels', async () => {
    const once: Partial<Recipe> = { maximumEpochs: 1, minimumSteps: 1, batch: TRAINING, optimiser: { kind: 'nesterov', learningRate: constant(0.5), momentum: constant(0) } };
    const plain = await trainNet(twoTags(once));
    const penalised = await trainNet(twoTags({ ...once, l2: 0.01 }));
    const initial = initialWeights(TINY_PAIR, 1, 'bright');
    // One plain step: w − η (g + 2 λ w).
    penalised.weights.forEach((values, index) => {
      const kernel = index % 2 === 0;
      values.forEach((value, at) =>
        expect(value).toBeCloseTo(plain.weights[index][at] - (kernel ? 0.5 * 2 * 0.01 * initial[index][at] : 0), 6),
      );
    });
    // What is reported is the objective alone.
    expect(penalised.history[0].trainingLoss).toBe(plain.history[0].trainingLoss);
  });

  it('a tile of weight 2 counts as two tiles', async () => {
    const once: Partial<Recipe> = { maximumEpochs: 1, minimumSteps: 1, batch: 1000, dense: [{ units: 5, dropout: 0 }], convolutions: [{ filters: 3, kernel: 3, padding: 'valid', pool: 2, dropout: 0 }] };
    const job = twoTags(once);
    const { tiles, targets, groups } = job.training;
    const twice = {
      tiles: Uint32Array.of(...tiles, ...tiles.subarray(0, 20)),
      targets: Float32Array.of(...targets, ...targets.subarray(0, 40)),
      groups: Uint32Array.of(...groups, ...groups.subarray(0, 20)),
      weights: null,
    };
    // The mean is over tiles, so that all weights are scaled to the same sum.
    const weights = Float32Array.from(tiles, (_, place) => ((place < 20 ? 2 : 1) * TRAINING) / (TRAINING + 20));
    const weighed = await trainNet({ ...job, training: { ...job.training, weights } });
    const repeated = await trainNet({ ...job, training: twice });
    expect(weighed.history[0].trainingLoss).toBeCloseTo(repeated.history[0].trainingLoss, 5);
    weighed.weights.forEach((values, index) =>
      values.forEach((value, at) => expect(value).toBeCloseTo(repeated.weights[index][at], 5)),
    );
  });
});
