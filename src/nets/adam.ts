import { add, div, engine, getKernel, mul, sqrt, sub, type Tensor } from '@tensorflow/tfjs-core';
import { isKernel } from './kernelOrBias.ts';
import { ADAM_UPDATE, type AdamFactors } from './kernels/updateKernels.ts';
import type { Moments } from './moments.ts';
import type { OptimiserRule } from './optimiserRule.ts';

/**
 * Kingma & Ba 2015, *Adam*, in the order of operations that closes their section 2 and that Keras
 * uses: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², then
 * w ← w − η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε). Weight decay is decoupled (Loshchilov & Hutter
 * 2019): before that, w ← w − η λ w, for kernels and not for biases.
 *
 * @param held its means are those of the gradients, and of their squares
 * @param count t, this step's number, counts from 1
 */
export function adamStep(
  held: Moments,
  rule: Omit<Extract<OptimiserRule, { kind: 'adam' }>, 'kind' | 'learningRate'>,
  gradients: readonly Tensor[],
  learningRate: number,
  count: number,
): void {
  const { beta1, beta2, epsilon, weightDecay } = rule;
  const pace = (learningRate * Math.sqrt(1 - beta2 ** count)) / (1 - beta1 ** count);
  const fused = getKernel(ADAM_UPDATE, engine().backendName) !== undefined;
  held.move(gradients, (weight, gradient, means, squares) => {
    const decay = weightDecay > 0 && isKernel(weight) ? 1 - learningRate * weightDecay : 1;
    if (fused) {
      const factors: AdamFactors = { beta1, gain1: 1 - beta1, beta2, gain2: 1 - beta2, epsilon, decay, pace };
      const inputs = { weight, gradient, first: means, second: squares };
      return engine().runKernel(ADAM_UPDATE, inputs, factors) as unknown as [Tensor, Tensor, Tensor];
    }
    const first = add(mul(means, beta1), mul(gradient, 1 - beta1));
    const second = add(mul(squares, beta2), mul(mul(gradient, gradient), 1 - beta2));
    const decayed = decay === 1 ? weight : mul(weight, decay);
    return [sub(decayed, mul(div(first, add(sqrt(second), epsilon)), pace)), first, second];
  });
}
