import { hann } from './hann.ts';
import { RealFft } from './realFft.ts';

/** Power spectra of single frames under a periodic Hann window. A frame allocates nothing. */
export class PowerSpectrum {
  readonly frameLength: number;
  /** |X|² × scale of the last frame, bins 0..N/2; overwritten by the next. */
  readonly power: Float64Array;

  readonly #scale: number;
  readonly #window: Float64Array;
  readonly #fft: RealFft;
  readonly #frame: Float64Array;

  /**
   * @param frameLength samples, a power of two
   * @param scale factor on |X|²: 1/N where power shall not grow with the frame, 1 for librosa's
   * @throws RangeError when the frame length is no power of two
   */
  constructor(frameLength: number, scale: number) {
    this.frameLength = frameLength;
    this.power = new Float64Array(frameLength / 2 + 1);
    this.#scale = scale;
    this.#window = hann(frameLength);
    this.#fft = new RealFft(frameLength);
    this.#frame = new Float64Array(frameLength);
  }

  /** Takes the frame of `samples` that begins at index `from`; the caller sees that it is all there. */
  take(samples: Float32Array, from: number): void {
    const frame = this.#frame;
    const window = this.#window;
    for (let n = 0; n < frame.length; n++) frame[n] = samples[from + n] * window[n];
    this.#fft.transform(frame);
    const { re, im } = this.#fft;
    const power = this.power;
    const scale = this.#scale;
    for (let k = 0; k < power.length; k++) power[k] = (re[k] * re[k] + im[k] * im[k]) * scale;
  }
}
