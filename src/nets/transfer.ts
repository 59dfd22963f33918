/** Training from a trunk; trunkStart.ts says what that is. */
import { dispose, tensor, tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { CheckpointKeeper } from './checkpoint.ts';
import { trunk } from './forward.ts';
import { NO_LEVELS } from './levels.ts';
import { weightShapes } from './netShape.ts';
import { slowed } from './optimiserRule.ts';
import { cut } from './pieces.ts';
import type { Start } from './plan.ts';
import { NO_AUGMENTATION, type Recipe } from './recipe.ts';
import { trainNet, type NetTraining, type TrainedWeights } from './training.ts';
import { initialWeights } from './weights.ts';

/** What learning rates are multiplied by where a trunk moves after its head has learnt. */
const FINE_TUNING_PACE = 0.1;

/** Outputs of a trunk that pass through a head at once: they are small. */
const HEAD_PIECE = 1024;

/**
 * Trains one net from a trunk; what comes out is a whole net, like any other. While the head learns
 * alone, the trunk's outputs are worked out once, on tiles as they are and without dropout, and every
 * epoch after that costs next to nothing. With `trunk-at-first` all weights then move at a tenth of the
 * pace, by the same rule of stopping, and the best epoch of both phases wins.
 *
 * Throws `trunk-mismatch` where the trunk's weights are not those of the task's recipe.
 */
export async function trainFromTrunk(
  task: NetTraining,
  { weights: held, frozen }: Extract<Start, { kind: 'trunk' }>,
): Promise<TrainedWeights> {
  const shapes = weightShapes(task.recipe).slice(0, -2);
  const fits = held.length === shapes.length && shapes.every((shape, index) => held[index].length === shape.reduce((a, b) => a * b, 1));
  if (!fits) throw new Error('trunk-mismatch');
  const weights = [...held, ...initialWeights(task.recipe, task.seed, task.tag).slice(-2)];
  switch (frozen) {
    case 'none':
      return trainNet({ ...task, start: { weights, history: [], bestEpoch: 0 } });
    case 'trunk':
      return trainHead(task, weights);
    case 'trunk-at-first':
      return trainHeadThenAll(task, weights);
    default:
      return frozen satisfies never;
  }
}

async function trainHeadThenAll(task: NetTraining, weights: readonly Float32Array<ArrayBuffer>[]): Promise<TrainedWeights> {
  const recipe = { ...task.recipe, optimiser: slowed(task.recipe.optimiser, FINE_TUNING_PACE) };
  if (task.resume?.phase.kind === 'net') return trainNet({ ...task, recipe });
  const head = await trainHead(task, weights);
  if (head.stopped === 'cancelled' || head.stopped === 'diverged') return head;
  return trainNet({ ...task, recipe, resume: null, start: head });
}

/** The head by itself: a net without convolutions, whose tiles are the trunk's outputs. */
async function trainHead(task: NetTraining, weights: readonly Float32Array<ArrayBuffer>[]): Promise<TrainedWeights> {
  const { recipe, keeper } = task;
  const gather = await trunkOutputs(task, weights);
  if (gather === null) return { weights: [...weights], bestEpoch: 0, stopped: 'cancelled', history: [] };
  const units = unitsOf(recipe);
  const trained = await trainNet({
    ...task,
    recipe: {
      ...recipe,
      input: { coefficients: units, frames: 1 },
      convolutions: [],
      summary: 'flatten',
      dense: [],
      augmentation: NO_AUGMENTATION,
    },
    gather,
    resident: null,
    levels: NO_LEVELS,
    piece: HEAD_PIECE,
    start: { weights: weights.slice(-2), history: [], bestEpoch: 0 },
    ...(keeper === undefined ? {} : { keeper: ofHead(keeper) }),
  });
  return { ...trained, weights: [...weights.slice(0, -2), ...trained.weights] };
}

function ofHead(keeper: CheckpointKeeper): CheckpointKeeper {
  return {
    due: () => keeper.due(),
    save: (checkpoint) => keeper.save({ ...checkpoint, phase: { kind: 'head', before: 0 } }),
  };
}

/** Values that a net's last layer is given of a tile. */
function unitsOf(recipe: Recipe): number {
  return weightShapes(recipe).at(-2)?.[0] ?? 0;
}

/** Gives, for tile numbers, what the trunk makes of these tiles; null when cancelled meanwhile. */
async function trunkOutputs(
  { recipe, tag, training, validation, gather, piece, signal, onProgress }: NetTraining,
  weights: readonly Float32Array[],
): Promise<NetTraining['gather'] | null> {
  const numbers = Uint32Array.from(new Set([...training.tiles, ...validation.tiles]));
  const units = unitsOf(recipe);
  const outputs = new Float32Array(numbers.length * units);
  const shapes = weightShapes(recipe);
  const { coefficients, frames } = recipe.input;
  const start = performance.now();
  const held = weights.map((values, index) => tensor(values, [...shapes[index]]));
  try {
    for (const { places, first } of cut(numbers, 0, numbers.length, piece)) {
      const tiles = await gather(places, null);
      const part = tidy((): Tensor =>
        trunk(recipe, held, tensor4d(tiles, [places.length, coefficients, frames, 1]), null),
      );
      outputs.set(await part.data(), first * units);
      part.dispose();
      if (signal.aborted) return null;
      const done = first + places.length;
      onProgress({
        tag,
        record: { epoch: 1, trainingLoss: Number.NaN, validationLoss: Number.NaN },
        bestEpoch: 0,
        tilesPerSecond: (1000 * done) / Math.max(1, performance.now() - start),
        epochShare: Math.min(done / numbers.length, 0.999),
      });
    }
  } finally {
    dispose(held);
  }
  const rows = new Map(Array.from(numbers, (number, row) => [number, row]));
  return (wanted) => {
    const found = new Float32Array(wanted.length * units);
    wanted.forEach((number, place) => {
      const row = rows.get(number);
      if (row === undefined) throw new Error('unknown-tile');
      found.set(outputs.subarray(row * units, (row + 1) * units), place * units);
    });
    return found;
  };
}
