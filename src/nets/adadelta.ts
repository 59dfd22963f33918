import { add, dispose, div, mul, sqrt, sub, tidy, zerosLike, type Tensor } from '@tensorflow/tfjs-core';
import type { OptimiserRule } from './optimiserRule.ts';

/** Weights and the running means of squares of their gradients and of their moves. */
export class Adadelta {
  readonly #rule: Omit<Extract<OptimiserRule, { kind: 'adadelta' }>, 'kind' | 'learningRate'>;
  #weights: Tensor[];
  /** Means of squared gradients, then of squared moves. */
  #state: Tensor[];

  /** Takes ownership of `weights` and of `state`; null: from rest. */
  constructor(
    rule: Omit<Extract<OptimiserRule, { kind: 'adadelta' }>, 'kind' | 'learningRate'>,
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
   * Zeiler 2012, *ADADELTA*, algorithm 1, with Keras' factor η before the move (1 in the paper):
   * a ← ρ a + (1 − ρ) g², Δ = g √(d + ε) / √(a + ε), w ← w − η Δ, d ← ρ d + (1 − ρ) Δ².
   */
  step(gradients: readonly Tensor[], learningRate: number): void {
    const { rho, epsilon } = this.#rule;
    const weights = this.#weights.length;
    const next = tidy(() =>
      this.#weights.map((weight, index) => {
        const gradient = gradients[index];
        const moved = this.#state[weights + index];
        const squares = add(mul(this.#state[index], rho), mul(mul(gradient, gradient), 1 - rho));
        const move = mul(gradient, div(sqrt(add(moved, epsilon)), sqrt(add(squares, epsilon))));
        const moves = add(mul(moved, rho), mul(mul(move, move), 1 - rho));
        return [sub(weight, mul(move, learningRate)), squares, moves];
      }),
    );
    this.dispose();
    this.#weights = next.map(([weight]) => weight);
    this.#state = [...next.map(([, squares]) => squares), ...next.map(([, , moves]) => moves)];
  }

  dispose(): void {
    dispose([...this.#weights, ...this.#state]);
  }
}
