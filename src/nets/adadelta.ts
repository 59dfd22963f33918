import { add, div, engine, getKernel, mul, sqrt, sub, type Tensor } from '@tensorflow/tfjs-core';
import { ADADELTA_UPDATE, type AdadeltaFactors } from './kernels/updateKernels.ts';
import type { Moments } from './moments.ts';
import type { OptimiserRule } from './optimiserRule.ts';

/**
 * Zeiler 2012, *ADADELTA*, algorithm 1, with Keras' factor η before the move (1 in the paper):
 * a ← ρ a + (1 − ρ) g², Δ = g √(d + ε) / √(a + ε), w ← w − η Δ, d ← ρ d + (1 − ρ) Δ².
 *
 * @param held its means are a, of squared gradients, and d, of squared moves
 */
export function adadeltaStep(
  held: Moments,
  { rho, epsilon }: Omit<Extract<OptimiserRule, { kind: 'adadelta' }>, 'kind' | 'learningRate'>,
  gradients: readonly Tensor[],
  learningRate: number,
): void {
  const fused = getKernel(ADADELTA_UPDATE, engine().backendName) !== undefined;
  held.move(gradients, (weight, gradient, seen, moved) => {
    if (fused) {
      const factors: AdadeltaFactors = { rho, gain: 1 - rho, epsilon, learningRate };
      const inputs = { weight, gradient, squares: seen, moves: moved };
      return engine().runKernel(ADADELTA_UPDATE, inputs, factors) as unknown as [Tensor, Tensor, Tensor];
    }
    const squares = add(mul(seen, rho), mul(mul(gradient, gradient), 1 - rho));
    const move = mul(gradient, div(sqrt(add(moved, epsilon)), sqrt(add(squares, epsilon))));
    const moves = add(mul(moved, rho), mul(mul(move, move), 1 - rho));
    return [sub(weight, mul(move, learningRate)), squares, moves];
  });
}
