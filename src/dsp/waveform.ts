/** How many peaks draw a track's waveform. */
export const PEAKS = 1_200;

/** Most buckets kept at once; when they are full, neighbours are joined and half of them is free. */
const CAPACITY = 8 * PEAKS;
const FIRST_BUCKET = 8; // samples

/**
 * The outline of a track whose length is not known beforehand. Buckets of equal length hold the
 * largest absolute sample; whenever all are in use, each two become one of twice the length. So a
 * track of any length ends with 4 to 8 buckets for each peak (fewer only under half a second).
 */
export class Waveform {
  readonly #buckets = new Float32Array(CAPACITY);
  #bucketLength = FIRST_BUCKET;
  #full = 0;
  /** The bucket being filled: its largest sample, and how many samples it still takes. */
  #largest = 0;
  #room = FIRST_BUCKET;

  push(samples: Float32Array): void {
    let at = 0;
    while (at < samples.length) {
      const end = Math.min(samples.length, at + this.#room);
      this.#room -= end - at;
      let largest = this.#largest;
      for (; at < end; at++) {
        const size = Math.abs(samples[at]);
        if (size > largest) largest = size;
      }
      this.#largest = largest;
      if (this.#room === 0) this.#closeBucket();
    }
  }

  /** The largest absolute sample so far, not limited to 1; NaN is passed over. */
  get highest(): number {
    let highest = this.#largest;
    for (let i = 0; i < this.#full; i++) highest = Math.max(highest, this.#buckets[i]);
    return highest;
  }

  /** PEAKS values in 0..1 evenly spread over all samples pushed; louder than full scale counts as 1. */
  peaks(): Float32Array<ArrayBuffer> {
    const used = this.#room < this.#bucketLength ? this.#full + 1 : this.#full;
    const bucket = (i: number) => (i < this.#full ? this.#buckets[i] : this.#largest);
    return Float32Array.from({ length: PEAKS }, (_, peak) => {
      const from = Math.floor((peak * used) / PEAKS);
      const end = Math.max(from + 1, Math.floor(((peak + 1) * used) / PEAKS));
      let largest = 0;
      for (let i = from; i < end && i < used; i++) largest = Math.max(largest, bucket(i));
      return Math.min(1, largest);
    });
  }

  #closeBucket(): void {
    this.#buckets[this.#full++] = this.#largest;
    if (this.#full === CAPACITY) {
      const buckets = this.#buckets;
      this.#full = CAPACITY / 2;
      for (let i = 0; i < this.#full; i++) buckets[i] = Math.max(buckets[2 * i], buckets[2 * i + 1]);
      this.#bucketLength *= 2;
    }
    this.#largest = 0;
    this.#room = this.#bucketLength;
  }
}
