import { add, dispose, div, keep, mul, stack, tensor, tensor2d, tensor4d, tidy, valueAndGrads, type Tensor } from '@tensorflow/tfjs-core';
import type { NetCheckpoint } from './checkpoint.ts';
import type { DropoutKey } from './dropout.ts';
import { logits } from './forward.ts';
import type { Batch } from './learningBatch.ts';
import { Nesterov } from './nesterov.ts';
import type { Measures, NetSteps, StepValues } from './netSteps.ts';
import { summedHits, summedLoss } from './objectives.ts';
import { outputsOf, type Recipe } from './recipe.ts';
import { initialWeights, weightShapes } from './weights.ts';

/** The steps of one net by itself, by tfjs' gradients, on any backend and for any recipe. */
export class SoloSteps implements NetSteps {
  readonly #recipe: Recipe;
  readonly #optimiser: Nesterov;
  /** Copies that share the optimiser's memory: tensors never change, so a copy costs nothing. */
  #best: Tensor[];
  #carried: Tensor[] | null = null;

  constructor(recipe: Recipe, seed: number, tag: string, from: NetCheckpoint | null) {
    this.#recipe = recipe;
    const shapes = weightShapes(recipe);
    const tensors = (values: readonly Float32Array[]) => values.map((value, index) => tensor(value, [...shapes[index]]));
    if (from === null) {
      this.#optimiser = new Nesterov(tensors(initialWeights(recipe, seed, tag)));
      this.#best = this.#snapshot();
      return;
    }
    this.#optimiser = new Nesterov(tensors(from.weights), tensors(from.velocity));
    this.#best = tensors(from.best).map((weight) => keep(weight));
  }

  async learn(piece: Batch, count: number, key: DropoutKey): Promise<Measures> {
    const recipe = this.#recipe;
    const carried = this.#carried;
    const [measures, ...gradients] = tidy(() => {
      const [tiles, targets] = this.#inputs(piece);
      // Kept past the forward pass, whose other values the gradient's own scope ends.
      const hits: Tensor[] = [];
      const { value, grads } = valueAndGrads((...weights: Tensor[]) => {
        const outputs = logits(recipe, weights, tiles, key);
        hits.push(keep(summedHits(recipe.objective, outputs, targets)));
        return div(summedLoss(recipe.objective, outputs, targets), count);
      })([...this.#optimiser.weights]);
      const both = stack([mul(value, count), ...hits]);
      dispose(hits);
      const sums = carried === null ? grads : grads.map((gradient, index) => add(gradient, carried[index]));
      return [both, ...sums];
    });
    this.#discard();
    this.#carried = gradients;
    return measured(measures);
  }

  update(learningRate: number, momentum: number): void {
    if (this.#carried === null) return;
    this.#optimiser.step(this.#carried, learningRate, momentum);
    this.#discard();
  }

  #discard(): void {
    if (this.#carried !== null) dispose(this.#carried);
    this.#carried = null;
  }

  async measure(piece: Batch): Promise<Measures> {
    const recipe = this.#recipe;
    const measures = tidy(() => {
      const [tiles, targets] = this.#inputs(piece);
      const outputs = logits(recipe, this.#optimiser.weights, tiles, null);
      return stack([summedLoss(recipe.objective, outputs, targets), summedHits(recipe.objective, outputs, targets)]);
    });
    return measured(measures);
  }

  keepBest(): void {
    dispose(this.#best);
    this.#best = this.#snapshot();
  }

  async values(): Promise<StepValues> {
    const [weights, velocity, best] = await Promise.all(
      [this.#optimiser.weights, this.#optimiser.velocity, this.#best].map(valuesOf),
    );
    return { weights, velocity, best };
  }

  best(): Promise<Float32Array<ArrayBuffer>[]> {
    return valuesOf(this.#best);
  }

  dispose(): void {
    this.#discard();
    dispose(this.#best);
    this.#optimiser.dispose();
  }

  #inputs({ count, tiles, targets }: Batch) {
    const { coefficients, frames } = this.#recipe.input;
    return [
      tiles.kind === 'resident'
        ? tiles.store.gather(Int32Array.from(tiles.numbers))
        : tensor4d(tiles.values, [count, coefficients, frames, 1]),
      tensor2d(targets, [count, outputsOf(this.#recipe)]),
    ] as const;
  }

  #snapshot(): Tensor[] {
    return this.#optimiser.weights.map((weight) => keep(weight.clone()));
  }
}

async function measured(measures: Tensor): Promise<Measures> {
  const [loss, hits] = await measures.data();
  measures.dispose();
  return { loss, hits };
}

/** Copies of the tensors' values. */
function valuesOf(tensors: readonly Tensor[]): Promise<Float32Array<ArrayBuffer>[]> {
  return Promise.all(tensors.map(async (values) => Float32Array.from(await values.data())));
}
