import { tensor4d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { loadNet } from './artifact.ts';
import type { Ensemble, Standardiser } from './ensemble.ts';
import { pieceOf } from './netShape.ts';
import { netNames, type Recipe } from './recipe.ts';
import { standardise } from './standardiser.ts';

/** Most tiles that pass through a net at once: enough to fill a device, little memory. */
const PREDICTION_BATCH = 64;

/** The nets of one ensemble, loaded on the current backend. */
export class LoadedEnsemble {
  readonly #recipe: Recipe;
  readonly #standardiser: Standardiser;
  readonly #tags: number;
  readonly #models: readonly LayersModel[];

  private constructor(recipe: Recipe, standardiser: Standardiser, tags: number, models: readonly LayersModel[]) {
    this.#recipe = recipe;
    this.#standardiser = standardiser;
    this.#tags = tags;
    this.#models = models;
  }

  /** Columns are put in the order of `tags`. Throws `net-missing` when a tag has none. */
  static async load(
    ensemble: Pick<Ensemble, 'tags' | 'recipe' | 'standardiser' | 'nets'>,
  ): Promise<LoadedEnsemble> {
    const models: LayersModel[] = [];
    try {
      for (const name of netNames(ensemble.recipe, ensemble.tags)) {
        const net = ensemble.nets.find((candidate) => candidate.tag === name);
        if (net === undefined) throw new Error('net-missing');
        models.push(await loadNet(net));
      }
    } catch (error) {
      for (const model of models) model.dispose();
      throw error;
    }
    return new LoadedEnsemble(ensemble.recipe, ensemble.standardiser, ensemble.tags.length, models);
  }

  /**
   * Confidences in 0..1 of shape [count, tags] row-major.
   * @param values [count, coefficients, frames], not standardised; left untouched
   */
  async predict(values: Float32Array, count: number): Promise<Float32Array<ArrayBuffer>> {
    const { coefficients, frames } = this.#recipe.input;
    const size = coefficients * frames;
    const tags = this.#tags;
    const confidences = new Float32Array(count * tags);
    const piece = pieceOf(this.#recipe, PREDICTION_BATCH);
    for (let from = 0; from < count; from += piece) {
      const length = Math.min(piece, count - from);
      const scaled = new Float32Array(length * size);
      standardise(values.subarray(from * size, (from + length) * size), scaled, this.#standardiser, frames);
      const outputs = tidy(() => {
        const batch = tensor4d(scaled, [length, coefficients, frames, 1]);
        return this.#models.map(
          (model) => model.predict(batch, { batchSize: piece }) as Tensor2D,
        );
      });
      let first = 0;
      for (const output of outputs) {
        const rows = await output.data();
        const columns = output.shape[1];
        output.dispose();
        for (let i = 0; i < length; i++) {
          for (let column = 0; column < columns; column++) {
            confidences[(from + i) * tags + first + column] = rows[i * columns + column];
          }
        }
        first += columns;
      }
    }
    return confidences;
  }

  dispose(): void {
    for (const model of this.#models) model.dispose();
  }
}
