/** Cases for the shapes and paths of our own kernels, beside the plain ones of the suite. */
import { conv2d, maxPool, type Tensor4D } from '@tensorflow/tfjs-core';
import { stream } from '../random.ts';
import { blockCase, convolutionCase, draw, slopes, type GradientCase } from './gradientCase.ts';

export const KERNEL_CASES: readonly GradientCase[] = [
  // Several tiles of rows and of columns, and a split depth.
  blockCase([4, 18, 16, 8], [3, 3, 8, 68], 2, true),
  // More splits than one invocation adds up.
  blockCase([3, 56, 54, 1], [3, 3, 1, 2], 1, false),
  blockCase([2, 9, 13, 1], [2, 2, 1, 35], 1, true),
  blockCase([1, 17, 9, 5], [2, 1, 5, 3], 4, true),
  // Pools that are no squares, sides that they do not divide.
  blockCase([2, 9, 14, 3], [3, 2, 3, 4], [2, 3], true),
  blockCase([2, 7, 23, 1], [2, 5, 1, 8], [1, 4], false),
  blockCase([1, 11, 6, 4], [3, 3, 4, 5], [4, 1], true),
];

/** Left to tfjs' own kernels by ours; WASM has none for some of them. */
export const WEBGPU_CASES: readonly GradientCase[] = [
  {
    name: 'conv2d with stride 2',
    run: () =>
      slopes('stride', (x, weights) => conv2d(x as Tensor4D, weights as Tensor4D, 2, 'same'), [
        draw('stride x', [2, 7, 6, 3]),
        draw('stride filter', [3, 2, 3, 4]),
      ]),
  },
  {
    name: 'max-pool of overlapping windows',
    run: () => slopes('overlap', (x) => maxPool(x as Tensor4D, 3, 2, 'same'), [draw('overlap x', [2, 7, 6, 3])]),
  },
];

const CHANNELS = [1, 2, 3, 4, 5, 8, 12];
const FILTERS = [1, 2, 3, 4, 6, 8, 17, 36];

/** Twenty convolutions and blocks of random shapes. */
export function randomCases(seed: number): GradientCase[] {
  const random = stream(seed, 'random shapes');
  const between = (from: number, to: number) => from + random.integer(to - from + 1);
  const among = (values: readonly number[]) => values[random.integer(values.length)];
  return Array.from({ length: 20 }, (_, index) => {
    const kernel = [between(1, 4), between(1, 5)] as const;
    const pool = [between(1, 3), between(1, 4)] as const;
    const channels = among(CHANNELS);
    const x: [number, number, number, number] = [
      between(1, 3),
      kernel[0] - 1 + pool[0] + between(0, 9),
      kernel[1] - 1 + Math.max(...pool) + between(0, 9),
      channels,
    ];
    const weights: [number, number, number, number] = [...kernel, channels, among(FILTERS)];
    if (index % 3 === 2) return convolutionCase(x, weights, random.integer(2) === 0 ? 'valid' : 'same');
    // Half of them are squares, which have kernels of their own.
    return blockCase(x, weights, index % 2 === 0 ? pool[0] : pool, index % 3 === 0);
  });
}
