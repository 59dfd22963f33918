import { RealFft } from './realFft.ts';
import { FRAME_LENGTH } from './tileFormat.ts';

const HALF = FRAME_LENGTH / 2;
/** Phases that are drawn from: far finer than an ear or a band's energy can tell. */
const PHASES = 4096;

/**
 * Periods of noise with a given spectrum: FRAME_LENGTH samples that may be repeated without a seam.
 *
 * Period i is the inverse Fourier transform of the given amplitudes with phases drawn from a
 * generator that (`seed`, i) starts, so that it can be made again, in any order, with another
 * spectrum but the same phases.
 */
export class NoisePeriods {
  readonly #seed: number;
  readonly #fft = new RealFft(FRAME_LENGTH);
  /** One turn of cosine; the sine lies a quarter of the table earlier. */
  readonly #wave = Float64Array.from({ length: PHASES }, (_, i) => Math.cos((2 * Math.PI * i) / PHASES));
  readonly #hartley = new Float64Array(FRAME_LENGTH);

  /** @param seed any integer */
  constructor(seed: number) {
    this.#seed = seed;
  }

  /**
   * Writes period `number` (an integer) into `out`, FRAME_LENGTH samples, whose power spectrum
   * |X|²/N is the square of `amplitudes`, bins 0..N/2.
   */
  write(number: number, amplitudes: Float64Array, out: Float64Array): void {
    // A real signal is the Hartley transform of its own Hartley transform cas(X) = Re X − Im X, and
    // one real FFT gives that transform: the inverse needs no second kind of FFT.
    const hartley = this.#hartley;
    const wave = this.#wave;
    let state = startOf(this.#seed, number);
    hartley[0] = (state & 1) === 0 ? amplitudes[0] : -amplitudes[0];
    hartley[HALF] = (state & 2) === 0 ? amplitudes[HALF] : -amplitudes[HALF];
    for (let k = 1; k < HALF; k++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      const phase = state >>> 20;
      const re = amplitudes[k] * wave[phase];
      const im = amplitudes[k] * wave[(phase + (3 * PHASES) / 4) % PHASES];
      hartley[k] = re - im;
      hartley[FRAME_LENGTH - k] = re + im;
    }
    this.#fft.transform(hartley);
    const { re, im } = this.#fft;
    const scale = 1 / Math.sqrt(FRAME_LENGTH);
    for (let n = 0; n <= HALF; n++) out[n] = (re[n] - im[n]) * scale;
    for (let n = HALF + 1; n < FRAME_LENGTH; n++) {
      out[n] = (re[FRAME_LENGTH - n] + im[FRAME_LENGTH - n]) * scale;
    }
  }
}

/** The first state of the generator (Marsaglia's xorshift32, never 0) for one period: a mix of both numbers. */
function startOf(seed: number, number: number): number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(number + 1, 0xc2b2ae35);
  state = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  state = Math.imul(state ^ (state >>> 15), 0xd35a2d97);
  state ^= state >>> 15;
  return state === 0 ? 1 : state;
}
