/** One training step of a net, as we make it and as stock tfjs does. */
import {
  dispose,
  tensor,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
  train,
  valueAndGrads,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { logits } from '../../src/nets/forward.ts';
import { buildModel, setWeightValues } from '../../src/nets/model.ts';
import { Nesterov } from '../../src/nets/nesterov.ts';
import { summedLoss } from '../../src/nets/objectives.ts';
import { stream } from '../../src/nets/random.ts';
import type { Recipe } from '../../src/nets/recipe.ts';
import { weightShapes } from '../../src/nets/netShape.ts';
import { initialWeights } from '../../src/nets/weights.ts';

const LEARNING_RATE = 1e-3;
const MOMENTUM = 0.9;

export interface TrainingStep {
  /** One step on a fixed batch; resolves with its mean loss, when the backend is done. */
  run(): Promise<number>;
  dispose(): void;
}

function tilesOf({ input: { coefficients, frames } }: Recipe, batch: number): Tensor4D {
  const random = stream(1, 'bench');
  const values = Float32Array.from({ length: batch * coefficients * frames }, () => random.uniform() * 2 - 1);
  return tensor4d(values, [batch, coefficients, frames, 1]);
}

function targetsOf(batch: number): Float32Array {
  return Float32Array.from({ length: batch }, (_, index) => index % 2);
}

/** Our forward pass, gradients and Nesterov step, on the current backend. */
export class OwnStep implements TrainingStep {
  readonly #recipe: Recipe;
  readonly #batch: number;
  readonly #tiles: Tensor4D;
  readonly #targets: Tensor1D;
  readonly #optimiser: Nesterov;
  #count = 0;

  constructor(recipe: Recipe, batch: number) {
    this.#recipe = recipe;
    this.#batch = batch;
    this.#tiles = tilesOf(recipe, batch);
    this.#targets = tensor1d(targetsOf(batch));
    const shapes = weightShapes(recipe);
    const values = initialWeights(recipe, 1, 'bench');
    this.#optimiser = new Nesterov(values.map((value, index) => tensor(value, [...shapes[index]])));
  }

  async run(): Promise<number> {
    const { value, grads } = this.gradients();
    this.#optimiser.step(grads, LEARNING_RATE / this.#batch, MOMENTUM);
    const [loss] = await value.data();
    // The loss alone would not wait for the update.
    await this.#optimiser.weights[0].data();
    dispose([...grads, value]);
    return loss / this.#batch;
  }

  /** Summed loss and its gradients; the caller disposes of them. */
  gradients(): { value: Tensor; grads: Tensor[] } {
    const key = { seed: 1, tag: 'bench', step: this.#count++, firstTile: 0 };
    const recipe = this.#recipe;
    return tidy(() =>
      valueAndGrads((...weights: Tensor[]) =>
        summedLoss(recipe.objective, logits(recipe, weights, this.#tiles, key), this.#targets),
      )([...this.#optimiser.weights]),
    );
  }

  dispose(): void {
    dispose([this.#tiles, this.#targets]);
    this.#optimiser.dispose();
  }
}

/** The same net as a layers model, trained by tfjs as its documentation says. */
export class StockStep implements TrainingStep {
  readonly #model: LayersModel;
  readonly #tiles: Tensor4D;
  readonly #targets: Tensor2D;

  constructor(recipe: Recipe, batch: number) {
    this.#model = buildModel(recipe);
    setWeightValues(this.#model, recipe, initialWeights(recipe, 1, 'bench'));
    this.#model.compile({ optimizer: train.momentum(LEARNING_RATE, MOMENTUM, true), loss: 'meanSquaredError' });
    this.#tiles = tilesOf(recipe, batch);
    this.#targets = tensor2d(targetsOf(batch), [batch, 1]);
  }

  async run(): Promise<number> {
    const loss = (await this.#model.trainOnBatch(this.#tiles, this.#targets)) as number;
    await this.#model.getWeights()[0].data();
    return loss;
  }

  dispose(): void {
    dispose([this.#tiles, this.#targets]);
    this.#model.dispose();
  }
}
