import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { launch, type Program } from './launch.ts';

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
