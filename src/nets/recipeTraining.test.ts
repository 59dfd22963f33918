import '@tensorflow/tfjs-backend-cpu';
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NetCheckpoint } from './checkpoint.ts';
import { EnsembleTraining } from './ensembleTraining.ts';
import type { NetArtifact } from './ensemble.ts';
import { SCRATCH, type TrainingPlan } from './plan.ts';
import { LoadedEnsemble } from './prediction.ts';
import { stream } from './random.ts';
import { forTags, netNames, type Recipe, withOtherEnd } from './recipe.ts';
import { RECIPES } from './recipes.ts';
import { TAGGER_CNN3 } from './taggerRecipes.ts';
import { startWasm } from './wasm.fixture.ts';

beforeAll(startWasm);

const TAGS = ['Low', 'High', 'Late'];
const TRACKS = 15;
const EPOCHS = 5;

/** The recipe with an eighth of its filters and units and a quarter of its dropout, for a few steps: depth, sides and rules stay. */
function slim(recipe: Recipe): Recipe {
  const eighth = (count: number) => Math.max(4, Math.round(count / 8));
  return {
    ...forTags(recipe, TAGS.length),
    convolutions: recipe.convolutions.map((block) => ({ ...block, filters: eighth(block.filters), dropout: block.dropout / 4 })),
    dense: recipe.dense.map((block) => ({ units: eighth(block.units), dropout: block.dropout / 4 })),
    maximumEpochs: EPOCHS,
    minimumSteps: 3,
  };
}

/** Loud rows below or above, or louder towards the end: one tag each, and both of two in some. */
function tileOf(track: number, { coefficients, frames }: Recipe['input']): Float32Array<ArrayBuffer> {
  const random = stream(3, 'track', track);
  const tags = tagsOf(track);
  return Float32Array.from({ length: coefficients * frames }, (_, at) => {
    const [row, frame] = [Math.floor(at / frames), at % frames];
    const loud = (tags[0] && row < coefficients / 2) || (tags[1] && row >= coefficients / 2) || (tags[2] && frame > frames / 2);
    return random.uniform() + (loud ? 2 : 0);
  });
}

function tagsOf(track: number): boolean[] {
  return TAGS.map((_, tag) => track % 3 === tag || (track % 5 === 0 && tag === 2));
}

async function opened(recipe: Recipe): Promise<{ training: EnsembleTraining; plan: TrainingPlan }> {
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  const plan: TrainingPlan = {
    recipe,
    tags: TAGS,
    tracks: numbers(0, TRACKS).map((track) => ({ id: `${track}`, group: `${track}`, targets: tagsOf(track) })),
    split: { training: numbers(0, 9), validation: numbers(9, TRACKS), heldOut: [] },
    seed: 1,
    start: SCRATCH,
  };
  const training = new EnsembleTraining(plan);
  for (let track = 0; track < TRACKS; track++) await training.add(track, tileOf(track, recipe.input));
  return { training, plan };
}

/** Comparable: two array buffers are equal to the matcher whatever they hold. */
function readable(net: NetArtifact) {
  return { ...net, weights: [...new Float32Array(net.weights)] };
}

describe.each([...RECIPES, withOtherEnd(TAGGER_CNN3)].map(slim))('$id, $head.kind, on WASM', (recipe) => {
  it('lowers its loss, and resumes from a checkpoint to the same bits', async () => {
    const before = memory().numTensors;
    const { training, plan } = await opened(recipe);
    const standardiser = await training.standardise();
    const [name] = netNames(recipe, TAGS);
    const kept: NetCheckpoint[] = [];
    const net = await training.trainNet(
      name,
      ({ record, epochShare }) => {
        if (record.epoch === 2 && epochShare === 1) training.checkpointSoon();
      },
      async (checkpoint) => void kept.push(structuredClone(checkpoint)),
    );
    const losses = net.history.map(({ trainingLoss }) => trainingLoss);
    expect(losses).toHaveLength(EPOCHS);
    expect(Math.min(...losses)).toBeLessThan(losses[0]);
    expect(kept.at(-1)?.epoch).toBe(3);
    training.close();

    const again = (await opened(recipe)).training;
    await again.standardise(standardiser);
    const resumed = await again.trainNet(name, () => {}, async () => {}, kept.at(-1));
    expect(readable(resumed)).toEqual(readable(net));
    again.close();

    const nets = netNames(recipe, TAGS).map((tag) => ({ ...net, tag }));
    const ensemble = await LoadedEnsemble.load({ tags: TAGS, recipe, standardiser, nets });
    const confidences = await ensemble.predict(tileOf(0, recipe.input), 1);
    expect(confidences).toHaveLength(TAGS.length);
    expect(confidences.every((value) => value > 0 && value < 1)).toBe(true);
    ensemble.dispose();
    expect(plan.tracks).toHaveLength(TRACKS);
    expect(memory().numTensors).toBe(before);
  });
});
