import { dispose, tidy, zerosLike, type Tensor } from '@tensorflow/tfjs-core';

/** Weights, and two running means for each: what Adam and Adadelta remember. */
export class Moments {
  #weights: Tensor[];
  /** The first means of all weights, then the second ones. */
  #state: Tensor[];

  /** Takes ownership of `weights` and of `state`; null: from rest. */
  constructor(weights: readonly Tensor[], state: readonly Tensor[] | null = null) {
    this.#weights = [...weights];
    this.#state = state === null ? [...weights, ...weights].map((weight) => zerosLike(weight)) : [...state];
  }

  get weights(): readonly Tensor[] {
    return this.#weights;
  }

  get state(): readonly Tensor[] {
    return this.#state;
  }

  /** Replaces all tensors, and disposes of the old ones. `next` answers with a weight and its two means. */
  move(
    gradients: readonly Tensor[],
    next: (weight: Tensor, gradient: Tensor, first: Tensor, second: Tensor) => readonly [Tensor, Tensor, Tensor],
  ): void {
    const count = this.#weights.length;
    const moved = tidy(() =>
      this.#weights.map((weight, index) => [...next(weight, gradients[index], this.#state[index], this.#state[count + index])]),
    );
    this.dispose();
    this.#weights = moved.map(([weight]) => weight);
    this.#state = [...moved.map(([, first]) => first), ...moved.map(([, , second]) => second)];
  }

  dispose(): void {
    dispose([...this.#weights, ...this.#state]);
  }
}
