/** The mean level of samples that arrive in pieces. */
export class Level {
  #squares = 0;
  #count = 0;

  push(samples: Float32Array): void {
    // Four sums, because each addition waits for the one before it into the same sum.
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let i = 0;
    for (; i + 3 < samples.length; i += 4) {
      a += samples[i] * samples[i];
      b += samples[i + 1] * samples[i + 1];
      c += samples[i + 2] * samples[i + 2];
      d += samples[i + 3] * samples[i + 3];
    }
    for (; i < samples.length; i++) a += samples[i] * samples[i];
    this.#squares += a + b + c + d;
    this.#count += samples.length;
  }

  /** Whether no sample was NaN or infinite. */
  get finite(): boolean {
    return Number.isFinite(this.#squares);
  }

  /** Root mean square in dB relative to a full-scale square wave; −Infinity for digital silence. */
  get decibels(): number {
    return this.#count === 0 ? -Infinity : 10 * Math.log10(this.#squares / this.#count);
  }
}
