import { tensor4d, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { model as modelOf, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import { loadNet } from './artifact.ts';
import type { NetArtifact, Standardiser } from './ensemble.ts';
import { occludedTiles, type Occlusion } from './inspectionOcclusion.ts';
import { pieceOf } from './netShape.ts';
import type { Recipe } from './recipe.ts';
import { standardise } from './standardiser.ts';

/** Most tiles that pass through the net at once. */
const BATCH = 64;

/** One net, and what it takes to feed it. */
export interface InspectedNet {
  readonly recipe: Pick<Recipe, 'input' | 'convolutions'>;
  readonly standardiser: Standardiser;
  readonly net: Pick<NetArtifact, 'topology' | 'weightSpecs' | 'weights'>;
  /** The column of the net's output that is asked about: 0 unless one net answers for all tags. */
  readonly output: number;
}

/** The kernels of the first convolution: `values` [count, height, width], row-major. */
export interface Filters {
  readonly count: number;
  /** Along the coefficients. */
  readonly height: number;
  /** Along the frames. */
  readonly width: number;
  readonly values: Float32Array<ArrayBuffer>;
}

/** What a block of convolution, ReLU and pool makes of a tile: `values` [channels, height, width], row-major, never negative. */
export interface FeatureMaps {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly values: Float32Array<ArrayBuffer>;
}

/** A tile on its way through a net. */
export interface TileInspection {
  /** One entry a block, in order; none for a net without convolutions. */
  readonly blocks: readonly FeatureMaps[];
  /** 0..1 */
  readonly confidence: number;
}

/** Confidences with parts of the tiles blanked out. */
export interface OccludedConfidences {
  /** Of the untouched tiles, one each, 0..1. */
  readonly whole: Float32Array<ArrayBuffer>;
  /** [tiles, positions] row-major, 0..1. */
  readonly occluded: Float32Array<ArrayBuffer>;
}

/** Looks into one net, loaded on the current backend. Reads the saved model alone, so that it shows what predicts. */
export class Inspection {
  readonly #subject: InspectedNet;
  readonly #model: LayersModel;
  /** The same layers, putting out the maps after every pool before the confidences. */
  readonly #opened: LayersModel;

  private constructor(subject: InspectedNet, model: LayersModel) {
    this.#subject = subject;
    this.#model = model;
    const pools = model.layers.filter((layer) => layer.getClassName() === 'MaxPooling2D');
    const maps = pools.map(({ output }) => output as SymbolicTensor);
    this.#opened = modelOf({ inputs: model.inputs, outputs: [...maps, ...model.outputs] });
  }

  static async load(subject: InspectedNet): Promise<Inspection> {
    return new Inspection(subject, await loadNet(subject.net));
  }

  /** Null when the net has no convolution. */
  async filters(): Promise<Filters | null> {
    const layer = this.#model.layers.find((candidate) => candidate.getClassName() === 'Conv2D');
    if (layer === undefined) return null;
    const kernel = layer.getWeights()[0]; // owned by the model
    const [height, width, inputs, count] = kernel.shape;
    const data = await kernel.data();
    const values = new Float32Array(count * height * width);
    // The first layer has one input channel: [height, width, 1, count] → [count, height, width].
    for (let place = 0; place < height * width; place++) {
      for (let filter = 0; filter < count; filter++) {
        values[filter * height * width + place] = data[place * inputs * count + filter];
      }
    }
    return { count, height, width, values };
  }

  /** @param tile [coefficients, frames], not standardised */
  async tile(tile: Float32Array): Promise<TileInspection> {
    const { coefficients, frames } = this.#subject.recipe.input;
    const outputs = tidy(() => {
      const values = tensor4d(this.#standardised(tile), [1, coefficients, frames, 1]);
      return [this.#opened.predict(values)].flat();
    });
    const data = await Promise.all(outputs.map((output) => output.data()));
    const blocks = outputs.slice(0, -1).map((output, index) => channelsFirst(output as Tensor4D, data[index]));
    for (const output of outputs) output.dispose();
    return { blocks, confidence: data[data.length - 1][this.#subject.output] };
  }

  /**
   * Confidences of tiles in which stretches of frames were replaced by the training mean, which is
   * zero after standardising. (Zeiler & Fergus, 2014, with a blank as high as the tile.)
   *
   * @param values [count, coefficients, frames], not standardised; left untouched
   */
  async occlude(values: Float32Array, count: number, occlusion: Occlusion): Promise<OccludedConfidences> {
    const { coefficients, frames } = this.#subject.recipe.input;
    const size = coefficients * frames;
    const tiles = this.#standardised(values);
    const variants = occlusion.starts.length + 1;
    const whole = new Float32Array(count);
    const occluded = new Float32Array(count * occlusion.starts.length);
    for (let tile = 0; tile < count; tile++) {
      const batch = occludedTiles(tiles.subarray(tile * size, (tile + 1) * size), frames, occlusion);
      const confidences = await this.#predict(batch, variants);
      whole[tile] = confidences[0];
      occluded.set(confidences.subarray(1), tile * occlusion.starts.length);
    }
    return { whole, occluded };
  }

  dispose(): void {
    // Both models hold the same layers, which must not be disposed of twice.
    this.#opened.dispose();
  }

  async #predict(standardised: Float32Array, count: number): Promise<Float32Array> {
    const { coefficients, frames } = this.#subject.recipe.input;
    const output = tidy(() => {
      const batch = tensor4d(standardised, [count, coefficients, frames, 1]);
      return this.#model.predict(batch, { batchSize: pieceOf(this.#subject.recipe, BATCH) }) as Tensor;
    });
    const rows = await output.data();
    const columns = output.shape[1] ?? 1;
    output.dispose();
    return Float32Array.from({ length: count }, (_, tile) => rows[tile * columns + this.#subject.output]);
  }

  #standardised(values: Float32Array): Float32Array<ArrayBuffer> {
    const scaled = new Float32Array(values.length);
    standardise(values, scaled, this.#subject.standardiser, this.#subject.recipe.input.frames);
    return scaled;
  }
}

/** [1, height, width, channels] → [channels, height, width]. */
function channelsFirst({ shape: [, height, width, channels] }: Tensor4D, data: ArrayLike<number>): FeatureMaps {
  const places = height * width;
  const values = new Float32Array(places * channels);
  for (let place = 0; place < places; place++) {
    for (let channel = 0; channel < channels; channel++) {
      values[channel * places + place] = data[place * channels + channel];
    }
  }
  return { channels, height, width, values };
}
