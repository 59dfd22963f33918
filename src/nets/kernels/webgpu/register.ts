import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import {
  backend,
  backend_util,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  FusedConv2D,
  getKernel,
  MaxPoolGrad,
  registerKernel,
  Transpose,
  unregisterKernel,
  type KernelFunc,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { DROPOUT, type DropoutAttributes } from '../dropoutKernel.ts';
import { NESTEROV_UPDATE } from '../updateKernels.ts';
import { POOLED_BLOCK, POOLED_BLOCK_GRADIENT, type PooledBlockGradientAttributes } from '../pooledBlockKernels.ts';
import { dropout } from './dropout.ts';
import { filterGradient } from './filterGradient.ts';
import { inputGradient } from './inputGradient.ts';
import { canLaunch } from './launch.ts';
import { maxPoolGradient } from './maxPoolGradient.ts';
import { nesterovUpdate } from './nesterov.ts';
import { poolActivation } from './poolActivation.ts';
import { fitsProduct, pooledBlock } from './pooledBlock.ts';
import type { Slope } from './slope.ts';

const BACKEND = 'webgpu';
const NO_PADDING = { top: 0, left: 0 };

interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly backend: WebGPUBackend;
}

interface ConvolutionAttributes {
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly dataFormat: string;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

type Sides = [number, number, number, number];

/**
 * Gives tfjs' WebGPU backend, set up and current, the kernels that training needs. Filter and input
 * gradients with strides or in other layouts, and pools whose windows do not tile, stay with tfjs'
 * own kernels. Harmless when called again.
 *
 * @returns false, with nothing registered, when this tfjs records commands in an unknown way: its own
 * kernels then do all the work
 */
export function registerWebGpuKernels(): boolean {
  if (getKernel(POOLED_BLOCK, BACKEND) !== undefined) return true;
  if (!canLaunch(backend())) return false;
  replace(Conv2DBackpropFilter, filterGradientKernel);
  replace(Conv2DBackpropInput, inputGradientKernel);
  replace(MaxPoolGrad, maxPoolGradientKernel);
  add(POOLED_BLOCK, pooledBlockKernel);
  add(POOLED_BLOCK_GRADIENT, pooledBlockGradientKernel);
  add(DROPOUT, ({ inputs, backend, attrs }: Call & { attrs: DropoutAttributes }) =>
    dropout(backend, inputs.x, attrs),
  );
  add(NESTEROV_UPDATE, nesterovKernel);
  return true;
}

function add(kernelName: string, kernelFunc: unknown): void {
  registerKernel({ kernelName, backendName: BACKEND, kernelFunc: kernelFunc as KernelFunc });
}

/** `ours` answers undefined where it leaves the job to the kernel it replaces. */
function replace(kernelName: string, ours: (call: never) => TensorInfo | undefined): void {
  const stock = getKernel(kernelName, BACKEND);
  unregisterKernel(kernelName, BACKEND);
  registerKernel({
    ...stock,
    kernelFunc: (call) => (ours as unknown as (call: unknown) => TensorInfo | undefined)(call) ?? stock.kernelFunc(call),
  });
}

function filterGradientKernel(
  call: Call & { attrs: ConvolutionAttributes & { filterShape: Sides } },
): TensorInfo | undefined {
  const { x, dy } = call.inputs;
  const before = paddingBefore(x.shape as Sides, call.attrs.filterShape, call.attrs);
  if (before === null || isEmpty(x) || isEmpty(dy)) return undefined;
  const [filter, bias] = filterGradient(call.backend, x, { kind: 'plain', dy }, call.attrs.filterShape, before);
  call.backend.disposeData(bias.dataId);
  return filter;
}

function inputGradientKernel(
  call: Call & { attrs: ConvolutionAttributes & { inputShape: Sides } },
): TensorInfo | undefined {
  const { dy, filter } = call.inputs;
  const { inputShape } = call.attrs;
  const before = paddingBefore(inputShape, filter.shape as Sides, call.attrs);
  if (before === null || isEmpty(dy) || inputShape.includes(0)) return undefined;
  return inputGradientOf(call.backend, { kind: 'plain', dy }, filter, inputShape, before);
}

function inputGradientOf(
  backend: WebGPUBackend,
  slope: Slope,
  filter: TensorInfo,
  inputShape: readonly number[],
  before: { top: number; left: number },
): TensorInfo {
  const turned = run(backend, Transpose, { x: filter }, { perm: [0, 1, 3, 2] });
  const dx = inputGradient(backend, slope, turned, inputShape, before);
  backend.disposeData(turned.dataId);
  return dx;
}

/** Padding of a stride-1, channels-last convolution; null for any other. */
function paddingBefore(
  shape: Sides,
  filter: Sides,
  { strides, pad, dataFormat, dimRoundingMode }: ConvolutionAttributes,
): { top: number; left: number } | null {
  const info = backend_util.computeConv2DInfo(
    shape,
    filter,
    strides,
    1,
    pad,
    dimRoundingMode,
    false,
    backend_util.convertConv2DDataFormat(dataFormat as 'NHWC'),
  );
  if (info.strideHeight !== 1 || info.strideWidth !== 1 || info.dataFormat !== 'channelsLast') return null;
  const { top, left } = info.padInfo;
  return { top, left };
}

function maxPoolGradientKernel(
  call: Call & {
    attrs: { filterSize: number | [number, number]; strides: number | [number, number]; pad: unknown };
  },
): TensorInfo | undefined {
  const { filterSize, strides, pad } = call.attrs;
  const sides = [filterSize, strides].flat();
  const { dy, input, output } = call.inputs;
  if (pad !== 'valid' || sides.some((side) => side !== sides[0]) || isEmpty(dy)) return undefined;
  return maxPoolGradient(call.backend, dy, input, output, sides[0]);
}

function pooledBlockKernel({ inputs, backend, attrs: { pool } }: Call & { attrs: { pool: number } }): TensorInfo[] {
  const { x, filter, bias } = inputs;
  if (fitsProduct(pool)) return pooledBlock(backend, x, { kind: 'alone', filter, bias }, pool);
  const attributes = { strides: 1, pad: 'valid', dataFormat: 'NHWC', dilations: 1, activation: 'linear' };
  const convolved = run(backend, FusedConv2D, { x, filter }, attributes);
  const outputs = poolActivation(backend, convolved, bias, pool);
  backend.disposeData(convolved.dataId);
  return outputs;
}

function pooledBlockGradientKernel({
  inputs: { dy, x, filter, codes },
  backend,
  attrs: { pool, inputGradient: wanted },
}: Call & { attrs: PooledBlockGradientAttributes }): TensorInfo[] {
  const slope: Slope = { kind: 'pooled', dy, codes, pool };
  const gradients = filterGradient(backend, x, slope, filter.shape, NO_PADDING);
  return wanted ? [...gradients, inputGradientOf(backend, slope, filter, x.shape, NO_PADDING)] : gradients;
}

function nesterovKernel({
  inputs: { weight, velocity, gradient },
  backend,
  attrs: { learningRate, momentum },
}: Call & { attrs: { learningRate: number; momentum: number } }): TensorInfo[] {
  return nesterovUpdate(backend, weight, velocity, gradient, learningRate, momentum);
}

/** Another kernel of this backend, without tfjs' bookkeeping: the caller disposes of the result. */
function run(
  backend: WebGPUBackend,
  kernelName: string,
  inputs: Record<string, TensorInfo>,
  attrs: Record<string, unknown>,
): TensorInfo {
  const { kernelFunc } = getKernel(kernelName, BACKEND);
  return kernelFunc({ inputs, backend, attrs } as unknown as Parameters<KernelFunc>[0]) as TensorInfo;
}

function isEmpty({ shape }: TensorInfo): boolean {
  return shape.includes(0);
}
