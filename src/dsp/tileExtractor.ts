import { Framer } from './framer.ts';
import { GrowingTiles } from './growingTiles.ts';
import { Mfcc } from './mfcc.ts';
import {
  COEFFICIENTS,
  FRAME_LENGTH,
  HOP_LENGTH,
  MEL_BANDS,
  SAMPLE_RATE,
  TILE_FRAMES,
  TILE_SAMPLES,
  type Tiles,
} from './tileFormat.ts';
import type { FrameListener, TileMaker } from './tileMaker.ts';

/**
 * Makes tiles of one track whose mono samples (SAMPLE_RATE, −1..1) arrive in pieces of any length.
 * The result does not depend, to the last bit, on where the pieces were cut. Frames do not overlap
 * (HOP_LENGTH = FRAME_LENGTH), so at most one frame of samples is held back.
 *
 * A track shorter than one tile is zero-padded to one; what a longer one leaves after its last
 * whole tile is dropped.
 */
export class TileExtractor implements TileMaker {
  readonly #mfcc = new Mfcc({
    sampleRate: SAMPLE_RATE,
    frameLength: FRAME_LENGTH,
    bands: MEL_BANDS,
    coefficients: COEFFICIENTS,
  });
  readonly #tiles = new GrowingTiles(COEFFICIENTS, TILE_FRAMES);
  readonly #framer = new Framer(FRAME_LENGTH, HOP_LENGTH, (samples, from) => this.#frame(samples, from));
  readonly #listener: FrameListener;
  #frames = 0;
  #samples = 0;

  constructor(listener: FrameListener = () => {}) {
    this.#listener = listener;
  }

  get samples(): number {
    return this.#samples;
  }

  push(samples: Float32Array): void {
    this.#samples += samples.length;
    this.#framer.push(samples);
  }

  finish(): Tiles {
    const missing = TILE_SAMPLES - this.#samples;
    if (missing > 0) this.#framer.push(new Float32Array(missing));
    const count = Math.floor(this.#frames / TILE_FRAMES);
    return { count, values: this.#tiles.take(count) };
  }

  #frame(samples: Float32Array, from: number): void {
    const { values, to, step } = this.#tiles.column(this.#frames);
    this.#mfcc.write(samples, from, values, to, step);
    // The frame that a short track ends in is the track's own; those after it are padding.
    if (this.#frames * HOP_LENGTH < this.#samples) this.#listener(this.#mfcc.power, this.#frames);
    this.#frames++;
  }
}

/** The tiles of a whole track at once; bit for bit what a `TileExtractor` makes of it. */
export function tilesOf(samples: Float32Array): Tiles {
  const extractor = new TileExtractor();
  extractor.push(samples);
  return extractor.finish();
}
