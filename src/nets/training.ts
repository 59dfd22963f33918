import {
  add,
  dispose,
  div,
  keep,
  mul,
  tensor,
  tensor1d,
  tensor4d,
  tidy,
  valueAndGrads,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import type { Bag } from './bagging.ts';
import { batchSize, steps } from './batches.ts';
import { Breather } from './breather.ts';
import type { CheckpointKeeper, NetCheckpoint } from './checkpoint.ts';
import type { EpochRecord, StopReason } from './ensemble.ts';
import { logits } from './forward.ts';
import { Nesterov } from './nesterov.ts';
import { summedLoss } from './objectives.ts';
import { cut, Pieces } from './pieces.ts';
import type { TrainingProgress } from './plan.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';
import { scheduled } from './schedules.ts';
import { initialWeights, weightShapes } from './weights.ts';

/** Milliseconds between two reports within an epoch; the end of an epoch always reports. */
const REPORT_INTERVAL = 250;

export interface NetTraining {
  readonly recipe: Recipe;
  readonly tag: string;
  readonly seed: number;
  readonly training: Bag;
  readonly validation: Bag;
  /** Standardised tiles, [numbers, coefficients, frames]; one piece is asked for ahead. */
  readonly gather: (numbers: Uint32Array) => Float32Array | Promise<Float32Array>;
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
  /** Where an earlier run of the same net stood; by default it starts anew. */
  readonly resume?: NetCheckpoint | null;
  /** By default nobody keeps checkpoints. */
  readonly keeper?: CheckpointKeeper;
}

export interface TrainedWeights {
  /** In the order of `weightShapes(recipe)`. */
  readonly weights: Float32Array<ArrayBuffer>[];
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
 *
 * Checkpoints are taken between steps, also within an epoch, since one of a large folder takes
 * minutes. From any of them, on the same backend, it goes on to the same bits.
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
    const tensors = (values: readonly Float32Array[]) =>
      values.map((value, index) => tensor(value, [...shapes[index]]));
    const from = task.resume ?? null;
    if (from === null) {
      this.#optimiser = new Nesterov(tensors(initialWeights(task.recipe, task.seed, task.tag)));
      this.#best = this.#snapshot();
      return;
    }
    this.#optimiser = new Nesterov(tensors(from.weights), tensors(from.velocity));
    this.#best = tensors(from.best).map((weight) => keep(weight));
    this.#step = from.step;
    this.history.push(...from.history);
    this.bestEpoch = from.bestEpoch;
    if (from.bestEpoch > 0) this.#bestLoss = from.history[from.bestEpoch - 1].validationLoss;
  }

  async epochs(): Promise<StopReason> {
    const { recipe, resume } = this.#task;
    for (let epoch = resume?.epoch ?? 1; epoch <= recipe.maximumEpochs; epoch++) {
      const start = performance.now();
      const begun = epoch === resume?.epoch ? resume : { done: 0, lossSum: 0 };
      this.#begunAt = begun.done;
      const trainingLoss = await this.#pass(epoch, start, begun);
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
  best(): Promise<Float32Array<ArrayBuffer>[]> {
    return valuesOf(this.#best);
  }

  dispose(): void {
    dispose(this.#best);
    this.#optimiser.dispose();
    this.#breather.close();
  }

  /** What is left of one epoch over the bag; the mean loss of all of it, or null when cancelled. */
  async #pass(
    epoch: number,
    start: number,
    begun: Pick<NetCheckpoint, 'done' | 'lossSum'>,
  ): Promise<number | null> {
    const { recipe, seed, tag, training, piece, signal } = this.#task;
    const order = stream(seed, 'order', tag, epoch).shuffle(
      Uint32Array.from(training.tiles, (_, index) => index),
    );
    const learningRate = scheduled(recipe.learningRate, epoch, recipe.maximumEpochs);
    const momentum = scheduled(recipe.momentum, epoch, recipe.maximumEpochs);
    let sum = begun.lossSum;
    const left = steps(order.length, batchSize(order.length, recipe)).filter(([from]) => from >= begun.done);
    const pieces = new Pieces(this.#task.gather, training.tiles, left.flatMap(([from, to]) => cut(order, from, to, piece)));
    for (const [from, to] of left) {
      let gradients: Tensor[] | null = null;
      for (let at = from; at < to; at += piece) {
        const { places, values } = await pieces.next();
        const [loss, next] = this.#gradients(places, values, to - from, at - from, gradients);
        gradients = next;
        pieces.prefetch();
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
      await this.#checkpoint(epoch, to, sum);
    }
    return sum / order.length;
  }

  /** Summed loss of these places of the bag, and `carried` plus the gradient of their share of the mean. */
  #gradients(
    places: Uint32Array,
    values: Float32Array,
    batch: number,
    firstTile: number,
    carried: Tensor[] | null,
  ): [Tensor, Tensor[]] {
    const { recipe, seed, tag, training } = this.#task;
    const [loss, ...gradients] = tidy(() => {
      const [tiles, targets] = this.#inputs(training, places, values);
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
    const { recipe, validation, gather, piece, signal } = this.#task;
    let sum = 0;
    const inOrder = Uint32Array.from(validation.tiles, (_, index) => index);
    const pieces = new Pieces(gather, validation.tiles, cut(inOrder, 0, inOrder.length, piece));
    for (let at = 0; at < validation.tiles.length; at += piece) {
      const { places, values } = await pieces.next();
      const loss = tidy(() => {
        const [tiles, targets] = this.#inputs(validation, places, values);
        const outputs = logits(recipe, this.#optimiser.weights, tiles, null);
        return summedLoss(recipe.objective, outputs, targets);
      });
      pieces.prefetch();
      sum += (await loss.data())[0];
      dispose(loss);
      await this.#breather.breathe();
      if (cancellable && signal.aborted) return null;
    }
    return sum / validation.tiles.length;
  }

  #inputs(bag: Bag, places: Uint32Array, values: Float32Array) {
    const { coefficients, frames } = this.#task.recipe.input;
    const targets = Float32Array.from(places, (place) => (place < bag.positives ? 1 : 0));
    return [
      tensor4d(values, [places.length, coefficients, frames, 1]),
      tensor1d(targets) as Tensor1D,
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

  /** Hands out the state after a step, when one is due. */
  async #checkpoint(epoch: number, done: number, lossSum: number): Promise<void> {
    const { tag, keeper } = this.#task;
    if (keeper === undefined || !keeper.due()) return;
    const [weights, velocity, best] = await Promise.all(
      [this.#optimiser.weights, this.#optimiser.velocity, this.#best].map(valuesOf),
    );
    const { bestEpoch } = this;
    const history = [...this.history];
    await keeper.save({ tag, epoch, done, lossSum, step: this.#step, weights, velocity, best, bestEpoch, history });
  }

  #snapshot(): Tensor[] {
    return this.#optimiser.weights.map((weight) => keep(weight.clone()));
  }

  #runningLoss = Number.NaN;
  /** Tiles of the present epoch that an earlier run did. */
  #begunAt = 0;

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
      tilesPerSecond: (1000 * (done - this.#begunAt)) / Math.max(1, this.#reported - start),
      // Only a finished epoch, validation included, carries 1.
      epochShare: within ? Math.min(done / all, 0.999) : 1,
    });
  }
}

/** Copies of the tensors' values. */
function valuesOf(tensors: readonly Tensor[]): Promise<Float32Array<ArrayBuffer>[]> {
  return Promise.all(tensors.map(async (values) => Float32Array.from(await values.data())));
}
