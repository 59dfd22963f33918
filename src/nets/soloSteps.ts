import { add, dispose, div, keep, mul, stack, tensor, tensor1d, tensor2d, tensor4d, tidy, valueAndGrads, type Tensor } from '@tensorflow/tfjs-core';
import type { NetCheckpoint } from './checkpoint.ts';
import type { DropoutKey } from './dropout.ts';
import { logits } from './forward.ts';
import { isKernel } from './kernelOrBias.ts';
import type { Batch } from './learningBatch.ts';
import type { Measures, NetSteps, StepValues } from './netSteps.ts';
import { summedHits, summedLoss } from './objectives.ts';
import { type Moment, type Optimiser, startOptimiser } from './optimiser.ts';
import { outputsOf, type Recipe } from './recipe.ts';
import { weightShapes } from './netShape.ts';

/** The steps of one net by itself, by tfjs' gradients, on any backend and for any recipe. */
export class SoloSteps implements NetSteps {
  readonly #recipe: Recipe;
  readonly #optimiser: Optimiser;
  /** Copies that share the optimiser's memory: tensors never change, so a copy costs nothing. */
  #best: Tensor[];
  #carried: Tensor[] | null = null;

  /** @param initial in the order of `weightShapes(recipe)`; not read where there is a checkpoint */
  constructor(recipe: Recipe, initial: readonly Float32Array[], from: NetCheckpoint | null) {
    this.#recipe = recipe;
    const shapes = weightShapes(recipe);
    const tensors = (values: readonly Float32Array[]) => values.map((value, index) => tensor(value, [...shapes[index]]));
    if (from === null) {
      this.#optimiser = startOptimiser(recipe.optimiser, tensors(initial), null);
      this.#best = this.#snapshot();
      return;
    }
    const state = from.state.map((value, index) => tensor(value, [...shapes[index % shapes.length]]));
    this.#optimiser = startOptimiser(recipe.optimiser, tensors(from.weights), state);
    this.#best = tensors(from.best).map((weight) => keep(weight));
  }

  async learn(piece: Batch, count: number, key: DropoutKey): Promise<Measures> {
    const recipe = this.#recipe;
    const carried = this.#carried;
    const [measures, ...gradients] = tidy(() => {
      const [tiles, targets, counts] = this.#inputs(piece);
      // Kept past the forward pass, whose other values the gradient's own scope ends.
      const hits: Tensor[] = [];
      const { value, grads } = valueAndGrads((...weights: Tensor[]) => {
        const outputs = logits(recipe, weights, tiles, key);
        hits.push(keep(summedHits(recipe.objective, outputs, targets)));
        return div(summedLoss(recipe.objective, outputs, targets, counts), count);
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

  update(moment: Moment): void {
    if (this.#carried === null) return;
    if (this.#recipe.l2 > 0) this.#penalise(this.#carried, this.#recipe.l2);
    this.#optimiser.step(this.#carried, moment);
    this.#discard();
  }

  /** Adds the slope 2 λ w of λ Σ w² over kernels. The losses that are reported leave the penalty out. */
  #penalise(carried: readonly Tensor[], l2: number): void {
    const slopes = tidy(() =>
      this.#optimiser.weights.map((weight, index) =>
        isKernel(weight) ? add(carried[index], mul(weight, 2 * l2)) : carried[index].clone(),
      ),
    );
    this.#discard();
    this.#carried = slopes;
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
    const [weights, state, best] = await Promise.all(
      [this.#optimiser.weights, this.#optimiser.state, this.#best].map(valuesOf),
    );
    return { weights, state, best };
  }

  best(): Promise<Float32Array<ArrayBuffer>[]> {
    return valuesOf(this.#best);
  }

  dispose(): void {
    this.#discard();
    dispose(this.#best);
    this.#optimiser.dispose();
  }

  #inputs({ count, tiles, targets, weights }: Batch) {
    const { coefficients, frames } = this.#recipe.input;
    return [
      tiles.kind === 'resident'
        ? tiles.store.gather(Int32Array.from(tiles.numbers))
        : tensor4d(tiles.values, [count, coefficients, frames, 1]),
      tensor2d(targets, [count, outputsOf(this.#recipe)]),
      weights === null ? null : tensor1d(weights),
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
