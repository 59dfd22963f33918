/**
 * Fourier transform of real signals whose length is a power of two.
 *
 * The N real samples are read as N/2 complex ones (even samples real, odd ones imaginary), go
 * through a complex transform of half the length, and are untangled after it. The complex transform
 * is Stockham's self-sorting one with radix 4 (one radix-2 pass where the length is not a power of
 * four), so that nothing has to be bit-reversed. Formulas: Van Loan, "Computational Frameworks for
 * the Fast Fourier Transform" (1992), sections 1.7 (Stockham) and 4.3 (real data).
 *
 * Every table and work array is made once, in the constructor; a transform allocates nothing. Doubles
 * throughout: they cost no more than floats in JavaScript, which would widen each value it reads.
 */
export class RealFft {
  /** Number of real samples, N. */
  readonly size: number;
  /** Real parts of bins 0..N/2 of the last transform; overwritten by the next. */
  readonly re: Float64Array;
  /** Imaginary parts of bins 0..N/2 of the last transform; overwritten by the next. */
  readonly im: Float64Array;

  readonly #half: number;
  /** cos and sin of 2πk/(N/2) for k in 0..N/2 − 1, the twiddles of the complex transform. */
  readonly #cos: Float64Array;
  readonly #sin: Float64Array;
  /** cos and sin of 2πk/N for k in 0..N/4, to untangle the two halves. */
  readonly #realCos: Float64Array;
  readonly #realSin: Float64Array;
  readonly #work: readonly [Float64Array, Float64Array, Float64Array, Float64Array];

  /** @throws RangeError unless `size` is a power of two of at least 4. */
  constructor(size: number) {
    if (!Number.isInteger(Math.log2(size)) || size < 4) {
      throw new RangeError(`An FFT of ${size} samples: the size must be a power of two from 4 on.`);
    }
    const half = size / 2;
    this.size = size;
    this.#half = half;
    this.re = new Float64Array(half + 1);
    this.im = new Float64Array(half + 1);
    this.#cos = around(Math.cos, half, half);
    this.#sin = around(Math.sin, half, half);
    this.#realCos = around(Math.cos, size, half / 2 + 1);
    this.#realSin = around(Math.sin, size, half / 2 + 1);
    this.#work = [
      new Float64Array(half),
      new Float64Array(half),
      new Float64Array(half),
      new Float64Array(half),
    ];
  }

  /**
   * Transforms `input` (N real samples) into `re` and `im`: X[k] = Σ x[n] e^(−2πikn/N), unscaled,
   * for k in 0..N/2. `input` is left as it was.
   */
  transform(input: Float64Array): void {
    const half = this.#half;
    let [re, im, nextRe, nextIm] = this.#work;
    for (let k = 0; k < half; k++) {
      re[k] = input[2 * k];
      im[k] = input[2 * k + 1];
    }
    let length = half;
    let stride = 1;
    while (length > 1) {
      if (length === 2) {
        radix2(re, im, nextRe, nextIm, stride);
        length = 1;
      } else {
        radix4(re, im, nextRe, nextIm, length, stride, this.#cos, this.#sin);
        length /= 4;
        stride *= 4;
      }
      [re, im, nextRe, nextIm] = [nextRe, nextIm, re, im];
    }
    this.#untangle(re, im);
  }

  /** Splits the half-length spectrum Z into that of the even and of the odd samples, and joins them. */
  #untangle(zRe: Float64Array, zIm: Float64Array): void {
    const { re, im } = this;
    const half = this.#half;
    const cos = this.#realCos;
    const sin = this.#realSin;
    re[0] = zRe[0] + zIm[0];
    im[0] = 0;
    re[half] = zRe[0] - zIm[0];
    im[half] = 0;
    for (let k = 1, mirror = half - 1; k <= mirror; k++, mirror--) {
      const aRe = zRe[k];
      const aIm = zIm[k];
      const bRe = zRe[mirror];
      const bIm = zIm[mirror];
      const evenRe = 0.5 * (aRe + bRe);
      const evenIm = 0.5 * (aIm - bIm);
      const oddRe = 0.5 * (aIm + bIm);
      const oddIm = 0.5 * (bRe - aRe);
      const c = cos[k];
      const s = sin[k];
      const turnedRe = oddRe * c + oddIm * s;
      const turnedIm = oddIm * c - oddRe * s;
      re[k] = evenRe + turnedRe;
      im[k] = evenIm + turnedIm;
      re[mirror] = evenRe - turnedRe;
      im[mirror] = turnedIm - evenIm;
    }
  }
}

/** The first `count` values of `wave` on a circle of `steps` steps. */
function around(wave: (angle: number) => number, steps: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => wave((2 * Math.PI * k) / steps));
}

/** The last pass where one factor of two is left: sums and differences, no twiddles. */
function radix2(
  re: Float64Array,
  im: Float64Array,
  outRe: Float64Array,
  outIm: Float64Array,
  stride: number,
): void {
  for (let q = 0; q < stride; q++) {
    const aRe = re[q];
    const aIm = im[q];
    const bRe = re[q + stride];
    const bIm = im[q + stride];
    outRe[q] = aRe + bRe;
    outIm[q] = aIm + bIm;
    outRe[q + stride] = aRe - bRe;
    outIm[q + stride] = aIm - bIm;
  }
}

/**
 * One pass: `stride` interleaved transforms of `length` become 4 × stride of length / 4.
 * `cos` and `sin` hold the circle in length × stride steps.
 */
function radix4(
  re: Float64Array,
  im: Float64Array,
  outRe: Float64Array,
  outIm: Float64Array,
  length: number,
  stride: number,
  cos: Float64Array,
  sin: Float64Array,
): void {
  const quarter = length / 4;
  const step = quarter * stride; // distance between the four inputs of a butterfly
  for (let p = 0; p < quarter; p++) {
    const turn = p * stride;
    const c1 = cos[turn];
    const s1 = sin[turn];
    const c2 = cos[2 * turn];
    const s2 = sin[2 * turn];
    const c3 = cos[3 * turn];
    const s3 = sin[3 * turn];
    const from = p * stride;
    const to = 4 * p * stride;
    for (let q = 0; q < stride; q++) {
      const i = from + q;
      const o = to + q;
      const aRe = re[i];
      const aIm = im[i];
      const bRe = re[i + step];
      const bIm = im[i + step];
      const cRe = re[i + 2 * step];
      const cIm = im[i + 2 * step];
      const dRe = re[i + 3 * step];
      const dIm = im[i + 3 * step];
      const sumRe = aRe + cRe;
      const sumIm = aIm + cIm;
      const differenceRe = aRe - cRe;
      const differenceIm = aIm - cIm;
      const crossSumRe = bRe + dRe;
      const crossSumIm = bIm + dIm;
      const crossRe = bRe - dRe;
      const crossIm = bIm - dIm;
      outRe[o] = sumRe + crossSumRe;
      outIm[o] = sumIm + crossSumIm;
      const firstRe = differenceRe + crossIm;
      const firstIm = differenceIm - crossRe;
      outRe[o + stride] = firstRe * c1 + firstIm * s1;
      outIm[o + stride] = firstIm * c1 - firstRe * s1;
      const secondRe = sumRe - crossSumRe;
      const secondIm = sumIm - crossSumIm;
      outRe[o + 2 * stride] = secondRe * c2 + secondIm * s2;
      outIm[o + 2 * stride] = secondIm * c2 - secondRe * s2;
      const thirdRe = differenceRe - crossIm;
      const thirdIm = differenceIm + crossRe;
      outRe[o + 3 * stride] = thirdRe * c3 + thirdIm * s3;
      outIm[o + 3 * stride] = thirdIm * c3 - thirdRe * s3;
    }
  }
}
