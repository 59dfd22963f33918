import type { EpochRecord } from './ensemble.ts';
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

export interface TrainingPlan {
  readonly recipe: Recipe;
  readonly tags: readonly string[];
  readonly tracks: readonly TrainingTrack[];
  readonly split: Split;
  readonly seed: number;
}

export interface TrainingProgress {
  readonly tag: string;
  readonly record: EpochRecord;
  readonly bestEpoch: number;
  readonly tilesPerSecond: number;
  /** Share of the current epoch that is done, 0..1; a full epoch carries 1. */
  readonly epochShare: number;
}
