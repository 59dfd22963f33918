import type { EpochRecord, Standardiser } from './ensemble.ts';
import type { Recipe } from './recipe.ts';

export type DeviceKind = 'webgpu' | 'wasm';

export interface DeviceInfo {
  readonly kind: DeviceKind;
  /** The GPU's name, or `WASM`. */
  readonly name: string;
  /** A software adapter (SwiftShader): right, but far slower than WASM. */
  readonly fallback: boolean;
}

export interface TrainingTrack {
  readonly id: string;
  readonly targets: readonly boolean[];
  /** Album, film or folder. */
  readonly group: string;
}

/** Which tracks play which part; indices into the tracks given to `beginTraining`. */
export interface Split {
  readonly training: readonly number[];
  readonly validation: readonly number[];
  readonly heldOut: readonly number[];
}

/**
 * What of a trunk that another training made may move: nothing, so that the head learns alone;
 * everything, from the start; or nothing until the head has learnt, then everything, slowly.
 */
export type Frozen = 'trunk' | 'none' | 'trunk-at-first';

/** Where the weights of a training's nets come from. */
export type Start =
  /** Drawn by the seed. */
  | { readonly kind: 'scratch' }
  /** A net for all tags of another ensemble, less its last layer: see transfer.ts. */
  | {
      readonly kind: 'trunk';
      /** That ensemble's id. */
      readonly ensemble: string;
      /** In the order of `weightShapes(recipe)`, without the last kernel and bias. */
      readonly weights: readonly Float32Array<ArrayBuffer>[];
      /** Of the tiles that the trunk has learnt from, and so of those that it hears now. */
      readonly standardiser: Standardiser;
      readonly frozen: Frozen;
    };

export const SCRATCH: Start = { kind: 'scratch' };

export interface TrainingPlan {
  readonly recipe: Recipe;
  readonly tags: readonly string[];
  readonly tracks: readonly TrainingTrack[];
  readonly split: Split;
  readonly seed: number;
  readonly start: Start;
}

export interface TrainingProgress {
  readonly tag: string;
  readonly record: EpochRecord;
  readonly bestEpoch: number;
  readonly tilesPerSecond: number;
  /** Share of the current epoch that is done, 0..1; a full epoch carries 1. */
  readonly epochShare: number;
}
