import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  dispose,
  engine,
  MaxPoolGrad,
  maxPool,
  randomUniform,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { drop } from '../../src/nets/dropout.ts';
import { NESTEROV_UPDATE } from '../../src/nets/kernels/updateKernels.ts';
import { POOLED_BLOCK, POOLED_BLOCK_GRADIENT } from '../../src/nets/kernels/pooledBlockKernels.ts';
import { sidesOf } from '../../src/nets/netShape.ts';
import type { Recipe } from '../../src/nets/recipe.ts';
import { timeCalls } from './clock.ts';

export interface KernelTime {
  readonly name: string;
  readonly milliseconds: number;
  /** Operations, a multiplication and an addition each counted; 0: only moves bytes. */
  readonly operations: number;
  /** Bytes that must be read and written at least once. */
  readonly bytes: number;
}

interface Layer {
  readonly name: string;
  readonly x: [number, number, number, number];
  readonly filter: [number, number, number, number];
  readonly pool: number;
  readonly convolved: [number, number, number, number];
  readonly pooled: [number, number, number, number];
}

function layersOf(recipe: Recipe, batch: number): Layer[] {
  let x: [number, number, number, number] = [batch, recipe.input.coefficients, recipe.input.frames, 1];
  return recipe.convolutions.map(({ filters, kernel, pool: sides }, index) => {
    const [rows, frames] = sidesOf(kernel);
    const [pool] = sidesOf(sides); // of the recipes measured here all are square
    const convolved: Layer['convolved'] = [batch, x[1] - rows + 1, x[2] - frames + 1, filters];
    const pooled: Layer['pooled'] = [batch, Math.floor(convolved[1] / pool), Math.floor(convolved[2] / pool), filters];
    const layer: Layer = { name: `${index + 1}`, x, filter: [rows, frames, x[3], filters], pool, convolved, pooled };
    x = pooled;
    return layer;
  });
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

const PLAIN = { strides: 1, pad: 'valid', dataFormat: 'NHWC' };

function run(name: string, inputs: Record<string, Tensor>, attributes: object): Tensor[] {
  const outputs = engine().runKernel(name, inputs, { ...attributes } as Parameters<ReturnType<typeof engine>['runKernel']>[2]);
  return [outputs as unknown as Tensor[]].flat();
}

/** The kernels that tfjs has too, by its names: on stock tfjs, and after our registration on ours. */
export async function timeCommonKernels(recipe: Recipe, batch: number): Promise<KernelTime[]> {
  const times: KernelTime[] = [];
  for (const { name, x, filter, pool, convolved, pooled } of layersOf(recipe, batch)) {
    const input = randomUniform(x) as Tensor4D;
    const weights = randomUniform(filter, -1, 1);
    const slope = randomUniform(convolved, -1, 1) as Tensor4D;
    const operations = (2 * size(convolved) * size(filter)) / filter[3];
    const bytes = 4 * (size(x) + size(convolved) + size(filter));
    times.push({
      name: `filter gradient ${name}`,
      milliseconds: await timeCalls(() => run(Conv2DBackpropFilter, { x: input, dy: slope }, { ...PLAIN, filterShape: filter })),
      operations,
      bytes,
    });
    if (name !== '1') {
      times.push({
        name: `input gradient ${name}`,
        milliseconds: await timeCalls(() => run(Conv2DBackpropInput, { dy: slope, filter: weights }, { ...PLAIN, inputShape: x })),
        operations,
        bytes,
      });
    }
    const output = maxPool(slope, pool, pool, 'valid');
    const dy = randomUniform(pooled);
    times.push({
      name: `max-pool gradient ${name}`,
      milliseconds: await timeCalls(() =>
        run(MaxPoolGrad, { dy, input: slope, output }, { filterSize: pool, strides: pool, pad: 'valid' }),
      ),
      operations: 0,
      bytes: 4 * (2 * size(convolved) + 2 * size(pooled)),
    });
    dispose([input, weights, slope, output, dy]);
  }
  return times;
}

/** The kernels that a step of ours consists of. */
export async function timeOwnKernels(recipe: Recipe, batch: number): Promise<KernelTime[]> {
  const times: KernelTime[] = [];
  for (const { name, x, filter, pool, pooled } of layersOf(recipe, batch)) {
    const input = randomUniform(x) as Tensor4D;
    const weights = randomUniform(filter, -1, 1) as Tensor4D;
    const bias = randomUniform([filter[3]], -0.1, 0.1) as Tensor1D;
    const dy = randomUniform(pooled, -1, 1);
    const [values, codes] = run(POOLED_BLOCK, { x: input, filter: weights, bias }, { pool });
    const operations = 2 * pool * pool * size(pooled) * (size(filter) / filter[3]);
    const bytes = 4 * (size(x) + 1.25 * size(pooled) + size(filter));
    const gradient = (inputGradient: boolean) =>
      timeCalls(() => run(POOLED_BLOCK_GRADIENT, { dy, x: input, filter: weights, codes }, { pool, inputGradient }));
    times.push({
      name: `block ${name}, forward`,
      milliseconds: await timeCalls(() => run(POOLED_BLOCK, { x: input, filter: weights, bias }, { pool })),
      operations,
      bytes,
    });
    const alone = await gradient(false);
    times.push({ name: `block ${name}, filter gradient`, milliseconds: alone, operations, bytes });
    if (name !== '1') {
      // Every pixel of the input meets every weight, places without a gradient included.
      const all = 2 * size(x) * (size(filter) / filter[2]);
      const milliseconds = Math.max((await gradient(true)) - alone, 1e-6);
      times.push({ name: `block ${name}, input gradient`, milliseconds, operations: all, bytes });
    }
    const key = { seed: 1, tag: 'bench', step: 1, firstTile: 0 };
    times.push({
      name: `dropout ${name}`,
      milliseconds: await timeCalls(() => drop(values, 0.3, key, 0)),
      operations: 0,
      bytes: 8 * size(pooled),
    });
    dispose([input, weights, bias, dy, values, codes]);
  }
  const weight = randomUniform([1024, 256]);
  times.push({
    name: 'Nesterov, 262,144 weights',
    milliseconds: await timeCalls(() =>
      run(NESTEROV_UPDATE, { weight, velocity: weight, gradient: weight }, { learningRate: 0.01, momentum: 0.9 }),
    ),
    operations: 0,
    bytes: 20 * weight.size,
  });
  weight.dispose();
  return times;
}

/** Operations of one training step: forward, filter and input gradients, of convolutions and dense layers. */
export function stepOperations(recipe: Recipe, batch: number): number {
  const layers = layersOf(recipe, batch);
  let sum = 0;
  layers.forEach(({ convolved, filter }, index) => {
    sum += (index === 0 ? 2 : 3) * 2 * size(convolved) * (size(filter) / filter[3]);
  });
  let inputs = size(layers[layers.length - 1].pooled) / batch;
  for (const units of [...recipe.dense.map((block) => block.units), 1]) {
    sum += 3 * 2 * batch * inputs * units;
    inputs = units;
  }
  return sum;
}
