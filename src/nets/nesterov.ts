import { add, dispose, engine, getKernel, mul, sub, tidy, zerosLike, type Tensor } from '@tensorflow/tfjs-core';
import { NESTEROV_UPDATE } from './kernels/updateKernels.ts';

/** Weights and their velocities; `step` replaces both and disposes of the old tensors. */
export class Nesterov {
  #weights: Tensor[];
  #velocity: Tensor[];

  /** Takes ownership of `weights` and of `state`, their velocities; null: from rest. */
  constructor(weights: readonly Tensor[], state: readonly Tensor[] | null = null) {
    this.#weights = [...weights];
    this.#velocity = state === null ? weights.map((weight) => zerosLike(weight)) : [...state];
  }

  /** The current weights; valid until the next step. */
  get weights(): readonly Tensor[] {
    return this.#weights;
  }

  /** A velocity for each weight; valid until the next step. */
  get state(): readonly Tensor[] {
    return this.#velocity;
  }

  /**
   * Nesterov momentum in the form of Lasagne and Keras, which takes the gradient at the weights
   * themselves and looks ahead in the update (Sutskever et al. 2013, rewritten):
   * v ← μ v − η g, then w ← w + μ v − η g.
   */
  step(gradients: readonly Tensor[], learningRate: number, momentum: number): void {
    const fused = getKernel(NESTEROV_UPDATE, engine().backendName) !== undefined;
    const next = tidy(() =>
      this.#weights.flatMap((weight, index) => {
        const inputs = { weight, velocity: this.#velocity[index], gradient: gradients[index] };
        if (fused) {
          return engine().runKernel(NESTEROV_UPDATE, inputs, { learningRate, momentum }) as unknown as Tensor[];
        }
        const slope = mul(gradients[index], learningRate);
        const velocity = sub(mul(this.#velocity[index], momentum), slope);
        return [sub(add(weight, mul(velocity, momentum)), slope), velocity];
      }),
    );
    this.dispose();
    this.#weights = next.filter((_, index) => index % 2 === 0);
    this.#velocity = next.filter((_, index) => index % 2 === 1);
  }

  dispose(): void {
    dispose([...this.#weights, ...this.#velocity]);
  }
}
