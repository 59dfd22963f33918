import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Objective } from '../../recipe.ts';
import { launch } from './launch.ts';
import { COLUMN, entryCode, type NetStack, TABLE_BINDING } from './netStack.ts';

const THREADS = 64;

/** Objectives of nets with one sigmoid, with the slope by the logit z: s is σ(z), t the target. */
const CODE: Readonly<Record<StackedObjective, { readonly loss: string; readonly slope: string }>> = {
  'squared-error': { loss: '(s - t) * (s - t)', slope: '2.0 * (s - t) * s * (1.0 - s)' },
  // log(1 + e) loses the last bits of a small e; its series does not.
  'cross-entropy': { loss: 'max(z, 0.0) - z * t + select(log(1.0 + e), e - 0.5 * e * e, e < 0.004)', slope: 's - t' },
};

export type StackedObjective = Exclude<Objective, 'categorical-cross-entropy'>;

/**
 * The objective of every tile of every net of a dispatch, as in objectives.ts, and its gradient.
 *
 * @param logits, targets [nets × spread, 1]
 * @returns measures [nets × spread, 2], loss and whether the answer is right; and the slope of the mean
 * over the net's batch by the logit, in the shape of the logits
 */
export function lossGradient(
  backend: WebGPUBackend,
  logits: TensorInfo,
  targets: TensorInfo,
  objective: StackedObjective,
  stack: NetStack,
): [measures: TensorInfo, slope: TensorInfo] {
  const rows = logits.shape[0];
  const measures = backend.makeTensorInfo([rows, 2], 'float32');
  const slope = backend.makeTensorInfo([...logits.shape], 'float32');
  const { loss, slope: slopeOf } = CODE[objective];
  launch(
    backend,
    {
      key: `loss of a stack of ${stack.table.shape[1]}: ${objective}`,
      inputs: [{ name: 'logits', type: 'array<f32>' }, { name: 'targets', type: 'array<f32>' }, TABLE_BINDING],
      outputs: [
        { name: 'measures', type: 'array<vec2f>' },
        { name: 'slope', type: 'array<f32>' },
      ],
      parameters: [
        ['rows', 'u32'],
        ['spread', 'u32'],
      ],
      workgroupSize: THREADS,
      code: () => `
${entryCode(stack)}
fn body(group: u32, local: u32) {
  let at = group * ${THREADS}u + local;
  if (at >= parameters.rows) { return; }
  let net = at / parameters.spread;
  if (at % parameters.spread >= entry(net, ${COLUMN.count}u)) { return; }
  let z = logits[at];
  let t = targets[at];
  let e = exp(-abs(z));
  let s = select(e, 1.0, z >= 0.0) / (1.0 + e);
  measures[at] = vec2f(${loss}, select(0.0, 1.0, z * (t - 0.5) > 0.0));
  slope[at] = (${slopeOf}) / bitcast<f32>(entry(net, ${COLUMN.batch}u));
}`,
    },
    [logits, targets, stack.table],
    [measures, slope],
    [rows, rows / stack.table.shape[0]],
    Math.ceil(rows / THREADS),
  );
  return [measures, slope];
}
