/** What must hold of training on WebGPU, for tests alone: each function runs on a started device. */
import { memory } from '@tensorflow/tfjs-core';
import { tiltOfMfcc } from './augmentation.ts';
import { bagExamples } from './examples.ts';
import { stream } from './random.ts';
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';
import { ResidentTiles, type TileRoom } from './residentTiles.ts';
import { trainNet, type NetTraining, type TrainedWeights } from './training.ts';
import { TrainingTiles } from './trainingTiles.ts';

/** Small enough for a software GPU; two blocks, the second with a gradient of its input. */
export const SMALL: Recipe = {
  id: 'small',
  title: 'Small',
  source: 'Small enough for a software GPU.',
  system: 'film-score',
  features: 'film-score-mfcc',
  input: { coefficients: 10, frames: 14 },
  convolutions: [
    { filters: 4, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 },
    { filters: 6, kernel: 2, padding: 'valid', pool: 1, dropout: 0.2 },
  ],
  dense: [
    { units: 7, dropout: 0.5 },
    { units: 5, dropout: 0 },
  ],
  summary: 'flatten',
  head: { kind: 'sigmoid' },
  objective: 'squared-error',
  augmentation: NO_AUGMENTATION,
  balance: 'none',
  l2: 0,
  classWeights: false,
  optimiser: { kind: 'nesterov', learningRate: { from: 0.05, to: 0.01 }, momentum: { from: 0.9, to: 0.99 } },
  maximumEpochs: 2,
  batch: 32,
  minimumSteps: 3,
  patience: 10,
  validationShare: 0.2,
};

const TRACKS = [7, 1, 12, 20, 9];
const SIZE = SMALL.input.coefficients * SMALL.input.frames;

/** Tiles of noise in five tracks, standardised. */
function toyStore(): TrainingTiles {
  const store = new TrainingTiles(TRACKS.length, SMALL.input);
  const random = stream(5, 'toy tiles');
  TRACKS.forEach((count, track) => {
    store.add(track, Float32Array.from({ length: count * SIZE }, () => random.uniform() * 3 - track / 2));
  });
  store.standardise([0, 1, 2, 3, 4]);
  return store;
}

export interface GatherAgreement {
  readonly format: string;
  /** Largest |difference| to the host's gather, and the largest relative to the value. */
  readonly absolute: number;
  readonly relative: number;
  readonly values: number;
  readonly leaked: number;
}

/** Tiles gathered on the GPU against the host's: `room` decides format and buffers. */
export async function gatherAgreement(room: TileRoom): Promise<GatherAgreement> {
  const before = memory().numTensors;
  const store = toyStore();
  const resident = await ResidentTiles.of(store, store.total, SMALL.input, room);
  if (resident === null) throw new Error('not-resident');
  const numbers = [48, 0, 0, 7, 8, 19, 20, 21, 6, 31, 47];
  const tiles = resident.gather(Int32Array.from(numbers));
  const found = await tiles.data();
  const expected = store.gather(Uint32Array.from(numbers));
  let [absolute, relative] = [0, 0];
  expected.forEach((value, index) => {
    const off = Math.abs(value - found[index]);
    absolute = Math.max(absolute, off);
    relative = Math.max(relative, off / Math.max(Math.abs(value), 2 ** -14));
  });
  tiles.dispose();
  resident.dispose();
  return { format: resident.format, absolute, relative, values: found.length, leaked: memory().numTensors - before };
}

/** A training of SMALL, with changes, over the toy tiles. */
export async function toyTraining(changes: Partial<NetTraining> = {}): Promise<TrainedWeights> {
  const store = toyStore();
  return trainNet({
    recipe: SMALL,
    tag: 'toy',
    seed: 1,
    training: bagExamples({ tiles: Uint32Array.from({ length: 40 }, (_, index) => (index * 7) % 40), positives: 18 }, () => 0),
    validation: bagExamples({ tiles: Uint32Array.from({ length: 9 }, (_, index) => 40 + index), positives: 4 }, () => 0),
    gather: (numbers, shifts) => store.gather(numbers, shifts),
    tiltStep: tiltOfMfcc(SMALL.input.coefficients),
    piece: 8,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...changes,
  });
}

/** The same training with tiles that travel and with tiles on the GPU as float32. */
export async function residentTraining(): Promise<readonly [travelling: TrainedWeights, resident: TrainedWeights]> {
  const store = toyStore();
  const resident = await ResidentTiles.of(store, store.total, SMALL.input);
  if (resident === null) throw new Error('not-resident');
  const trained = [await toyTraining(), await toyTraining({ resident })] as const;
  resident.dispose();
  return trained;
}
