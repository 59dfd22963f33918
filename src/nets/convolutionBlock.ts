import {
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  customGrad,
  engine,
  FusedConv2D,
  maxPool,
  MaxPoolGrad,
  mul,
  step,
  sum,
  getKernel,
  type GradSaveFunc,
  type NamedTensorMap,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { BLOCK_GRADIENT, type BlockGradientInputs } from './kernels/blockGradient.ts';
import { sidesOf } from './netShape.ts';
import type { Sides } from './recipe.ts';
import { POOLED_BLOCK, POOLED_BLOCK_GRADIENT, POOLS } from './kernels/pooledBlockKernels.ts';

const PLAIN = { strides: 1, pad: 'valid', dataFormat: 'NHWC' } as const;

/**
 * Convolution (valid, stride 1) → ReLU → max-pool as one differentiable step.
 *
 * The pool keeps one value in pool², and the pool of the ReLU is the ReLU of the pool: few values of
 * the convolution have a gradient. A backend with the kernel POOLED_BLOCK remembers which and never
 * keeps the rest; one with BLOCK_GRADIENT makes use of it on the way back; on the others the gradient
 * is composed of the usual kernels.
 *
 * @param x [tiles, height, width, channels]
 * @param pool sides and strides; POOLED_BLOCK does square ones alone
 * @param inputGradient false for the first block, whose input is data: spares that gradient
 */
export function convolutionBlock(
  x: Tensor4D,
  filter: Tensor4D,
  bias: Tensor1D,
  pool: Sides,
  inputGradient: boolean,
): Tensor4D {
  if (!inputGradient) {
    const op = customGrad((...args) => {
      const [kernel, offset, save] = args as [Tensor4D, Tensor1D, GradSaveFunc];
      return { value: forward(x, kernel, offset, pool, save), gradFunc: backward(pool, false) };
    });
    return op(filter, bias) as Tensor4D;
  }
  const op = customGrad((...args) => {
    const [input, kernel, offset, save] = args as [Tensor4D, Tensor4D, Tensor1D, GradSaveFunc];
    return { value: forward(input, kernel, offset, pool, save), gradFunc: backward(pool, true) };
  });
  return op(x, filter, bias) as Tensor4D;
}

function forward(
  x: Tensor4D,
  filter: Tensor4D,
  bias: Tensor1D,
  pool: Sides,
  save: GradSaveFunc,
): Tensor4D {
  const side = pooledBlockSide(pool);
  if (side !== null) {
    const [pooled, codes] = engine().runKernel(POOLED_BLOCK, { x, filter, bias }, { pool: side }) as unknown as Tensor4D[];
    save([x, filter, codes]);
    return pooled;
  }
  const convolved = engine().runKernel(
    FusedConv2D,
    { x, filter, bias },
    { ...PLAIN, dilations: 1, activation: 'relu' },
  ) as Tensor4D;
  const sides: [number, number] = [...sidesOf(pool)];
  const pooled = maxPool(convolved, sides, sides, 'valid');
  save([x, filter, convolved, pooled]);
  return pooled;
}

/** The side of the pool, if it is a square that the backend's POOLED_BLOCK does; else null. */
function pooledBlockSide(pool: Sides): number | null {
  const [side, frames] = sidesOf(pool);
  const done = side === frames && side >= POOLS.from && side <= POOLS.to;
  return done && getKernel(POOLED_BLOCK, engine().backendName) !== undefined ? side : null;
}

/** Gradients in the order of the block's inputs: x (if asked for), filter, bias. */
function backward(pool: Sides, inputGradient: boolean) {
  return (dy: Tensor, saved: Tensor[]): Tensor[] => {
    const side = pooledBlockSide(pool);
    const [filterGradient, biasGradient, ...dx] =
      side === null
        ? gradients(dy as Tensor4D, saved as Tensor4D[], pool, inputGradient)
        : pooledGradients(dy as Tensor4D, saved as Tensor4D[], side, inputGradient);
    return [...dx, filterGradient, biasGradient];
  };
}

function pooledGradients(
  dy: Tensor4D,
  [x, filter, codes]: Tensor4D[],
  pool: number,
  inputGradient: boolean,
): Tensor[] {
  const attributes = { pool, inputGradient };
  return engine().runKernel(POOLED_BLOCK_GRADIENT, { dy, x, filter, codes }, attributes) as unknown as Tensor[];
}

function gradients(
  dy: Tensor4D,
  [x, filter, convolved, pooled]: Tensor4D[],
  pool: Sides,
  inputGradient: boolean,
): Tensor[] {
  const inputs = { dy, x, filter, convolved, pooled };
  if (getKernel(BLOCK_GRADIENT, engine().backendName) === undefined) return composed(inputs, pool, inputGradient);
  const attributes = { pool: [...sidesOf(pool)], inputGradient };
  return engine().runKernel(BLOCK_GRADIENT, { ...inputs }, attributes) as unknown as Tensor[];
}

function composed(
  { dy, x, filter, convolved, pooled }: BlockGradientInputs,
  pool: Sides,
  inputGradient: boolean,
): Tensor[] {
  const live = mul(dy, step(pooled));
  const sides = [...sidesOf(pool)];
  const slope = kernel(
    MaxPoolGrad,
    { dy: live, input: convolved, output: pooled },
    { filterSize: sides, strides: sides, pad: 'valid' },
  );
  const filterGradient = kernel(Conv2DBackpropFilter, { x, dy: slope }, { ...PLAIN, filterShape: filter.shape });
  const biasGradient = sum(live, [0, 1, 2]);
  if (!inputGradient) return [filterGradient, biasGradient];
  const dx = kernel(Conv2DBackpropInput, { dy: slope, filter }, { ...PLAIN, inputShape: x.shape });
  return [filterGradient, biasGradient, dx];
}

function kernel(name: string, inputs: NamedTensorMap, attributes: Record<string, unknown>): Tensor {
  return engine().runKernel(name, inputs, attributes as Parameters<ReturnType<typeof engine>['runKernel']>[2]) as Tensor;
}
