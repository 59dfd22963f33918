/**
 * What the page and its workers say to each other. Workers only adapt pure functions to messages:
 * signal code lives in src/dsp, nets in src/nets. Calls go through Comlink; every large buffer is
 * transferred, and the side that sends it must not touch it again.
 */
import type { FeatureSetId } from '../dsp/featureSetId.ts';
import type { Tiles } from '../dsp/tileFormat.ts';
import type { Ensemble, NetArtifact, Standardiser } from '../nets/ensemble.ts';
import type { TileFormat } from '../nets/kernels/webgpu/tileGather.ts';
import type { NetCheckpoint } from '../nets/checkpoint.ts';
import type { Filters, InspectedNet, OccludedConfidences, TileInspection } from '../nets/inspection.ts';
import type { Occlusion } from '../nets/inspectionOcclusion.ts';
import type { DeviceInfo, DeviceKind, TrainingPlan, TrainingProgress } from '../nets/plan.ts';

// ---------------------------------------------------------------- features.worker

/** Descriptors of one track, shown beside it. */
export interface TrackDescriptors {
  /** Mean perceptual loudness, sone-like sum of Bark bands (Meyda's `loudness.total`). */
  readonly loudness: number;
  /** Mean spectral centroid in Hz. */
  readonly centroid: number;
  /** Root mean square level in dB relative to full scale. */
  readonly level: number;
}

export interface TrackFeatures {
  readonly tiles: Tiles;
  readonly descriptors: TrackDescriptors;
  /** `PEAKS` absolute peak values in 0..1 over the whole track, for drawing its waveform. */
  readonly peaks: Float32Array<ArrayBuffer>;
  /** Duration of the audio in seconds. */
  readonly seconds: number;
}

/** Long tracks arrive in pieces, so that memory stays bounded; short ones as one piece. */
export interface FeaturesWorker {
  /** Opens a job and returns its number. */
  open(set: FeatureSetId): Promise<number>;
  /** Mono samples at the rate of the job's set, any length; the buffer is transferred. */
  push(job: number, samples: Float32Array<ArrayBuffer>): Promise<void>;
  /**
   * Ends the job. Throws the `FeatureError` of src/dsp/featureError.ts; `featureFailureOf` tells
   * its code (`too-short`, `silent`, `not-finite`) and data from what the page catches.
   */
  close(job: number): Promise<TrackFeatures>;
  /** Drops the job and its memory. Harmless when it is unknown. */
  abandon(job: number): Promise<void>;
}

// ---------------------------------------------------------------- nets.worker

/** Where the tiles of a training lie. */
export type TilePlace =
  | { readonly kind: 'memory' }
  | {
      /** In one file that all workers read, since memory cannot hold them. */
      readonly kind: 'file';
      readonly name: string;
      /** Tiles of each track, in the order of the plan. */
      readonly counts: readonly number[];
      /** Of the workers of a training, the one that writes gets `addTiles`. */
      readonly writes: boolean;
    };

/**
 * Everything that computes rejects with the message `device-lost` once the GPU is gone; the worker
 * is of no more use then.
 */
export interface NetsWorker {
  /** Devices this browser can use here, best first. Never lists the cpu backend. */
  devices(): Promise<DeviceInfo[]>;
  /**
   * Makes `kind` the backend of this worker and registers missing kernels. Rejects with the message
   * `device-wrong` where a GPU computes wrong numbers.
   */
  use(kind: DeviceKind): Promise<DeviceInfo>;

  /** Loads an ensemble's nets, replacing the one loaded before. */
  load(ensemble: Pick<Ensemble, 'id' | 'tags' | 'recipe' | 'standardiser' | 'nets'>): Promise<void>;
  /**
   * Predicts with the loaded ensemble. `tiles` is not standardised.
   * Returns confidences in 0..1 of shape [tiles, tags] row-major.
   */
  predict(tiles: Tiles): Promise<Float32Array<ArrayBuffer>>;

  /**
   * The `inspect…` calls look into one net, which need not belong to the loaded ensemble. Each names
   * it by a `key`; a worker keeps the net it looked into last. Kernels of its first convolution,
   * null when it has none.
   */
  inspectFilters(key: string, subject: InspectedNet): Promise<Filters | null>;
  /** One tile, [coefficients, frames], not standardised, on its way through the net. */
  inspectTile(key: string, subject: InspectedNet, tile: Float32Array<ArrayBuffer>): Promise<TileInspection>;
  /** Confidences of tiles (not standardised) with stretches of frames blanked out. */
  inspectOcclusion(key: string, subject: InspectedNet, tiles: Tiles, occlusion: Occlusion): Promise<OccludedConfidences>;

  /**
   * Opens a training; tiles follow by `addTiles`, one call for each track of the plan. By default
   * they lie in this worker's memory. Rejects with the browser's own error where it offers no file.
   */
  beginTraining(plan: TrainingPlan, place?: TilePlace): Promise<void>;
  addTiles(track: number, tiles: Tiles): Promise<void>;
  /**
   * Statistics of the training tracks alone; `known` spares working them out again. Call after the
   * last `addTiles`; of a file, on the worker that writes it before the others.
   */
  standardise(known?: Standardiser | null): Promise<Standardiser>;
  /** How the tiles lie in the GPU's memory once they are standardised; null: batches travel to the device. */
  tilesOnDevice(): Promise<TileFormat | null>;
  /**
   * Trains the net of one tag to its end. Deterministic: seed, plan and device decide the weights,
   * not the order of calls nor which worker runs it, nor whether it goes on from a checkpoint.
   * Checkpoints come every few minutes; the net waits until one is taken.
   */
  trainNet(
    tag: string,
    onProgress: (progress: TrainingProgress) => void,
    onCheckpoint?: (checkpoint: NetCheckpoint) => Promise<void> | void,
    resume?: NetCheckpoint | null,
  ): Promise<NetArtifact>;
  /** Every net in training gives a checkpoint after its present step. Harmless without a training. */
  checkpointSoon(): Promise<void>;
  /** Stops every running `trainNet` after its current step; each keeps its best weights so far. */
  stopTraining(): Promise<void>;
  /** Frees the training's memory. */
  endTraining(): Promise<void>;
}
