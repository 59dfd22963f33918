import { add, dispose, div, mul, sqrt, sub, tidy, zerosLike, type Tensor } from '@tensorflow/tfjs-core';
import { isKernel } from './kernelOrBias.ts';
import type { OptimiserRule } from './optimiserRule.ts';

/** Weights and, of their gradients, the running means of values and of squares. */
export class Adam {
  readonly #rule: Omit<Extract<OptimiserRule, { kind: 'adam' }>, 'kind' | 'learningRate'>;
  #weights: Tensor[];
  /** First moments, then second moments. */
  #state: Tensor[];

  /** Takes ownership of `weights` and of `state`; null: from rest. */
  constructor(
    rule: Omit<Extract<OptimiserRule, { kind: 'adam' }>, 'kind' | 'learningRate'>,
    weights: readonly Tensor[],
    state: readonly Tensor[] | null = null,
  ) {
    this.#rule = rule;
    this.#weights = [...weights];
    this.#state = state === null ? [...weights, ...weights].map((weight) => zerosLike(weight)) : [...state];
  }

  get weights(): readonly Tensor[] {
    return this.#weights;
  }

  get state(): readonly Tensor[] {
    return this.#state;
  }

  /**
   * Kingma & Ba 2015, *Adam*, in the order of operations that closes their section 2 and that Keras
   * uses: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², then
   * w ← w − η √(1 − β₂ᵗ) / (1 − β₁ᵗ) · m / (√v + ε). Weight decay is decoupled (Loshchilov & Hutter
   * 2019): before that, w ← w − η λ w, for kernels and not for biases.
   *
   * @param count t, this step's number, counts from 1
   */
  step(gradients: readonly Tensor[], learningRate: number, count: number): void {
    const { beta1, beta2, epsilon, weightDecay } = this.#rule;
    const pace = (learningRate * Math.sqrt(1 - beta2 ** count)) / (1 - beta1 ** count);
    const weights = this.#weights.length;
    const next = tidy(() =>
      this.#weights.map((weight, index) => {
        const gradient = gradients[index];
        const first = add(mul(this.#state[index], beta1), mul(gradient, 1 - beta1));
        const second = add(mul(this.#state[weights + index], beta2), mul(mul(gradient, gradient), 1 - beta2));
        const decayed = weightDecay > 0 && isKernel(weight) ? mul(weight, 1 - learningRate * weightDecay) : weight;
        return [sub(decayed, mul(div(first, add(sqrt(second), epsilon)), pace)), first, second];
      }),
    );
    this.dispose();
    this.#weights = next.map(([weight]) => weight);
    this.#state = [...next.map(([, first]) => first), ...next.map(([, , second]) => second)];
  }

  dispose(): void {
    dispose([...this.#weights, ...this.#state]);
  }
}
