import {
  abs,
  add,
  exp,
  log1p,
  logSoftmax,
  mul,
  neg,
  relu,
  reshape,
  sigmoid,
  squaredDifference,
  sub,
  sum,
  type Scalar,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { Objective } from './recipe.ts';

/**
 * Sum over tiles of the objective, from logits z, [tiles, outputs], and as many targets t in 0..1.
 * Squared error: (σ(z) − t)². Cross-entropy: −t ln σ(z) − (1 − t) ln(1 − σ(z)), written as
 * max(z, 0) − z t + ln(1 + e^−|z|), which neither overflows nor takes the logarithm of 0.
 * Categorical cross-entropy: −Σ t ln softmax(z), the targets of a tile summing to 1.
 * Throws `targets-mismatch`, because shapes that differ would be broadcast in silence.
 */
export function summedLoss(objective: Objective, z: Tensor, wanted: Tensor): Scalar {
  if (z.size !== wanted.size) throw new Error('targets-mismatch');
  const targets = reshape(wanted, z.shape);
  switch (objective) {
    case 'squared-error':
      return sum(squaredDifference(sigmoid(z), targets));
    case 'cross-entropy':
      return sum(add(sub(relu(z), mul(z, targets)), log1p(exp(neg(abs(z))))));
    case 'categorical-cross-entropy':
      return neg(sum(mul(targets, logSoftmax(z))));
    default:
      return objective satisfies never;
  }
}
