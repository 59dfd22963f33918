import '@tensorflow/tfjs-backend-cpu';
import { memory, setBackend, sigmoid, tensor, tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadNet, saveNet } from './artifact.ts';
import { logits } from './forward.ts';
import { Inspection } from './inspection.ts';
import { slidingOcclusion } from './inspectionOcclusion.ts';
import { stream } from './random.ts';
import type { Recipe } from './recipe.ts';
import { POST } from './recipes.ts';
import { standardise } from './standardiser.ts';
import { weightShapes } from './netShape.ts';
import { initialWeights } from './weights.ts';

const TINY: Recipe = {
  ...POST,
  input: { coefficients: 11, frames: 20 },
  convolutions: [
    { filters: 4, kernel: 3, padding: 'valid', pool: 2, dropout: 0.1 },
    { filters: 5, kernel: 2, padding: 'valid', pool: 2, dropout: 0 },
  ],
  dense: [{ units: 6, dropout: 0.5 }],
};
const SIZE = 11 * 20;

const random = stream(3, 'inspection');
const normal = () => random.uniform() + random.uniform() + random.uniform() - 1.5;
const standardiser = {
  mean: Float32Array.from({ length: 11 }, normal),
  deviation: Float32Array.from({ length: 11 }, () => 0.5 + random.uniform()),
};
const tiles = Float32Array.from({ length: 3 * SIZE }, () => 3 * normal());
const weights = initialWeights(TINY, 1, 'Drama').map((values) => values.map((value) => (value === 0 ? normal() : value)));

let inspection: Inspection;
let subject: Parameters<typeof Inspection.load>[0];

beforeAll(async () => {
  await setBackend('cpu');
  subject = { recipe: TINY, standardiser, net: await saveNet(TINY, weights), output: 0 };
  inspection = await Inspection.load(subject);
});

afterAll(() => inspection.dispose());

function scaled(values: Float32Array): Float32Array<ArrayBuffer> {
  const target = new Float32Array(values.length);
  standardise(values, target, standardiser, 20);
  return target;
}

/** The training's forward pass: other code than the model that is inspected. */
function forward(standardised: Float32Array, count: number): number[] {
  return tidy(() => {
    const own: Tensor[] = weightShapes(TINY).map((shape, index) => tensor(weights[index], [...shape]));
    return Array.from(sigmoid(logits(TINY, own, tensor4d(standardised, [count, 11, 20, 1]), null)).dataSync());
  });
}

describe('filters', () => {
  it('are the kernels of the first convolution, one after another', async () => {
    const filters = await inspection.filters();
    expect(filters).toMatchObject({ count: 4, height: 3, width: 3 });
    // weights[0] is [3, 3, 1, 4]: filter 2 at row 1, column 0 is number (1 · 3 + 0) · 4 + 2.
    expect(filters?.values[2 * 9 + 3]).toBe(weights[0][14]);
    expect([...(filters?.values ?? [])].toSorted()).toEqual([...weights[0]].toSorted());
  });
});

describe('feature maps', () => {
  it('have the sizes that follow from the recipe', async () => {
    const { blocks } = await inspection.tile(tiles.subarray(0, SIZE));
    // 11 × 20 → 9 × 18 → 4 × 9 → 3 × 8 → 1 × 4.
    expect(blocks.map(({ channels, height, width }) => [channels, height, width])).toEqual([
      [4, 4, 9],
      [5, 1, 4],
    ]);
    for (const { values, channels, height, width } of blocks) {
      expect(values.length).toBe(channels * height * width);
      expect(values.every((value) => value >= 0)).toBe(true);
    }
  });

  it('come from a net with statistics too', async () => {
    const recipe: Recipe = { ...TINY, summary: 'statistics' };
    const before = memory().numTensors;
    const net = await saveNet(recipe, initialWeights(recipe, 1, 'Drama'));
    const other = await Inspection.load({ recipe, standardiser, net, output: 0 });
    const { blocks } = await other.tile(tiles.subarray(0, SIZE));
    expect(blocks.map(({ channels, height, width }) => [channels, height, width])).toEqual([
      [4, 4, 9],
      [5, 1, 4],
    ]);
    other.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('of the default recipe are 32, 64, 128 and 256', async () => {
    const { recipe, mean } = { recipe: POST, mean: new Float32Array(40) };
    const net = await saveNet(recipe, initialWeights(recipe, 1, 'Drama'));
    const other = await Inspection.load({ recipe, standardiser: { mean, deviation: mean.map(() => 1) }, net, output: 0 });
    const { blocks } = await other.tile(new Float32Array(4000).fill(1));
    expect(blocks.map(({ channels, height, width }) => `${channels} of ${height} × ${width}`)).toEqual([
      '32 of 18 × 48',
      '64 of 7 × 22',
      '128 of 3 × 10',
      '256 of 1 × 4',
    ]);
    other.dispose();
  });

  it('of the last block lead through the dense layers to the confidence', async () => {
    const tile = tiles.subarray(SIZE, 2 * SIZE);
    const { blocks, confidence } = await inspection.tile(tile);
    const last = blocks[1];
    // What the dense layers flatten is [height, width, channels].
    let row = Array.from({ length: last.values.length }, (_, i) => {
      const [place, channel] = [Math.floor(i / last.channels), i % last.channels];
      return last.values[channel * last.height * last.width + place];
    });
    for (const [layer, index] of [4, 6].entries()) {
      const [kernel, bias] = [weights[index], weights[index + 1]];
      row = Array.from(bias, (offset, unit) => {
        const sum = row.reduce((total, value, input) => total + value * kernel[input * bias.length + unit], offset);
        return layer === 0 ? Math.max(0, sum) : sum;
      });
    }
    expect(confidence).toBeCloseTo(1 / (1 + Math.exp(-row[0])), 5);
    expect(confidence).toBeCloseTo(forward(scaled(tile), 1)[0], 5);
  });
});

describe('a net for all tags', () => {
  it('is asked about one of its outputs', async () => {
    const recipe: Recipe = { ...TINY, head: { kind: 'softmax', outputs: 3 }, objective: 'categorical-cross-entropy' };
    const net = await saveNet(recipe, initialWeights(recipe, 1, 'all'));
    const confidences: number[] = [];
    for (const output of [0, 1, 2]) {
      const other = await Inspection.load({ recipe, standardiser, net, output });
      const { confidence } = await other.tile(tiles.subarray(0, SIZE));
      const { whole } = await other.occlude(tiles, 3, slidingOcclusion(20, 20, 5));
      expect(whole[0]).toBeCloseTo(confidence, 5);
      confidences.push(confidence);
      other.dispose();
    }
    expect(confidences[0] + confidences[1] + confidences[2]).toBeCloseTo(1, 5);
    expect(new Set(confidences).size).toBe(3);
  });
});

describe('occlusion', () => {
  it('of everything is the prediction of zeros', async () => {
    const { whole, occluded } = await inspection.occlude(tiles, 3, slidingOcclusion(20, 20, 5));
    const zeros = forward(new Float32Array(SIZE), 1)[0];
    expect(occluded.length).toBe(3);
    for (const value of occluded) expect(value).toBeCloseTo(zeros, 5);
    forward(scaled(tiles), 3).forEach((value, tile) => expect(whole[tile]).toBeCloseTo(value, 5));
    expect(Math.abs(whole[0] - zeros)).toBeGreaterThan(1e-3);
  });

  it('blanks the frames of its stretch and no others', async () => {
    const occlusion = slidingOcclusion(20, 6, 4);
    const { occluded } = await inspection.occlude(tiles, 3, occlusion);
    expect(occluded.length).toBe(3 * occlusion.starts.length);
    const blanked = scaled(tiles).map((value, i) => {
      const frame = i % 20;
      return frame >= 8 && frame < 14 ? 0 : value;
    });
    const expected = forward(blanked, 3);
    const position = occlusion.starts.indexOf(8);
    expected.forEach((value, tile) => expect(occluded[tile * occlusion.starts.length + position]).toBeCloseTo(value, 5));
  });
});

describe('an inspection', () => {
  it('frees what it made', async () => {
    const model = await loadNet(subject.net);
    model.dispose();
    const before = memory().numTensors;
    const other = await Inspection.load(subject);
    await other.filters();
    await other.tile(tiles.subarray(0, SIZE));
    await other.occlude(tiles, 3, slidingOcclusion(20, 5, 5));
    other.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
