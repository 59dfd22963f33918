import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, softmax, tensor, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { saveNet } from './artifact.ts';
import { EnsembleTraining } from './ensembleTraining.ts';
import type { NetArtifact } from './ensemble.ts';
import { logits } from './forward.ts';
import { SCRATCH, type TrainingPlan } from './plan.ts';
import { LoadedEnsemble } from './prediction.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';
import { weightShapes } from './netShape.ts';
import { TINY_RECIPE } from './tinyRecipe.fixture.ts';
import { initialWeights } from './weights.ts';

const RECIPE: Recipe = {
  ...TINY_RECIPE,
  optimiser: { kind: 'nesterov', learningRate: { from: 0.01, to: 0.001 }, momentum: { from: 0.9, to: 0.99 } },
  maximumEpochs: 2,
  minimumSteps: 2,
};
const SIZE = 48;

function tiles(count: number, key: number): Float32Array<ArrayBuffer> {
  const random = stream(3, 'tiles', key);
  return Float32Array.from({ length: count * SIZE }, () => 5 * random.uniform());
}

async function net(tag: string): Promise<NetArtifact> {
  const saved = await saveNet(RECIPE, initialWeights(RECIPE, 1, tag));
  return { tag, ...saved, bestEpoch: 1, stopped: 'maximum-epochs', history: [] };
}

/** Comparable: two array buffers are equal to the matcher whatever they hold. */
function readable(artifact: NetArtifact) {
  return { ...artifact, weights: [...new Float32Array(artifact.weights)] };
}

beforeAll(async () => {
  await setBackend('cpu');
});

describe('LoadedEnsemble', () => {
  const standardiser = {
    mean: Float32Array.from({ length: 6 }, (_, index) => index),
    deviation: Float32Array.from({ length: 6 }, (_, index) => 1 + index / 2),
  };

  it('standardises, and puts each net under its own tag, over several batches', async () => {
    const before = memory().numTensors;
    const tags = ['a', 'b', 'c'];
    const nets = [await net('c'), await net('a'), await net('b')];
    const ensemble = await LoadedEnsemble.load({ tags, recipe: RECIPE, standardiser, nets });
    const values = tiles(150, 0);
    const untouched = values.slice();
    const confidences = await ensemble.predict(values, 150);
    expect(values).toEqual(untouched);
    expect(confidences).toHaveLength(150 * 3);
    const shapes = weightShapes(RECIPE);
    tags.forEach((tag, column) => {
      const expected = tidy(() => {
        const scaled = values.map((value, index) => {
          const coefficient = Math.floor(index / 8) % 6;
          return (value - standardiser.mean[coefficient]) / standardiser.deviation[coefficient];
        });
        const weights = initialWeights(RECIPE, 1, tag).map((value, index) => tensor(value, [...shapes[index]]));
        return logits(RECIPE, weights, tensor4d(scaled, [150, 6, 8, 1]), null).dataSync();
      });
      expected.forEach((logit, tile) =>
        expect(confidences[tile * 3 + column]).toBeCloseTo(1 / (1 + Math.exp(-logit)), 5),
      );
    });
    ensemble.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('gives one net for all tags a column a tag, summing to 1', async () => {
    const recipe: Recipe = { ...RECIPE, head: { kind: 'softmax', outputs: 3 }, objective: 'categorical-cross-entropy' };
    const weights = initialWeights(recipe, 1, 'all');
    const saved = await saveNet(recipe, weights);
    const all: NetArtifact = { tag: 'All tags', ...saved, bestEpoch: 1, stopped: 'maximum-epochs', history: [] };
    const ensemble = await LoadedEnsemble.load({ tags: ['a', 'b', 'c'], recipe, standardiser, nets: [all] });
    const confidences = await ensemble.predict(tiles(70, 1), 70);
    const expected = tidy(() => {
      const scaled = tiles(70, 1).map((value, index) => {
        const coefficient = Math.floor(index / 8) % 6;
        return (value - standardiser.mean[coefficient]) / standardiser.deviation[coefficient];
      });
      const shapes = weightShapes(recipe);
      const tensors = weights.map((value, index) => tensor(value, [...shapes[index]]));
      return softmax(logits(recipe, tensors, tensor4d(scaled, [70, 6, 8, 1]), null)).dataSync();
    });
    expect(confidences).toHaveLength(70 * 3);
    expected.forEach((value, index) => expect(confidences[index]).toBeCloseTo(value, 5));
    expect(confidences[207] + confidences[208] + confidences[209]).toBeCloseTo(1, 5);
    ensemble.dispose();
  });

  it('refuses tags without a net', async () => {
    const load = LoadedEnsemble.load({ tags: ['a', 'b'], recipe: RECIPE, standardiser, nets: [await net('a')] });
    await expect(load).rejects.toThrow('net-missing');
  });
});

describe('EnsembleTraining', () => {
  const plan: TrainingPlan = {
    recipe: RECIPE,
    tags: ['x', 'never', 'always', 'untested', 'z'],
    tracks: Array.from({ length: 9 }, (_, index) => ({
      id: `${index}`,
      group: `${index % 4}`,
      targets: [index % 2 === 0, false, true, index < 2, index % 3 === 0],
    })),
    split: { training: [0, 1, 2, 3, 4, 5], validation: [6, 7], heldOut: [8] },
    seed: 4,
    start: SCRATCH,
  };

  function opened(order: readonly number[]): EnsembleTraining {
    const training = new EnsembleTraining(plan);
    for (const track of order) training.add(track, tiles(3 + track, track));
    training.standardise();
    return training;
  }

  it('does not depend on the order in which tracks and nets come', async () => {
    const first = await opened([0, 1, 2, 3, 4, 5, 6, 7, 8]).trainNet('x', () => {});
    const second = await opened([8, 3, 1, 0, 2, 7, 6, 5, 4]).trainNet('x', () => {});
    expect(readable(second)).toEqual(readable(first));
    expect(first.tag).toBe('x');
    expect(first.history).toHaveLength(2);
  });

  it('gives the same weights to nets side by side as one after the other', async () => {
    const all = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    const alone = opened(all);
    const x = await alone.trainNet('x', () => {});
    const z = await alone.trainNet('z', () => {});
    const together = opened(all);
    const both = await Promise.all([together.trainNet('z', () => {}), together.trainNet('x', () => {})]);
    expect(both.map(readable)).toEqual([z, x].map(readable));
    expect(readable(x).weights).not.toEqual(readable(z).weights);
  });

  it('trains one net for all tags on every tile with a tag, and lowers its loss', async () => {
    const recipe: Recipe = {
      ...RECIPE,
      head: { kind: 'softmax', outputs: plan.tags.length },
      objective: 'categorical-cross-entropy',
      maximumEpochs: 20,
      patience: 20,
    };
    const training = new EnsembleTraining({ ...plan, recipe });
    for (let track = 0; track < 9; track++) training.add(track, tiles(3 + track, track));
    training.standardise();
    await expect(training.trainNet('x', () => {})).rejects.toThrow('unknown-tag');
    const { tag, history } = await training.trainNet('All tags', () => {});
    expect(tag).toBe('All tags');
    // At the start about the logarithm of the number of tags; the least possible is that of the targets.
    expect(history[0].trainingLoss).toBeGreaterThan(1);
    expect(history[19].trainingLoss).toBeLessThan(history[0].trainingLoss - 0.2);
  });

  it('names what a tag lacks', async () => {
    const training = opened([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const train = (tag: string) => training.trainNet(tag, () => {});
    await expect(train('y')).rejects.toThrow('unknown-tag');
    await expect(train('never')).rejects.toThrow('no-training-examples');
    await expect(train('always')).rejects.toThrow('no-training-examples');
    await expect(train('untested')).rejects.toThrow('no-validation-examples');
  });

  it('holds the tiles of the training part alone in its statistics', () => {
    const all = new EnsembleTraining(plan);
    const changed = new EnsembleTraining(plan);
    for (let track = 0; track < 9; track++) {
      all.add(track, tiles(3, track));
      changed.add(track, tiles(3, track).map((value) => (track > 5 ? value * 50 : value)));
    }
    expect(changed.standardise()).toEqual(all.standardise());
  });
});
