import { Mfcc } from './mfcc.ts';
import {
  COEFFICIENTS,
  FRAME_LENGTH,
  HOP_LENGTH,
  MEL_BANDS,
  SAMPLE_RATE,
  TILE_FRAMES,
  TILE_SAMPLES,
  TILE_VALUES,
  type Tiles,
} from './tileFormat.ts';

/**
 * Told of each frame as it is computed: its power spectrum |X|²/N (bins 0..N/2, only valid during
 * the call) and its number in the track, from 0. Padding frames are not told of.
 */
export type FrameListener = (power: Float64Array, frame: number) => void;

/**
 * Makes tiles of one track whose mono samples (SAMPLE_RATE, −1..1) arrive in pieces of any length.
 * The result does not depend, to the last bit, on where the pieces were cut. Frames do not overlap
 * (HOP_LENGTH = FRAME_LENGTH), so at most one frame of samples is held back.
 *
 * A track shorter than one tile is zero-padded to one; what a longer one leaves after its last
 * whole tile is dropped.
 */
export class TileExtractor {
  readonly #mfcc = new Mfcc({
    sampleRate: SAMPLE_RATE,
    frameLength: FRAME_LENGTH,
    bands: MEL_BANDS,
    coefficients: COEFFICIENTS,
  });
  readonly #listener: FrameListener;
  /** Samples that wait for the rest of their frame. */
  readonly #held = new Float32Array(FRAME_LENGTH);
  #heldCount = 0;
  #frames = 0;
  #samples = 0;
  /** Tiles in the making, the last of them perhaps incomplete; grows by doubling. */
  #values: Float32Array<ArrayBuffer>;

  constructor(listener: FrameListener = () => {}) {
    this.#listener = listener;
    this.#values = new Float32Array(TILE_VALUES);
  }

  /** Samples pushed so far. */
  get samples(): number {
    return this.#samples;
  }

  /** Takes the next samples; copies what it keeps. */
  push(samples: Float32Array): void {
    this.#samples += samples.length;
    this.#take(samples, this.#listener);
  }

  /** The tiles of all samples pushed, in an array of its own. The extractor is spent after this. */
  finish(): Tiles {
    const missing = TILE_SAMPLES - this.#samples;
    if (missing > 0) {
      // The frame that the track ends in is the track's own; those after it are padding.
      const rest = this.#heldCount > 0 ? HOP_LENGTH - this.#heldCount : 0;
      this.#take(new Float32Array(rest), this.#listener);
      this.#take(new Float32Array(missing - rest), () => {});
    }
    const count = Math.floor(this.#frames / TILE_FRAMES);
    return { count, values: this.#values.slice(0, count * TILE_VALUES) };
  }

  #take(samples: Float32Array, listener: FrameListener): void {
    let at = 0;
    if (this.#heldCount > 0) {
      at = Math.min(FRAME_LENGTH - this.#heldCount, samples.length);
      this.#held.set(samples.subarray(0, at), this.#heldCount);
      this.#heldCount += at;
      if (this.#heldCount < FRAME_LENGTH) return;
      this.#frame(this.#held, 0, listener);
      this.#heldCount = 0;
    }
    for (; at + FRAME_LENGTH <= samples.length; at += HOP_LENGTH) this.#frame(samples, at, listener);
    this.#held.set(samples.subarray(at));
    this.#heldCount = samples.length - at;
  }

  #frame(samples: Float32Array, from: number, listener: FrameListener): void {
    const tile = Math.floor(this.#frames / TILE_FRAMES);
    const column = this.#frames % TILE_FRAMES;
    if ((tile + 1) * TILE_VALUES > this.#values.length) this.#grow();
    this.#mfcc.write(samples, from, this.#values, tile * TILE_VALUES + column, TILE_FRAMES);
    listener(this.#mfcc.power, this.#frames);
    this.#frames++;
  }

  #grow(): void {
    const wider = new Float32Array(this.#values.length * 2);
    wider.set(this.#values);
    this.#values = wider;
  }
}

/** The tiles of a whole track at once; bit for bit what a `TileExtractor` makes of it. */
export function tilesOf(samples: Float32Array): Tiles {
  const extractor = new TileExtractor();
  extractor.push(samples);
  return extractor.finish();
}
