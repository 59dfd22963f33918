/** A recipe is data: it fully determines how the nets of an ensemble are built and trained. */
export interface ConvolutionBlock {
  readonly filters: number;
  /** Side of the square kernel; valid padding, stride 1, ReLU. */
  readonly kernel: number;
  /** Side and stride of the max-pool that follows. */
  readonly pool: number;
  /** Share of values dropped after pooling while training, 0..1. */
  readonly dropout: number;
}

export interface DenseBlock {
  readonly units: number;
  readonly dropout: number;
}

/** A value that moves linearly from the first epoch to the last of the *maximum* epochs. */
export interface LinearSchedule {
  readonly from: number;
  readonly to: number;
}

export type Objective = 'squared-error' | 'cross-entropy';

export interface Recipe {
  readonly id: string;
  readonly title: string;
  /** Where the recipe comes from, one sentence. */
  readonly source: string;
  /** Tile height (coefficients) and width (frames). */
  readonly input: { readonly coefficients: number; readonly frames: number };
  readonly convolutions: readonly ConvolutionBlock[];
  readonly dense: readonly DenseBlock[];
  readonly objective: Objective;
  readonly learningRate: LinearSchedule;
  readonly momentum: LinearSchedule;
  readonly maximumEpochs: number;
  /** Batch size for large data. For small folders see `batchSize()` in batches.ts. */
  readonly batch: number;
  /** The batch shrinks until an epoch has at least this many steps. */
  readonly minimumSteps: number;
  /** Epochs without a better validation loss before a net stops and restores its best weights. */
  readonly patience: number;
  /** Share of the training tracks (whole groups) that only measure the validation loss. */
  readonly validationShare: number;
}
