import '@tensorflow/tfjs-backend-cpu';
// Registers the gradients.
import '@tensorflow/tfjs-layers';
import { memory, tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadNet, saveNet } from './artifact.ts';
import type { NetCheckpoint } from './checkpoint.ts';
import type { Ensemble } from './ensemble.ts';
import { EnsembleTraining } from './ensembleTraining.ts';
import { multiLabelExamples, type Examples } from './examples.ts';
import type { Frozen, Start } from './plan.ts';
import { stream } from './random.ts';
import { ALL_TAGS, forTags, type Recipe, withObjective } from './recipe.ts';
import { POST } from './recipes.ts';
import { trainNet, type NetTraining, type TrainedWeights } from './training.ts';
import { trainFromTrunk } from './transfer.ts';
import { startFrom, transferRecipe } from './trunkStart.ts';
import { startWasm } from './wasm.fixture.ts';
import { initialWeights } from './weights.ts';

const SOURCE: Recipe = {
  ...POST,
  input: { coefficients: 6, frames: 8 },
  convolutions: [{ filters: 4, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 }],
  dense: [{ units: 12, dropout: 0.2 }],
  head: { kind: 'multi-label', outputs: 3 },
  objective: 'cross-entropy',
  optimiser: transferRecipe(POST).optimiser,
  batch: 16,
  minimumSteps: 5,
  maximumEpochs: 15,
  patience: 8,
};
const RECIPE: Recipe = { ...forTags(transferRecipe(SOURCE), 2), maximumEpochs: 12, patience: 3, batch: 8 };
const SIZE = 48;
const TRAINING = 30;
const VALIDATION = 20;

/** A tile of four quarters, each loud or not; tags are about the quarters. */
function quarters(tile: number): boolean[] {
  const random = stream(6, 'quarters', tile);
  return [0, 1, 2, 3].map(() => random.integer(2) === 1);
}

const made = new Map<number, Float32Array<ArrayBuffer>>();

function values(tile: number): Float32Array<ArrayBuffer> {
  const known = made.get(tile) ?? makeTile(tile);
  made.set(tile, known);
  return known.slice();
}

function makeTile(tile: number): Float32Array<ArrayBuffer> {
  const random = stream(7, 'values', tile);
  const loud = quarters(tile);
  return Float32Array.from({ length: SIZE }, (_, at) => {
    const quarter = (at < SIZE / 2 ? 0 : 2) + (at % 8 < 4 ? 0 : 1);
    return random.uniform() - 0.5 + (loud[quarter] ? 1 : -1);
  });
}

function gather(numbers: Uint32Array): Float32Array {
  return Float32Array.from([...numbers].flatMap((tile) => [...values(tile)]));
}

function examples(from: number, count: number, tagsOf: (loud: boolean[]) => boolean[]): Examples {
  const tracks = Array.from({ length: count }, (_, index) => ({ tiles: [from + index], targets: tagsOf(quarters(from + index)), group: index }));
  return multiLabelExamples(tracks, tracks[0].targets.length);
}

const three = (loud: boolean[]) => [loud[0], loud[1], loud[2]];
/** Other tags of the same music. */
const two = (loud: boolean[]) => [loud[0] && loud[1], !loud[2]];

function task(changes: Partial<NetTraining> = {}): NetTraining {
  return {
    recipe: RECIPE,
    tag: ALL_TAGS,
    seed: 1,
    training: examples(0, TRAINING, two),
    validation: examples(TRAINING, VALIDATION, two),
    gather,
    levels: { tiltStep: new Float32Array(6), bands: null },
    piece: 16,
    onProgress: () => {},
    signal: new AbortController().signal,
    ...changes,
  };
}

let source: Pick<Ensemble, 'id' | 'recipe' | 'standardiser' | 'nets'>;
let heard: readonly Float32Array[];

beforeAll(async () => {
  await startWasm();
  const trained = await trainNet(
    task({ recipe: SOURCE, training: examples(1000, 100, three), validation: examples(1100, 40, three) }),
  );
  heard = trained.weights;
  const net = { tag: ALL_TAGS, ...(await saveNet(SOURCE, trained.weights)), bestEpoch: 1, stopped: 'early-stopping', history: [] } as const;
  const standardiser = { mean: new Float32Array(6), deviation: new Float32Array(6).fill(1) };
  source = { id: 'source', recipe: SOURCE, standardiser, nets: [net] };
});

function begun(frozen: Frozen): Extract<Start, { kind: 'trunk' }> {
  return startFrom(source, frozen);
}

/** Of the saved model on the validation tiles: another code path than the training's. */
async function savedLoss(weights: readonly Float32Array[]): Promise<number> {
  const model = await loadNet(await saveNet(RECIPE, weights));
  const { tiles, targets } = task().validation;
  const confidences = tidy(() => (model.predict(tensor4d(gather(tiles), [tiles.length, 6, 8, 1])) as Tensor).dataSync());
  model.dispose();
  const losses = [...confidences].map((value, at) => -Math.log(targets[at] === 1 ? value : 1 - value));
  return losses.reduce((sum, loss) => sum + loss, 0) / tiles.length;
}

function best({ history, bestEpoch }: TrainedWeights): number {
  return history[bestEpoch - 1].validationLoss;
}

describe('a frozen trunk', () => {
  it('stays as it is while its new head learns, and is passed through once', async () => {
    let gathered = 0;
    const counting = (numbers: Uint32Array) => {
      gathered += numbers.length;
      return gather(numbers);
    };
    const before = memory().numTensors;
    const trained = await trainFromTrunk(task({ gather: counting }), begun('trunk'));
    expect(trained.history.length).toBeGreaterThan(3);
    expect(gathered).toBe(TRAINING + VALIDATION);
    expect(trained.weights.slice(0, -2)).toEqual(heard.slice(0, -2));
    expect(best(trained)).toBeLessThan(trained.history[0].validationLoss);
    expect(await savedLoss(trained.weights)).toBeCloseTo(best(trained), 5);
    expect(memory().numTensors).toBe(before);
  });

  it.each(['cross-entropy', 'categorical-cross-entropy'] as const)('gives its head the gradients of %s that it has within the whole net', async (objective) => {
    // One full-batch step without dropout, weight decay or moving rates.
    const recipe: Recipe = {
      ...withObjective(RECIPE, objective),
      dense: [{ units: 12, dropout: 0 }],
      convolutions: SOURCE.convolutions.map((block) => ({ ...block, dropout: 0 })),
      optimiser: { kind: 'nesterov', learningRate: { from: 0.1, to: 0.1 }, momentum: { from: 0, to: 0 } },
      maximumEpochs: 1,
      minimumSteps: 1,
      batch: 1000,
    };
    // One of two tags each: targets that a softmax can have.
    const either = examples(0, TRAINING, (loud) => [loud[0], !loud[0]]);
    const [frozen, whole] = await Promise.all([
      trainFromTrunk(task({ recipe, training: either }), begun('trunk')),
      trainFromTrunk(task({ recipe, training: either }), begun('none')),
    ]);
    frozen.weights.slice(-2).forEach((list, index) =>
      list.forEach((value, at) => expect(value).toBeCloseTo(whole.weights.slice(-2)[index][at], 5)),
    );
    expect(whole.weights[0]).not.toEqual(heard[0]);
  });
});

describe('a trunk that is frozen at first', () => {
  it('goes on from the head’s best epoch with everything, slowly, and never ends worse', async () => {
    const head = await trainFromTrunk(task(), begun('trunk'));
    const both = await trainFromTrunk(task(), begun('trunk-at-first'));
    const first = head.history.length;
    expect(both.history.slice(0, first)).toEqual(head.history);
    expect(both.history.length).toBeGreaterThan(first);
    expect(both.history.map(({ epoch }) => epoch)).toEqual(both.history.map((_, index) => index + 1));
    expect(best(both)).toBeLessThanOrEqual(best(head));
    expect(await savedLoss(both.weights)).toBeCloseTo(best(both), 5);
    // Each phase stops by itself.
    expect(both.history.length - Math.max(first, both.bestEpoch)).toBeLessThanOrEqual(RECIPE.patience);
  });

  it.each<Frozen>(['trunk', 'none', 'trunk-at-first'])('(%s) resumes from any checkpoint to the same bits', async (frozen) => {
    const kept: NetCheckpoint[] = [];
    const keeper = { due: () => true, save: async (checkpoint: NetCheckpoint) => void kept.push(structuredClone(checkpoint)) };
    const whole = await trainFromTrunk(task({ keeper }), begun(frozen));
    const kinds = new Set(kept.map(({ phase }) => phase.kind));
    expect([...kinds]).toEqual(frozen === 'trunk' ? ['head'] : frozen === 'none' ? ['net'] : ['head', 'net']);
    const middle = kept.findIndex(({ phase }) => phase.kind === 'net');
    for (const index of [1, Math.max(0, middle), Math.min(kept.length - 1, middle + 7), kept.length - 1]) {
      expect(await trainFromTrunk(task({ resume: kept[index] }), begun(frozen))).toEqual(whole);
    }
  });

  it('ends at once when cancelled, with what it has', async () => {
    const stopped = new AbortController();
    stopped.abort();
    const nothing = await trainFromTrunk(task({ signal: stopped.signal }), begun('trunk-at-first'));
    expect(nothing).toMatchObject({ stopped: 'cancelled', bestEpoch: 0, history: [] });
    expect(nothing.weights.slice(0, -2)).toEqual(heard.slice(0, -2));

    const later = new AbortController();
    const some = await trainFromTrunk(
      task({
        signal: later.signal,
        onProgress: ({ record, epochShare }) => {
          if (record.epoch === 2 && epochShare === 1) later.abort();
        },
      }),
      begun('trunk-at-first'),
    );
    expect(some).toMatchObject({ stopped: 'cancelled', history: { length: 2 } });
    expect(await savedLoss(some.weights)).toBeCloseTo(best(some), 5);
  });
});

describe('a start', () => {
  it('comes from one net for all tags, whose layers it has', async () => {
    expect(() => startFrom({ ...source, recipe: { ...SOURCE, head: { kind: 'sigmoid' } } }, 'trunk')).toThrow('no-trunk');
    expect(() => startFrom({ ...source, recipe: { ...SOURCE, dense: [] } }, 'trunk')).toThrow('trunk-mismatch');
    const other: Recipe = { ...RECIPE, dense: [{ units: 13, dropout: 0 }] };
    await expect(trainFromTrunk(task({ recipe: other }), begun('trunk'))).rejects.toThrow('trunk-mismatch');
  });

  it('in a plan gives the tiles the trunk’s own scale', async () => {
    const standardiser = { mean: new Float32Array(6).fill(2), deviation: new Float32Array(6).fill(3) };
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    const plan = {
      recipe: { ...RECIPE, maximumEpochs: 2 },
      tags: ['x', 'y'],
      tracks: numbers.map((track) => ({ id: `${track}`, group: `${track}`, targets: two(quarters(track)) })),
      split: { training: numbers.slice(0, 12), validation: numbers.slice(12), heldOut: [] },
      seed: 1,
      start: startFrom({ ...source, standardiser }, 'trunk'),
    };
    const training = new EnsembleTraining(plan);
    for (const track of numbers) await training.add(track, values(track));
    expect(await training.standardise()).toEqual(standardiser);
    const net = await training.trainNet(ALL_TAGS, () => {});
    const saved = new Float32Array(net.weights);
    expect([...saved.subarray(0, heard[0].length)]).toEqual([...heard[0]]);
    expect(net.history).toHaveLength(2);
    expect(saved.length).toBe(initialWeights(RECIPE, 1, ALL_TAGS).reduce((sum, { length }) => sum + length, 0));
    training.close();
  });
});
