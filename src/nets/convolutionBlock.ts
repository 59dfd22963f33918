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

const PLAIN = { strides: 1, pad: 'valid', dataFormat: 'NHWC' } as const;

/**
 * Convolution (valid, stride 1) → ReLU → max-pool as one differentiable step.
 *
 * The pool keeps one value in pool², and the pool of the ReLU is the ReLU of the pool: few values of
 * the convolution have a gradient. A backend with the kernel BLOCK_GRADIENT makes use of that; on the
 * others the gradient is composed of the usual kernels.
 *
 * @param x [tiles, height, width, channels]
 * @param inputGradient false for the first block, whose input is data: spares that gradient
 */
export function convolutionBlock(
  x: Tensor4D,
  filter: Tensor4D,
  bias: Tensor1D,
  pool: number,
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
  pool: number,
  save: GradSaveFunc,
): Tensor4D {
  const convolved = engine().runKernel(
    FusedConv2D,
    { x, filter, bias },
    { ...PLAIN, dilations: 1, activation: 'relu' },
  ) as Tensor4D;
  const pooled = maxPool(convolved, pool, pool, 'valid');
  save([x, filter, convolved, pooled]);
  return pooled;
}

/** Gradients in the order of the block's inputs: x (if asked for), filter, bias. */
function backward(pool: number, inputGradient: boolean) {
  return (dy: Tensor, saved: Tensor[]): Tensor[] => {
    const [x, filter, convolved, pooled] = saved as Tensor4D[];
    const inputs = { dy: dy as Tensor4D, x, filter, convolved, pooled };
    const known = getKernel(BLOCK_GRADIENT, engine().backendName) !== undefined;
    const [filterGradient, biasGradient, ...dx] = known
      ? (engine().runKernel(BLOCK_GRADIENT, { ...inputs }, { pool, inputGradient }) as Tensor[])
      : composed(inputs, pool, inputGradient);
    return [...dx, filterGradient, biasGradient];
  };
}

function composed(
  { dy, x, filter, convolved, pooled }: BlockGradientInputs,
  pool: number,
  inputGradient: boolean,
): Tensor[] {
  const live = mul(dy, step(pooled));
  const slope = kernel(
    MaxPoolGrad,
    { dy: live, input: convolved, output: pooled },
    { filterSize: pool, strides: pool, pad: 'valid' },
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
