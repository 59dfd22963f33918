import {
  add,
  dispose,
  div,
  keep,
  mul,
  tensor,
  tensor2d,
  tensor4d,
  tidy,
  valueAndGrads,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { batchSize, steps } from './batches.ts';
import { Breather } from './breather.ts';
import type { EpochRecord, StopReason } from './ensemble.ts';
import type { Examples } from './examples.ts';
import { logits } from './forward.ts';
import { Nesterov } from './nesterov.ts';
import { summedLoss } from './objectives.ts';
import type { TrainingProgress } from './plan.ts';
import { stream } from './random.ts';
import { outputsOf, type Recipe } from './recipe.ts';
import { scheduled } from './schedules.ts';
import { initialWeights, weightShapes } from './weights.ts';

/** Milliseconds between two reports within an epoch; the end of an epoch always reports. */
const REPORT_INTERVAL = 250;

export interface NetTraining {
  readonly recipe: Recipe;
  /** The net's name: its tag, or that of a net for all tags. */
  readonly tag: string;
  readonly seed: number;
  readonly training: Examples;
  readonly validation: Examples;
  /** Standardised tiles, [numbers, coefficients, frames]. */
  readonly gather: (numbers: Uint32Array) => Float32Array;
  /**
   * Tiles that pass through the net at once. A batch is the sum of its pieces, so this bounds memory
   * and changes nothing but the last bits of the sums.
   */
  readonly piece: number;
  /**
   * Within an epoch `record` holds the running training loss, and the validation loss of the epoch
   * before (NaN in the first).
   */
  readonly onProgress: (progress: TrainingProgress) => void;
  readonly signal: AbortSignal;
}

export interface TrainedWeights {
  /** In the order of `weightShapes(recipe)`. */
  readonly weights: Float32Array[];
  /** 0: the initial weights, when the very first epoch diverged or was cancelled. */
  readonly bestEpoch: number;
  readonly stopped: StopReason;
  readonly history: readonly EpochRecord[];
}

/**
 * Trains one net on the current backend: every epoch a new order of the bag, a step of Nesterov
 * momentum a batch, then the validation loss without dropout. Ends when the validation loss has not
 * improved for `patience` epochs, at the maximum of epochs, when a loss is no longer finite, or when
 * `signal` aborts; always with the weights of the best validation loss. Cancelled in its first epoch
 * it keeps the weights it has, and measures them. The message loop runs between pieces.
 */
export async function trainNet(task: NetTraining): Promise<TrainedWeights> {
  const run = new Run(task);
  try {
    const stopped = await run.epochs();
    return {
      weights: await run.best(),
      bestEpoch: run.bestEpoch,
      stopped,
      history: run.history,
    };
  } finally {
    run.dispose();
  }
}

class Run {
  readonly history: EpochRecord[] = [];
  bestEpoch = 0;

  readonly #task: NetTraining;
  readonly #breather = new Breather();
  readonly #optimiser: Nesterov;
  /** Copies that share the optimiser's memory: tensors never change, so a copy costs nothing. */
  #best: Tensor[];
  #bestLoss = Number.POSITIVE_INFINITY;
  #step = 0;
  #reported = 0;

  constructor(task: NetTraining) {
    this.#task = task;
    const shapes = weightShapes(task.recipe);
    const values = initialWeights(task.recipe, task.seed, task.tag);
    this.#optimiser = new Nesterov(values.map((value, index) => tensor(value, [...shapes[index]])));
    this.#best = this.#snapshot();
  }

  async epochs(): Promise<StopReason> {
    const { recipe } = this.#task;
    for (let epoch = 1; epoch <= recipe.maximumEpochs; epoch++) {
      const start = performance.now();
      const trainingLoss = await this.#pass(epoch, start);
      if (trainingLoss === null) return this.#cancelled(epoch);
      const validationLoss = await this.#validate(true);
      if (validationLoss === null) return this.#cancelled(epoch);
      if (!Number.isFinite(trainingLoss) || !Number.isFinite(validationLoss)) return 'diverged';
      this.#record({ epoch, trainingLoss, validationLoss });
      this.#report(this.history[epoch - 1], this.#task.training.tiles.length, start);
      if (epoch - this.bestEpoch >= recipe.patience) return 'early-stopping';
    }
    return 'maximum-epochs';
  }

  /** The best weights' values. */
  best(): Promise<Float32Array[]> {
    return Promise.all(this.#best.map(async (weight) => Float32Array.from(await weight.data())));
  }

  dispose(): void {
    dispose(this.#best);
    this.#optimiser.dispose();
    this.#breather.close();
  }

  /** One epoch over the bag; its mean loss, or null when cancelled. */
  async #pass(epoch: number, start: number): Promise<number | null> {
    const { recipe, seed, tag, training, piece, signal } = this.#task;
    const order = stream(seed, 'order', tag, epoch).shuffle(
      Uint32Array.from(training.tiles, (_, index) => index),
    );
    const learningRate = scheduled(recipe.learningRate, epoch, recipe.maximumEpochs);
    const momentum = scheduled(recipe.momentum, epoch, recipe.maximumEpochs);
    let sum = 0;
    for (const [from, to] of steps(order.length, batchSize(order.length, recipe))) {
      let gradients: Tensor[] | null = null;
      for (let at = from; at < to; at += piece) {
        const places = order.subarray(at, Math.min(to, at + piece));
        const [loss, next] = this.#gradients(places, to - from, at - from, gradients);
        gradients = next;
        sum += (await loss.data())[0];
        dispose(loss);
        this.#reportWithin(epoch, sum, at + places.length, start);
        await this.#breather.breathe();
        if (signal.aborted) {
          dispose(gradients);
          return null;
        }
      }
      if (gradients === null) continue;
      this.#optimiser.step(gradients, learningRate, momentum);
      dispose(gradients);
      this.#step++;
      if (!Number.isFinite(sum)) return sum;
    }
    return sum / order.length;
  }

  /** Summed loss of these places of the bag, and `carried` plus the gradient of their share of the mean. */
  #gradients(
    places: Uint32Array,
    batch: number,
    firstTile: number,
    carried: Tensor[] | null,
  ): [Tensor, Tensor[]] {
    const { recipe, seed, tag, training } = this.#task;
    const [loss, ...gradients] = tidy(() => {
      const [tiles, targets] = this.#inputs(training, places);
      const key = { seed, tag, step: this.#step, firstTile };
      const { value, grads } = valueAndGrads((...weights: Tensor[]) =>
        div(summedLoss(recipe.objective, logits(recipe, weights, tiles, key), targets), batch),
      )([...this.#optimiser.weights]);
      const sums = carried === null ? grads : grads.map((gradient, index) => add(gradient, carried[index]));
      return [mul(value, batch), ...sums];
    });
    if (carried !== null) dispose(carried);
    return [loss, gradients];
  }

  /** Mean loss of the validation bag without dropout, or null when cancelled meanwhile. */
  async #validate(cancellable: boolean): Promise<number | null> {
    const { recipe, validation, piece, signal } = this.#task;
    let sum = 0;
    for (let at = 0; at < validation.tiles.length; at += piece) {
      const length = Math.min(piece, validation.tiles.length - at);
      const loss = tidy(() => {
        const [tiles, targets] = this.#inputs(
          validation,
          Uint32Array.from({ length }, (_, index) => at + index),
        );
        const outputs = logits(recipe, this.#optimiser.weights, tiles, null);
        return summedLoss(recipe.objective, outputs, targets);
      });
      sum += (await loss.data())[0];
      dispose(loss);
      await this.#breather.breathe();
      if (cancellable && signal.aborted) return null;
    }
    return sum / validation.tiles.length;
  }

  #inputs(examples: Examples, places: Uint32Array) {
    const { recipe, gather } = this.#task;
    const { coefficients, frames } = recipe.input;
    const outputs = outputsOf(recipe);
    const values = gather(places.map((place) => examples.tiles[place]));
    const targets = new Float32Array(places.length * outputs);
    places.forEach((place, index) =>
      targets.set(examples.targets.subarray(place * outputs, (place + 1) * outputs), index * outputs),
    );
    return [
      tensor4d(values, [places.length, coefficients, frames, 1]),
      tensor2d(targets, [places.length, outputs]),
    ] as const;
  }

  /** Nothing measured yet: what there is counts as the best, with its own validation loss. */
  async #cancelled(epoch: number): Promise<StopReason> {
    if (this.bestEpoch > 0) return 'cancelled';
    const validationLoss = await this.#validate(false);
    if (validationLoss !== null && Number.isFinite(validationLoss)) {
      this.#record({ epoch, trainingLoss: this.#runningLoss, validationLoss });
    }
    return 'cancelled';
  }

  #record(record: EpochRecord): void {
    this.history.push(record);
    if (record.validationLoss >= this.#bestLoss) return;
    this.#bestLoss = record.validationLoss;
    this.bestEpoch = record.epoch;
    dispose(this.#best);
    this.#best = this.#snapshot();
  }

  #snapshot(): Tensor[] {
    return this.#optimiser.weights.map((weight) => keep(weight.clone()));
  }

  #runningLoss = Number.NaN;

  #reportWithin(epoch: number, sum: number, done: number, start: number): void {
    this.#runningLoss = sum / done;
    if (performance.now() - this.#reported < REPORT_INTERVAL) return;
    const validationLoss = this.history.at(-1)?.validationLoss ?? Number.NaN;
    this.#report({ epoch, trainingLoss: this.#runningLoss, validationLoss }, done, start, true);
  }

  #report(record: EpochRecord, done: number, start: number, within = false): void {
    this.#reported = performance.now();
    const all = this.#task.training.tiles.length;
    this.#task.onProgress({
      tag: this.#task.tag,
      record,
      bestEpoch: this.bestEpoch,
      tilesPerSecond: (1000 * done) / Math.max(1, this.#reported - start),
      // Only a finished epoch, validation included, carries 1.
      epochShare: within ? Math.min(done / all, 0.999) : 1,
    });
  }
}
