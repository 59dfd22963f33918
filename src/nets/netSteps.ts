import type { DropoutKey } from './dropout.ts';
import type { Batch } from './learningBatch.ts';
import type { Moment } from './optimiser.ts';

/**
 * Where the weights of one net in training lie, and who computes on them. The loop of training.ts says
 * when; it waits for each call before the next.
 */
export interface NetSteps {
  /**
   * What a piece of a batch of `tiles` tiles sums to, with dropout; carries the gradient of the piece's
   * share of the batch's mean loss over to `update`. The tiles are on their way to the device when it
   * returns its promise.
   */
  learn(piece: Batch, tiles: number, key: DropoutKey): Promise<Measures>;
  /** Ends a step: moves the weights, as the recipe's optimiser does, by what `learn` has carried since the last. */
  update(moment: Moment): void;
  /** What a piece sums to without dropout. */
  measure(piece: Batch): Promise<Measures>;
  /** The weights of now are the best so far. */
  keepBest(): void;
  /** Copies of all values, in the order of `weightShapes(recipe)`. */
  values(): Promise<StepValues>;
  best(): Promise<Float32Array<ArrayBuffer>[]>;
  dispose(): void;
}

/** Sums over the tiles of a piece. */
export interface Measures {
  readonly loss: number;
  /** Tiles that are answered rightly. */
  readonly hits: number;
}

export interface StepValues {
  readonly weights: Float32Array<ArrayBuffer>[];
  /** As in NetCheckpoint. */
  readonly state: Float32Array<ArrayBuffer>[];
  readonly best: Float32Array<ArrayBuffer>[];
}
