import {
  abs,
  add,
  argMax,
  cast,
  div,
  exp,
  greater,
  log1p,
  logSoftmax,
  mul,
  neg,
  oneHot,
  relu,
  reshape,
  sigmoid,
  squaredDifference,
  sub,
  sum,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import type { Objective } from './recipe.ts';

/**
 * Sum over tiles of the objective, from logits z, [tiles, outputs], and as many targets t in 0..1.
 * Squared error: (σ(z) − t)². Cross-entropy: −t ln σ(z) − (1 − t) ln(1 − σ(z)), written as
 * max(z, 0) − z t + ln(1 + e^−|z|), which neither overflows nor takes the logarithm of 0.
 * Categorical cross-entropy: −Σ t ln softmax(z), the targets of a tile summing to 1.
 * Throws `targets-mismatch`, because shapes that differ would be broadcast in silence.
 *
 * @param weights how much each tile counts; null: all alike
 */
export function summedLoss(objective: Objective, z: Tensor, wanted: Tensor, weights: Tensor1D | null = null): Scalar {
  if (z.size !== wanted.size) throw new Error('targets-mismatch');
  const losses = lossesOf(objective, z, reshape(wanted, z.shape));
  if (weights === null) return sum(losses);
  if (weights.size !== z.shape[0]) throw new Error('weights-mismatch');
  return sum(mul(losses, reshape(weights, z.shape.map((side, axis) => (axis === 0 ? side : 1)))));
}

/** One for each output of each tile. */
function lossesOf(objective: Objective, z: Tensor, targets: Tensor): Tensor {
  switch (objective) {
    case 'squared-error':
      return squaredDifference(sigmoid(z), targets);
    case 'cross-entropy':
      return add(sub(relu(z), mul(z, targets)), log1p(exp(neg(abs(z)))));
    case 'categorical-cross-entropy':
      return neg(mul(targets, logSoftmax(z)));
    default:
      return objective satisfies never;
  }
}

/**
 * How many tiles are answered rightly, from the same logits and targets. Sigmoids answer yes from 0.5
 * on, and a tile with several counts by the share of its outputs that is right; a softmax answers
 * with its highest output, which is right when the tile has that tag.
 */
export function summedHits(objective: Objective, z: Tensor, wanted: Tensor): Scalar {
  if (z.size !== wanted.size) throw new Error('targets-mismatch');
  const targets = reshape(wanted, z.shape);
  const outputs = z.shape[z.rank - 1] ?? 1;
  switch (objective) {
    case 'squared-error':
    case 'cross-entropy':
      return div(sum(cast(greater(mul(z, sub(targets, 0.5)), 0), 'float32')), outputs);
    case 'categorical-cross-entropy':
      return sum(mul(cast(oneHot(argMax(z, -1), outputs), 'float32'), cast(greater(targets, 0), 'float32')));
    default:
      return objective satisfies never;
  }
}
