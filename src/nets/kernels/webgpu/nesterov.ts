import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch, type Program } from './launch.ts';
import { COLUMN, entryCode, type NetStack, TABLE_BINDING } from './netStack.ts';

const THREADS = 64;

const PROGRAM: Program = {
  key: 'Nesterov update',
  inputs: ['weight', 'velocity', 'gradient'].map((name) => ({ name, type: 'array<f32>' })),
  outputs: ['nextWeight', 'nextVelocity'].map((name) => ({ name, type: 'array<f32>' })),
  parameters: [
    ['size', 'u32'],
    ['learningRate', 'f32'],
    ['momentum', 'f32'],
  ],
  workgroupSize: THREADS,
  code: () => `
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.size) { return; }
  let slope = gradient[at] * parameters.learningRate;
  let next = velocity[at] * parameters.momentum - slope;
  nextVelocity[at] = next;
  nextWeight[at] = weight[at] + next * parameters.momentum - slope;
}`,
};

/** The update of Nesterov.step in one dispatch: new weights and velocity. The old ones stay. */
export function nesterovUpdate(
  backend: WebGPUBackend,
  weight: TensorInfo,
  velocity: TensorInfo,
  gradient: TensorInfo,
  learningRate: number,
  momentum: number,
): [weight: TensorInfo, velocity: TensorInfo] {
  const size = weight.shape.reduce((product, side) => product * side, 1);
  const outputs: [TensorInfo, TensorInfo] = [
    backend.makeTensorInfo([...weight.shape], 'float32'),
    backend.makeTensorInfo([...weight.shape], 'float32'),
  ];
  launch(
    backend,
    PROGRAM,
    [weight, velocity, gradient],
    outputs,
    [size, learningRate, momentum],
    Math.ceil(size / THREADS),
  );
  return outputs;
}

/** The same of every net of a dispatch, in its slot and with its own rates, where weights and velocity lie. */
export function stackedNesterov(
  backend: WebGPUBackend,
  weights: TensorInfo,
  velocity: TensorInfo,
  gradients: TensorInfo,
  stack: NetStack,
): void {
  const nets = stack.table.shape[0];
  const all = nets * stack.stride;
  launch(
    backend,
    {
      key: `Nesterov update of a stack of ${stack.table.shape[1]}`,
      inputs: [{ name: 'gradient', type: 'array<f32>' }, TABLE_BINDING],
      outputs: [
        { name: 'weight', type: 'array<f32>' },
        { name: 'velocity', type: 'array<f32>' },
      ],
      parameters: [
        ['stride', 'u32'],
        ['all', 'u32'],
      ],
      workgroupSize: THREADS,
      code: () => `
${entryCode(stack)}
fn body(group: u32, local: u32) {
  let number = group * ${THREADS}u + local;
  if (number >= parameters.all) { return; }
  let net = number / parameters.stride;
  let at = entry(net, ${COLUMN.slot}u) * parameters.stride + number % parameters.stride;
  let momentum = bitcast<f32>(entry(net, ${COLUMN.momentum}u));
  let slope = gradient[at] * bitcast<f32>(entry(net, ${COLUMN.learningRate}u));
  let next = velocity[at] * momentum - slope;
  velocity[at] = next;
  weight[at] = weight[at] + next * momentum - slope;
}`,
    },
    [gradients, stack.table],
    [weights, velocity],
    [stack.stride, all],
    Math.ceil(all / THREADS),
  );
}
