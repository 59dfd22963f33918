import {
  abs,
  add,
  exp,
  log1p,
  mul,
  neg,
  relu,
  sigmoid,
  squaredDifference,
  sub,
  sum,
  type Scalar,
  type Tensor1D,
} from '@tensorflow/tfjs-core';
import type { Objective } from './recipe.ts';

/**
 * Sum over tiles of the objective, from logits z and targets t in {0, 1}, both [tiles].
 * Squared error: (σ(z) − t)². Cross-entropy: −t ln σ(z) − (1 − t) ln(1 − σ(z)), written as
 * max(z, 0) − z t + ln(1 + e^−|z|), which neither overflows nor takes the logarithm of 0.
 */
export function summedLoss(objective: Objective, z: Tensor1D, targets: Tensor1D): Scalar {
  switch (objective) {
    case 'squared-error':
      return sum(squaredDifference(sigmoid(z), targets));
    case 'cross-entropy':
      return sum(add(sub(relu(z), mul(z, targets)), log1p(exp(neg(abs(z))))));
    default:
      return objective satisfies never;
  }
}
