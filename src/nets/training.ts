import { epochOrder } from './balance.ts';
import { batchSize, steps } from './batches.ts';
import { Breather } from './breather.ts';
import type { CheckpointKeeper, NetCheckpoint } from './checkpoint.ts';
import type { EpochRecord, StopReason } from './ensemble.ts';
import type { Examples } from './examples.ts';
import { type Gather, learningBatch, plainBatch } from './learningBatch.ts';
import type { Levels } from './levels.ts';
import type { NetGroup } from './netGroup.ts';
import type { NetSteps } from './netSteps.ts';
import { cut, Pieces } from './pieces.ts';
import type { TrainingProgress } from './plan.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';
import type { ResidentTiles } from './residentTiles.ts';
import { SoloSteps } from './soloSteps.ts';
import { initialWeights } from './weights.ts';

/** Milliseconds between two reports within an epoch; the end of an epoch always reports. */
const REPORT_INTERVAL = 250;

export interface NetTraining {
  readonly recipe: Recipe;
  /** The net's name: its tag, or that of a net for all tags. */
  readonly tag: string;
  readonly seed: number;
  readonly training: Examples;
  readonly validation: Examples;
  readonly gather: Gather;
  /** The same tiles on the device; by default batches come by `gather`. */
  readonly resident?: ResidentTiles | null;
  /** Nets that it trains together with; by default it computes by itself. */
  readonly group?: NetGroup | null;
  readonly levels: Levels;
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
  /** What it begins with; by default weights that the seed draws. */
  readonly start?: NetStart | null;
  /** Where an earlier run of the same net stood; by default it starts anew. */
  readonly resume?: NetCheckpoint | null;
  /** By default nobody keeps checkpoints. */
  readonly keeper?: CheckpointKeeper;
}

/** Weights that a training begins with, and the epochs that led to them. */
export interface NetStart {
  /** In the order of `weightShapes(recipe)`. */
  readonly weights: readonly Float32Array[];
  /** Of an earlier phase, whose best epoch these weights are; numbers go on after it. */
  readonly history: readonly EpochRecord[];
  /** 0: nothing has been measured. */
  readonly bestEpoch: number;
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
 * Trains one net on the current backend: every epoch a new order of its examples, a step of the
 * optimiser a batch, then the validation loss without dropout. Ends when the validation loss has not
 * improved for `patience` epochs, at the maximum of epochs, when a loss is no longer finite, or when
 * `signal` aborts; with the weights of the best validation loss, or, where the recipe keeps the last,
 * of its last whole epoch, whatever that loss. Cancelled in its first epoch
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

/** Means over tiles: of the loss, and of whether the answer is right. */
interface Measured {
  readonly loss: number;
  readonly accuracy: number;
}

class Run {
  readonly history: EpochRecord[] = [];
  bestEpoch = 0;

  readonly #task: NetTraining;
  readonly #breather = new Breather();
  readonly #steps: NetSteps;
  /** Epochs of earlier phases. */
  readonly #before: number;
  #bestLoss = Number.POSITIVE_INFINITY;
  #step = 0;
  #reported = 0;

  constructor(task: NetTraining) {
    this.#task = task;
    const { recipe, seed, tag, group = null, resume: from = null, start = null } = task;
    this.#before = from?.phase.before ?? start?.history.length ?? 0;
    const initial = start?.weights ?? initialWeights(recipe, seed, tag);
    this.#steps = group === null ? new SoloSteps(recipe, initial, from) : group.join(initial, from);
    this.#step = from?.step ?? 0;
    const { history = [], bestEpoch = 0 } = from ?? start ?? {};
    this.history.push(...history);
    this.bestEpoch = bestEpoch;
    if (bestEpoch > 0) this.#bestLoss = history[bestEpoch - 1].validationLoss;
  }

  async epochs(): Promise<StopReason> {
    const { recipe, resume } = this.#task;
    const before = this.#before;
    for (let epoch = resume?.epoch ?? before + 1; epoch <= before + recipe.maximumEpochs; epoch++) {
      const start = performance.now();
      const begun = epoch === resume?.epoch ? resume : { done: 0, lossSum: 0, hits: 0 };
      this.#begunAt = begun.done;
      const training = await this.#pass(epoch, start, begun);
      if (training === null) return this.#cancelled(epoch);
      const validation = await this.#validate(true);
      if (validation === null) return this.#cancelled(epoch);
      const [trainingLoss, validationLoss] = [training.loss, validation.loss];
      if (!Number.isFinite(trainingLoss) || !Number.isFinite(validationLoss)) return 'diverged';
      const accuracy = { training: training.accuracy, validation: validation.accuracy };
      const losses = { epoch, trainingLoss, validationLoss };
      this.#record(Number.isNaN(accuracy.training) ? losses : { ...losses, accuracy });
      this.#report(this.history[epoch - 1], this.#task.training.tiles.length, start);
      if (epoch - Math.max(this.bestEpoch, before) >= recipe.patience) return 'early-stopping';
    }
    return 'maximum-epochs';
  }

  /** The best weights' values. */
  best(): Promise<Float32Array<ArrayBuffer>[]> {
    return this.#steps.best();
  }

  dispose(): void {
    this.#steps.dispose();
    this.#breather.close();
  }

  /** What is left of one epoch over the bag; the means of all of it, or null when cancelled. */
  async #pass(
    epoch: number,
    start: number,
    begun: Pick<NetCheckpoint, 'done' | 'lossSum' | 'hits'>,
  ): Promise<Measured | null> {
    const { recipe, seed, tag, training, piece, signal } = this.#task;
    const order = epochOrder(training, recipe.balance, stream(seed, 'order', tag, epoch));
    const { maximumEpochs } = recipe;
    let sum = begun.lossSum;
    let hits = begun.hits;
    const left = steps(order.length, batchSize(order.length, recipe)).filter(([from]) => from >= begun.done);
    const pieces = new Pieces(
      (places) => learningBatch(this.#task, training, places, epoch),
      left.flatMap(([from, to]) => cut(order, from, to, piece)),
    );
    for (const [from, to] of left) {
      for (let at = from; at < to; at += piece) {
        const batch = await pieces.next();
        const key = { seed, tag, step: this.#step, firstTile: at - from };
        const measuring = this.#steps.learn(batch, to - from, key);
        pieces.prefetch();
        const { loss, hits: right } = await measuring;
        sum += loss;
        hits += right;
        this.#reportWithin(epoch, sum, at + batch.count, start);
        await this.#breather.breathe();
        if (signal.aborted) return null;
      }
      this.#step++;
      this.#steps.update({ epoch: epoch - this.#before, maximumEpochs, step: this.#step });
      if (!Number.isFinite(sum)) return { loss: sum, accuracy: Number.NaN };
      await this.#checkpoint(epoch, { done: to, lossSum: sum, hits });
    }
    return { loss: sum / order.length, accuracy: hits / order.length };
  }

  /** Means over the validation bag without dropout, or null when cancelled meanwhile. */
  async #validate(cancellable: boolean): Promise<Measured | null> {
    const { validation, piece, signal } = this.#task;
    let sum = 0;
    let hits = 0;
    const inOrder = Uint32Array.from(validation.tiles, (_, index) => index);
    const pieces = new Pieces(
      ({ places }) => plainBatch(this.#task, validation, places),
      cut(inOrder, 0, inOrder.length, piece),
    );
    for (let at = 0; at < validation.tiles.length; at += piece) {
      const batch = await pieces.next();
      const measuring = this.#steps.measure(batch);
      pieces.prefetch();
      const { loss, hits: right } = await measuring;
      sum += loss;
      hits += right;
      await this.#breather.breathe();
      if (cancellable && signal.aborted) return null;
    }
    return { loss: sum / validation.tiles.length, accuracy: hits / validation.tiles.length };
  }

  /** Nothing measured yet: what there is counts as the best, with its own validation loss. */
  async #cancelled(epoch: number): Promise<StopReason> {
    if (this.bestEpoch > 0) return 'cancelled';
    const validation = await this.#validate(false);
    if (validation !== null && Number.isFinite(validation.loss)) {
      this.#record({ epoch, trainingLoss: this.#runningLoss, validationLoss: validation.loss });
    }
    return 'cancelled';
  }

  #record(record: EpochRecord): void {
    this.history.push(record);
    if (this.#task.recipe.keeps === 'best' && record.validationLoss >= this.#bestLoss) return;
    this.#bestLoss = record.validationLoss;
    this.bestEpoch = record.epoch;
    this.#steps.keepBest();
  }

  /** Hands out the state after a step, when one is due. */
  async #checkpoint(epoch: number, sums: Pick<NetCheckpoint, 'done' | 'lossSum' | 'hits'>): Promise<void> {
    const { tag, keeper } = this.#task;
    if (keeper === undefined || !keeper.due()) return;
    const { weights, state, best } = await this.#steps.values();
    const { bestEpoch } = this;
    const history = [...this.history];
    const phase = { kind: 'net', before: this.#before } as const;
    await keeper.save({ tag, phase, epoch, ...sums, step: this.#step, weights, state, best, bestEpoch, history });
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
