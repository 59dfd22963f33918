import { type FeatureSet, tileValues } from './featureSets.ts';
import { Framer } from './framer.ts';
import { MiddleSamples, MOST_EXCERPT_SECONDS } from './middleSamples.ts';
import { PowerSpectrum } from './powerSpectrum.ts';
import type { Tiles } from './tileFormat.ts';
import type { FrameListener, TileMaker } from './tileMaker.ts';

/** [height, columns] row-major, of the samples of an excerpt. */
export type Picture = (excerpt: Float32Array) => Float32Array<ArrayBuffer>;

/** Makes one picture of the middle of a track, as one tile or as the tiles of its columns. */
export class ExcerptExtractor implements TileMaker {
  readonly #set: FeatureSet;
  readonly #picture: Picture;
  readonly #middle: MiddleSamples;
  readonly #frames: Framer;
  #samples = 0;

  /** @throws RangeError for a set without an excerpt */
  constructor(set: FeatureSet, picture: Picture, listener: FrameListener) {
    if (set.layout.kind === 'consecutive') throw new RangeError(`${set.id} has no excerpt.`);
    this.#set = set;
    this.#picture = picture;
    this.#middle = new MiddleSamples(set.layout.samples, MOST_EXCERPT_SECONDS * set.sampleRate);
    // The listener hears the whole track, whatever part of it becomes a tile.
    const spectrum = new PowerSpectrum(set.frameLength, 1 / set.frameLength);
    let frame = 0;
    this.#frames = new Framer(set.frameLength, set.frameLength, (samples, from) => {
      spectrum.take(samples, from);
      listener(spectrum.power, frame++);
    });
  }

  get samples(): number {
    return this.#samples;
  }

  push(samples: Float32Array): void {
    this.#samples += samples.length;
    this.#middle.push(samples);
    this.#frames.push(samples);
  }

  finish(): Tiles {
    const picture = this.#picture(this.#middle.finish());
    const { layout, height, frames } = this.#set;
    if (layout.kind !== 'columns') return { count: 1, values: picture };
    const columns = picture.length / height;
    const size = tileValues(this.#set);
    const values = new Float32Array(layout.step * size);
    for (let tile = 0; tile < layout.step; tile++) {
      for (let row = 0; row < height; row++) {
        for (let frame = 0; frame < frames; frame++) {
          values[tile * size + row * frames + frame] = picture[row * columns + frame * layout.step + tile];
        }
      }
    }
    return { count: layout.step, values };
  }
}
