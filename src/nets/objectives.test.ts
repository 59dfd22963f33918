import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor1d, tensor2d, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { summedHits } from './objectives.ts';
import type { Objective } from './recipe.ts';

const hits = (objective: Objective, z: Tensor, targets: Tensor): number => summedHits(objective, z, targets).dataSync()[0];

beforeAll(async () => {
  await setBackend('cpu');
});

describe('summedHits', () => {
  it.each(['squared-error', 'cross-entropy'] as const)('counts sigmoids on the right side of 0.5 (%s)', (objective) => {
    // Logits above 0 are confidences above 0.5.
    expect(hits(objective, tensor2d([[2], [-2], [0.1], [-0.1]]), tensor1d([1, 0, 0, 1]))).toBe(2);
    // A mixed tile has the tag that it has more of.
    expect(hits(objective, tensor2d([[2], [-2]]), tensor1d([0.7, 0.3]))).toBe(2);
  });

  it('counts a tile of several sigmoids by its share of right outputs', () => {
    const z = tensor2d([[3, -1, -2, 4], [-1, -1, -1, -1]]);
    const targets = tensor2d([[1, 0, 0, 0], [0, 0, 1, 1]]);
    expect(hits('cross-entropy', z, targets)).toBeCloseTo(0.75 + 0.5, 6);
  });

  it('counts a softmax by whether the tile has its highest tag', () => {
    const z = tensor2d([[3, 1, 2], [0, 5, 1], [1, 0, 2]]);
    const targets = tensor2d([[1, 0, 0], [0, 0, 1], [0.5, 0, 0.5]]);
    expect(hits('categorical-cross-entropy', z, targets)).toBe(2);
  });

  it('refuses shapes that differ', () => {
    expect(() => summedHits('cross-entropy', tensor2d([[1], [2]]), tensor1d([1]))).toThrow('targets-mismatch');
  });
});
