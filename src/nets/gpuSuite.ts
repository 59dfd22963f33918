/** What must hold of training on WebGPU, for tests alone: each function runs on a started device. */
import '@tensorflow/tfjs-backend-cpu';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { backend, setBackend, square, tensor1d, tidy } from '@tensorflow/tfjs-core';
import { tiltOfMfcc } from './augmentation.ts';
import type { EpochRecord } from './ensemble.ts';
import { EnsembleTraining } from './ensembleTraining.ts';
import { bagExamples } from './examples.ts';
import { GENRE_CNN, GENRE_MLP } from './genreRecipes.ts';
import { worst } from './kernels/gradientSuite.ts';
import { TINY_RECIPE } from './tinyRecipe.fixture.ts';
import type { Batch } from './learningBatch.ts';
import { NetGroup } from './netGroup.ts';
import type { NetSteps } from './netSteps.ts';
import { constant } from './optimiserRule.ts';
import { SCRATCH, type TrainingPlan } from './plan.ts';
import { stream } from './random.ts';
import { ALL_TAGS, forTags, outputsOf, type Recipe } from './recipe.ts';
import { ResidentTiles, type TileRoom } from './residentTiles.ts';
import { SoloSteps } from './soloSteps.ts';
import { TAGGER_CNN3 } from './taggerRecipes.ts';
import { trainNet, type NetTraining, type TrainedWeights } from './training.ts';
import { TrainingTiles } from './trainingTiles.ts';
import { initialWeights } from './weights.ts';

/** Small enough for a software GPU; two blocks, the second with a gradient of its input. */
export const SMALL: Recipe = {
  ...TINY_RECIPE,
  id: 'small',
  title: 'Small',
  source: 'Small enough for a software GPU.',
  input: { coefficients: 10, frames: 14 },
  convolutions: [
    { filters: 4, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 },
    { filters: 6, kernel: 2, padding: 'valid', pool: 1, dropout: 0.2 },
  ],
  dense: [{ units: 7, dropout: 0.5 }],
  optimiser: { kind: 'nesterov', learningRate: { from: 0.05, to: 0.01 }, momentum: { from: 0.9, to: 0.99 } },
  maximumEpochs: 2,
  minimumSteps: 3,
  patience: 10,
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

/** What the WebGPU backend holds, once all that is recorded is done. */
async function buffers(): Promise<number> {
  const last = tidy(() => square(tensor1d([0])));
  await last.data();
  last.dispose();
  return (backend() as WebGPUBackend).numDataIds();
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
  const before = await buffers();
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
  return { format: resident.format, absolute, relative, values: found.length, leaked: (await buffers()) - before };
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
    levels: { tiltStep: tiltOfMfcc(SMALL.input.coefficients), bands: null },
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

export interface StepAgreement {
  readonly name: string;
  /** Largest |difference| / (ATOL + RTOL |reference|) of losses, hits and gradients; 1 and less passes. */
  readonly error: number;
  /** Whether nets in one dispatch gave the bits of nets one by one; of one net: whether it gave the same bits again. */
  readonly same: boolean;
  readonly values: number;
  readonly leaked: number;
}

/** From rest, with rate −1 and without momentum, the velocity becomes the gradient itself. */
const GRADIENT = { kind: 'nesterov', learningRate: constant(-1), momentum: constant(0) } as const;

/** Recipes of odd shapes, and how many tiles each net of a dispatch has in the pieces of its batch. */
const ODD: readonly (readonly [name: string, recipe: Recipe, pieces: readonly (readonly number[])[]])[] = [
  ['two blocks, three nets of different pieces', SMALL, [[5, 2], [1, 1], [8, 3]]],
  [
    'cross-entropy, channels in fours, a wide layer, batches beyond the nominal',
    {
      ...SMALL,
      objective: 'cross-entropy',
      input: { coefficients: 9, frames: 13 },
      convolutions: [{ filters: 8, kernel: 4, padding: 'valid', pool: 2, dropout: 0.3 }, { filters: 36, kernel: 2, padding: 'valid', pool: 1, dropout: 0 }],
      dense: [{ units: 20, dropout: 0.5 }],
    },
    [[67], [70]],
  ],
  ['one channel all through', { ...SMALL, input: { coefficients: 5, frames: 6 }, convolutions: [{ filters: 1, kernel: [3, 2], padding: 'valid', pool: 1, dropout: 0.2 }], dense: [] }, [[2], [1], [3]]],
];

/** Everything a step computes, by nets together and by nets one by one, against tfjs' cpu backend. */
export async function stackAgreement(): Promise<StepAgreement[]> {
  const results: StepAgreement[] = [];
  for (const [name, odd, pieces] of ODD) {
    const recipe = { ...odd, optimiser: GRADIENT };
    await setBackend('cpu');
    const expected = await Promise.all(pieces.map((counts, net) => oneStep(recipe, new SoloSteps(recipe, initialWeights(recipe, 3, `${net}`), null), counts, `${net}`)));
    await setBackend('webgpu');
    const before = await buffers();
    const together = await grouped(recipe, pieces, [pieces.map((_, net) => net)]);
    const inTurn = await grouped(recipe, pieces, pieces.map((_, net) => [net]));
    results.push({
      name,
      error: worst(together.flat(), expected.flat()),
      same: JSON.stringify(together.flat().map((values) => [...values])) === JSON.stringify(inTurn.flat().map((values) => [...values])),
      values: together.flat().reduce((sum, { length }) => sum + length, 0),
      leaked: (await buffers()) - before,
    });
  }
  return results;
}

/** What no group takes: padding, pools that are no squares, a softmax over three tags, tiles that weigh differently, a penalty. */
const ALONE: Recipe = {
  ...SMALL,
  convolutions: [
    { filters: 4, kernel: 3, padding: 'same', pool: [2, 3], dropout: 0.1 },
    { filters: 6, kernel: 2, padding: 'same', pool: 2, dropout: 0.2 },
  ],
  head: { kind: 'softmax', outputs: 3 },
  objective: 'categorical-cross-entropy',
  optimiser: GRADIENT,
  l2: 0.05,
  classWeights: true,
};

/** Everything a step of a net by itself computes, its penalty among the gradients, against tfjs' cpu backend. */
export async function soloAgreement(): Promise<StepAgreement> {
  const step = (): Promise<Float32Array[]> => oneStep(ALONE, new SoloSteps(ALONE, initialWeights(ALONE, 3, 'alone'), null), [4, 3], 'alone');
  await setBackend('cpu');
  const expected = await step();
  await setBackend('webgpu');
  const before = await buffers();
  const [found, again] = [await step(), await step()];
  return {
    name: 'a net by itself, with a softmax, tile weights and a penalty',
    error: worst(found, expected),
    same: JSON.stringify(found.map((values) => [...values])) === JSON.stringify(again.map((values) => [...values])),
    values: found.reduce((sum, { length }) => sum + length, 0),
    leaked: (await buffers()) - before,
  };
}

/** The step of every net, those of a company in one group. */
async function grouped(recipe: Recipe, pieces: readonly (readonly number[])[], companies: readonly (readonly number[])[]): Promise<Float32Array[][]> {
  const results: Float32Array[][] = [];
  for (const company of companies) {
    const group = NetGroup.of(recipe, company.length);
    if (group === null) throw new Error('no-group');
    const members = company.map((net) => group.join(initialWeights(recipe, 3, `${net}`), null));
    results.push(...(await Promise.all(company.map((net, index) => oneStep(recipe, members[index], pieces[net], `${net}`)))));
    group.dispose();
  }
  return results;
}

/** Sums and gradients of a batch in pieces, and the sums without dropout after the step that follows. */
async function oneStep(recipe: Recipe, steps: NetSteps, counts: readonly number[], tag: string): Promise<Float32Array[]> {
  const tiles = counts.reduce((sum, count) => sum + count, 0);
  const size = recipe.input.coefficients * recipe.input.frames;
  const outputs = outputsOf(recipe);
  const sums: number[] = [];
  const batchOf = (count: number, number: number): Batch => {
    const random = stream(9, 'odd', tag, number);
    return {
      count,
      tiles: { kind: 'values', values: Float32Array.from({ length: count * size }, () => 2 * random.uniform() - 1) },
      // Yes or no in turn; of several tags one a tile.
      targets: Float32Array.from({ length: count * outputs }, (_, at) => {
        const turn = Math.floor(at / outputs) + number;
        return outputs === 1 ? turn % 2 : Number(turn % outputs === at % outputs);
      }),
      weights: recipe.classWeights ? Float32Array.from({ length: count }, (_, index) => 0.5 + (index % 3)) : null,
    };
  };
  for (const [number, count] of counts.entries()) {
    const firstTile = counts.slice(0, number).reduce((sum, before) => sum + before, 0);
    const { loss, hits } = await steps.learn(batchOf(count, number), tiles, { seed: 3, tag, step: 4, firstTile });
    sums.push(loss, hits);
  }
  steps.update({ epoch: 1, maximumEpochs: 1, step: 1 });
  const { state } = await steps.values();
  const { loss, hits } = await steps.measure(batchOf(3, 99));
  steps.dispose();
  return [...state, Float32Array.from([...sums, loss, hits])];
}

const NETS = ['a', 'b', 'c'];

/** Bags of different sizes, so that epochs end at different times; the third net stops early. */
function netTask(index: number): Partial<NetTraining> {
  const count = [40, 17, 30][index];
  return {
    tag: NETS[index],
    recipe: { ...SMALL, maximumEpochs: 3, patience: index === 2 ? 1 : 10 },
    training: bagExamples({ tiles: Uint32Array.from({ length: count }, (_, at) => (at * 7 + index) % 40), positives: Math.floor(count / 2) }, () => 0),
  };
}

/** Three nets in one group, whose tiles lie on the GPU, and the same nets one after the other. */
export async function groupTraining(): Promise<{ together: TrainedWeights[]; inTurn: TrainedWeights[] }> {
  const store = toyStore();
  const resident = await ResidentTiles.of(store, store.total, SMALL.input);
  const train = async (group: NetGroup, index: number): Promise<TrainedWeights> => toyTraining({ ...netTask(index), group, resident });
  const group = NetGroup.of(SMALL, NETS.length);
  const single = NetGroup.of(SMALL, 1);
  if (group === null || single === null) throw new Error('no-group');
  const together = await Promise.all(NETS.map((_, index) => train(group, index)));
  const inTurn: TrainedWeights[] = [];
  for (const index of NETS.keys()) inTurn.push(await train(single, index));
  group.dispose();
  single.dispose();
  resident?.dispose();
  return { together, inTurn };
}

const SHORT = { maximumEpochs: 2, minimumSteps: 3, keeps: 'last' } as const;

/**
 * Nets of the two other systems, with few filters and small tiles: ends, padding, pools, rules and class
 * weights are theirs. The genre classifier's has the penalty of its multilayer perceptrons. Both keep their
 * last weights, so that what is compared has gone through every step.
 */
export const SYSTEMS = {
  genre: {
    ...forTags(GENRE_CNN, 3),
    input: { coefficients: 9, frames: 35 },
    convolutions: GENRE_CNN.convolutions.slice(1).map((block) => ({ ...block, filters: 4 })),
    dense: [{ units: 5, dropout: 0 }],
    l2: GENRE_MLP.l2,
    ...SHORT,
  },
  tagger: {
    ...forTags(TAGGER_CNN3, 3),
    input: { coefficients: 9, frames: 14 },
    convolutions: TAGGER_CNN3.convolutions.slice(2).map((block) => ({ ...block, filters: 4 })),
    ...SHORT,
  },
} as const satisfies Readonly<Record<string, Recipe>>;

export type SystemName = keyof typeof SYSTEMS;

export interface SystemRun {
  readonly weights: readonly number[];
  readonly history: readonly EpochRecord[];
}

/** Ten tracks of one or two tiles, more of the first tag than of the others, and some of two tags. */
export async function systemTraining(name: SystemName, changes: Partial<Recipe> = {}): Promise<SystemRun> {
  const recipe = { ...SYSTEMS[name], ...changes };
  const { coefficients, frames } = recipe.input;
  const targets = [0, 0, 1, 0, 2, 0, 0, 1, 2, 0].map((tag, track) => [0, 1, 2].map((at) => at === tag || (at === 1 && track % 5 === 4)));
  const plan: TrainingPlan = {
    recipe,
    tags: ['a', 'b', 'c'],
    tracks: targets.map((carried, track) => ({ id: `${track}`, group: `${track}`, targets: carried })),
    split: { training: [0, 1, 2, 3, 4, 5, 6], validation: [7, 8, 9], heldOut: [] },
    seed: 1,
    start: SCRATCH,
  };
  const training = new EnsembleTraining(plan);
  try {
    for (const [track, carried] of targets.entries()) {
      const random = stream(4, 'system tiles', track);
      const values = Float32Array.from({ length: (1 + (track % 2)) * coefficients * frames }, (_, at) => {
        const row = Math.floor(at / frames) % coefficients;
        return random.uniform() + (carried[row % 3] ? 1 : 0);
      });
      await training.add(track, values);
    }
    await training.standardise();
    const { weights, history } = await training.trainNet(ALL_TAGS, () => {});
    return { weights: [...new Float32Array(weights)], history };
  } finally {
    training.close();
  }
}
