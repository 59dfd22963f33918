import { tidy } from '@tensorflow/tfjs-core';
import { PIECE } from '../../src/nets/ensembleTraining.ts';
import type { TileFormat } from '../../src/nets/kernels/webgpu/tileGather.ts';
import type { Batch } from '../../src/nets/learningBatch.ts';
import { NetGroup } from '../../src/nets/netGroup.ts';
import type { NetSteps } from '../../src/nets/netSteps.ts';
import { stream } from '../../src/nets/random.ts';
import type { Recipe } from '../../src/nets/recipe.ts';
import { ResidentTiles } from '../../src/nets/residentTiles.ts';
import { SoloSteps } from '../../src/nets/soloSteps.ts';
import { TrainingTiles } from '../../src/nets/trainingTiles.ts';
import { initialWeights } from '../../src/nets/weights.ts';
import { timeCalls, timeSteps } from './clock.ts';

/** Nets of the film-score ensemble. */
export const NETS = 10;

/** Different tiles on the GPU. */
const TILES = 512;

/** Random tiles of a recipe on the GPU. */
export async function benchTiles({ input }: Recipe, format: TileFormat): Promise<ResidentTiles> {
  const size = input.coefficients * input.frames;
  const store = new TrainingTiles(1, input);
  const random = stream(1, 'bench');
  store.add(0, Float32Array.from({ length: TILES * size }, () => random.uniform() * 2 - 1));
  store.standardise([0]);
  const memory = TILES * size * (format === 'float32' ? 4 : 2);
  const tiles = await ResidentTiles.of(store, TILES, input, { memory, buffer: Number.POSITIVE_INFINITY });
  if (tiles === null) throw new Error('This adapter takes no tiles.');
  return tiles;
}

/** Milliseconds to gather a batch by number. */
export async function timeGather(tiles: ResidentTiles, batch: number): Promise<number> {
  const random = stream(2, 'bench');
  const numbers = Int32Array.from({ length: batch }, () => random.integer(TILES));
  return timeCalls(() => tidy(() => tiles.gather(numbers)));
}

/** Milliseconds of one step of ten nets: as nets in turn, by tfjs' gradients, and as one group. */
export async function timeTen(recipe: Recipe, batch: number, tiles: ResidentTiles): Promise<{ turn: number; group: number }> {
  const names = Array.from({ length: NETS }, (_, net) => `net ${net}`);
  const turn = await timeNets(names.map((name) => new SoloSteps(recipe, initialWeights(recipe, 1, name), null)), names, batch, tiles);
  const group = NetGroup.of(recipe, NETS);
  if (group === null) throw new Error('This adapter takes no group.');
  const time = await timeNets(names.map((name) => group.join(initialWeights(recipe, 1, name), null)), names, batch, tiles);
  group.dispose();
  return { turn, group: time };
}

/** All side by side, as the app has them: a net waits for its own loss alone. */
async function timeNets(nets: readonly NetSteps[], names: readonly string[], batch: number, tiles: ResidentTiles): Promise<number> {
  let step = 0;
  const one = async (net: NetSteps, tag: string): Promise<void> => {
    for (let firstTile = 0; firstTile < batch; firstTile += PIECE.webgpu) {
      const piece = pieceOf(tag, step, firstTile, Math.min(PIECE.webgpu, batch - firstTile), tiles);
      await net.learn(piece, batch, { seed: 1, tag, step, firstTile });
    }
    net.update({ epoch: 1, maximumEpochs: 1000, step: step + 1 });
  };
  const time = await timeSteps(async () => {
    await Promise.all(nets.map((net, index) => one(net, names[index])));
    step++;
  });
  for (const net of nets) net.dispose();
  return time;
}

function pieceOf(tag: string, step: number, first: number, count: number, store: ResidentTiles): Batch {
  const random = stream(1, 'bench', tag, step, first);
  const numbers = Uint32Array.from({ length: count }, () => random.integer(TILES));
  return { count, tiles: { kind: 'resident', store, numbers }, targets: Float32Array.from(numbers, (number) => number % 2), weights: null };
}
