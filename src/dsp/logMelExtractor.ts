import { Framer } from './framer.ts';
import { GrowingTiles } from './growingTiles.ts';
import { LOG_MEL_BANDS, LOG_MEL_FRAME, LOG_MEL_FRAMES, LOG_MEL_HOP, LOG_MEL_RATE, LOG_MEL_TILE_SAMPLES } from './logMelFormat.ts';
import { MelFilters } from './melFilters.ts';
import { ENERGY_FLOOR } from './mfcc.ts';
import { PowerSpectrum } from './powerSpectrum.ts';
import type { Tiles } from './tileFormat.ts';
import type { FrameListener, TileMaker } from './tileMaker.ts';

/** So many frames begin where frames that do not overlap would. */
const FRAMES_APART = LOG_MEL_FRAME / LOG_MEL_HOP;

/**
 * Makes log-mel tiles, [tile][band][frame]: natural logarithm of the mel energies (power |X|²/N, the
 * film-score mel scale with 64 bands, at least `ENERGY_FLOOR`) minus the track's mean level. That
 * level is the mean of all log energies over the track's own frames, the dropped remainder among
 * them, padding not: a track and the same track turned down have the same tiles, but for what falls
 * under the floor.
 *
 * Two tiles cover the samples of one film-score tile. The last frame of a tile reaches half a frame
 * into the next; after the end of the track there are zeros.
 */
export class LogMelExtractor implements TileMaker {
  readonly #spectrum = new PowerSpectrum(LOG_MEL_FRAME, 1 / LOG_MEL_FRAME);
  readonly #filters = new MelFilters(LOG_MEL_BANDS, LOG_MEL_FRAME, LOG_MEL_RATE);
  readonly #energies = new Float64Array(LOG_MEL_BANDS);
  readonly #tiles = new GrowingTiles(LOG_MEL_BANDS, LOG_MEL_FRAMES);
  readonly #framer = new Framer(LOG_MEL_FRAME, LOG_MEL_HOP, (samples, from) => this.#frame(samples, from));
  readonly #listener: FrameListener;
  #frames = 0;
  #samples = 0;
  /** Sum over the track's own frames of their mean log energy. */
  #level = 0;
  #own = 0;

  constructor(listener: FrameListener) {
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
    const count = Math.max(1, Math.floor(this.#samples / LOG_MEL_TILE_SAMPLES));
    const missing = count * LOG_MEL_TILE_SAMPLES + LOG_MEL_FRAME - LOG_MEL_HOP - this.#samples;
    if (missing > 0) this.#framer.push(new Float32Array(missing));
    const values = this.#tiles.take(count);
    const level = this.#level / Math.max(1, this.#own);
    for (let i = 0; i < values.length; i++) values[i] -= level;
    return { count, values };
  }

  #frame(samples: Float32Array, from: number): void {
    const energies = this.#energies;
    this.#spectrum.take(samples, from);
    this.#filters.apply(this.#spectrum.power, energies);
    const { values, to, step } = this.#tiles.column(this.#frames);
    let sum = 0;
    for (let band = 0; band < LOG_MEL_BANDS; band++) {
      const log = Math.log(Math.max(energies[band], ENERGY_FLOOR));
      values[to + band * step] = log;
      sum += log;
    }
    if (this.#frames * LOG_MEL_HOP < this.#samples) {
      this.#level += sum / LOG_MEL_BANDS;
      this.#own++;
      if (this.#frames % FRAMES_APART === 0) this.#listener(this.#spectrum.power, this.#frames / FRAMES_APART);
    }
    this.#frames++;
  }
}
