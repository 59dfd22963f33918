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
import { augments, drawTile, maskTile, mixInto, tiltTile, type TileDraw } from './augmentation.ts';
import { epochOrder } from './balance.ts';
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
  /** The same with each tile's start moved by so many frames. */
  readonly gatherShifted: (numbers: Uint32Array, shifts: Int32Array) => Float32Array;
  /** What 1 dB of tilt adds to each standardised coefficient. */
  readonly tiltStep: Float32Array;
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

/** Tiles [count, coefficients, frames] and targets [count, outputs] on their way into a net. */
interface Batch {
  readonly count: number;
  readonly tiles: Float32Array;
  readonly targets: Float32Array;
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
    const order = epochOrder(training, recipe.balance, stream(seed, 'order', tag, epoch));
    const learningRate = scheduled(recipe.learningRate, epoch, recipe.maximumEpochs);
    const momentum = scheduled(recipe.momentum, epoch, recipe.maximumEpochs);
    let sum = 0;
    for (const [from, to] of steps(order.length, batchSize(order.length, recipe))) {
      let gradients: Tensor[] | null = null;
      for (let at = from; at < to; at += piece) {
        const places = order.subarray(at, Math.min(to, at + piece));
        const [loss, next] = this.#gradients(this.#learnt(places, epoch, at), to - from, at - from, gradients);
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

  /** Summed loss of these tiles, and `carried` plus the gradient of their share of the mean. */
  #gradients(
    tilesOfPiece: Batch,
    batch: number,
    firstTile: number,
    carried: Tensor[] | null,
  ): [Tensor, Tensor[]] {
    const { recipe, seed, tag } = this.#task;
    const [loss, ...gradients] = tidy(() => {
      const [tiles, targets] = this.#inputs(tilesOfPiece);
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
        const places = Uint32Array.from({ length }, (_, index) => at + index);
        const [tiles, targets] = this.#inputs(this.#plain(validation, places));
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

  #inputs({ count, tiles, targets }: Batch) {
    const { recipe } = this.#task;
    const { coefficients, frames } = recipe.input;
    return [
      tensor4d(tiles, [count, coefficients, frames, 1]),
      tensor2d(targets, [count, outputsOf(recipe)]),
    ] as const;
  }

  /** Tiles and targets as they are. */
  #plain(examples: Examples, places: Uint32Array): Batch {
    const tiles = this.#task.gather(places.map((place) => examples.tiles[place]));
    return { count: places.length, tiles, targets: this.#targets(examples, places) };
  }

  #targets(examples: Examples, places: Uint32Array): Float32Array {
    const outputs = outputsOf(this.#task.recipe);
    const targets = new Float32Array(places.length * outputs);
    places.forEach((place, index) =>
      targets.set(examples.targets.subarray(place * outputs, (place + 1) * outputs), index * outputs),
    );
    return targets;
  }

  /** Tiles and targets to learn from, changed as the recipe says; `first` is their position in the epoch. */
  #learnt(places: Uint32Array, epoch: number, first: number): Batch {
    const { recipe, seed, tag, training, gather, gatherShifted, tiltStep } = this.#task;
    const { augmentation, input } = recipe;
    if (!augments(augmentation)) return this.#plain(training, places);
    const draws = Array.from(places, (_, index): TileDraw =>
      drawTile(augmentation, { seed, tag, epoch }, first + index, training.tiles.length, input),
    );
    const numbers = places.map((place) => training.tiles[place]);
    const tiles =
      augmentation.shift > 0 ? gatherShifted(numbers, Int32Array.from(draws, ({ shift }) => shift)) : gather(numbers);
    const targets = this.#targets(training, places);
    const partners = Uint32Array.from(draws, ({ partner }, index) => partner?.place ?? places[index]);
    const others = augmentation.mixup > 0 ? this.#plain(training, partners) : null;
    const part = (values: Float32Array, index: number): Float32Array => {
      const size = values.length / places.length;
      return values.subarray(index * size, (index + 1) * size);
    };
    draws.forEach((draw, index) => {
      const tile = part(tiles, index);
      tiltTile(tile, input, draw.tilt, tiltStep);
      if (others !== null && draw.partner !== null) {
        mixInto(tile, part(others.tiles, index), draw.partner.share);
        mixInto(part(targets, index), part(others.targets, index), draw.partner.share);
      }
      maskTile(tile, input, draw);
    });
    return { count: places.length, tiles, targets };
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
