/** How frequencies are spread over mel bands. */
export interface MelScale {
  /** Mel of a frequency in Hz. */
  readonly melOf: (frequency: number) => number;
  /** Frequency in Hz of a mel. */
  readonly hertzOf: (mel: number) => number;
  /** What the triangle of a band is scaled to: 1 at its peak, or 1 in area (in Hz). */
  readonly unit: 'height' | 'area';
}

/** Mel of a frequency in Hz, O'Shaughnessy's scale with natural logarithm: m = 1127 ln(1 + f/700). */
export function melOfHertz(frequency: number): number {
  return 1127 * Math.log1p(frequency / 700);
}

/** Frequency in Hz of a mel: f = 700 (e^(m/1127) − 1). */
export function hertzOfMel(mel: number): number {
  return 700 * Math.expm1(mel / 1127);
}

/** The film-score ensemble's. */
export const FILM_SCORE_MEL: MelScale = { melOf: melOfHertz, hertzOf: hertzOfMel, unit: 'height' };

const LINEAR_HERTZ = 200 / 3; // per mel, below the break
const BREAK_HERTZ = 1_000;
const BREAK_MEL = BREAK_HERTZ / LINEAR_HERTZ;
const LOG_STEP = Math.log(6.4) / 27; // per mel, above the break

/**
 * Slaney's scale (Auditory Toolbox, 1998), librosa's default: linear below 1,000 Hz, logarithmic
 * above, and triangles of equal area.
 */
export const SLANEY_MEL: MelScale = {
  melOf: (frequency) =>
    frequency < BREAK_HERTZ ? frequency / LINEAR_HERTZ : BREAK_MEL + Math.log(frequency / BREAK_HERTZ) / LOG_STEP,
  hertzOf: (mel) => (mel < BREAK_MEL ? mel * LINEAR_HERTZ : BREAK_HERTZ * Math.exp((mel - BREAK_MEL) * LOG_STEP)),
  unit: 'area',
};

/**
 * The `bands` + 2 corners in Hz of triangles that are evenly spaced in mel from 0 Hz to the Nyquist
 * frequency: band b rises from corner b, peaks at b + 1 and ends at b + 2.
 */
export function melCorners(bands: number, sampleRate: number, { melOf, hertzOf }: MelScale): Float64Array<ArrayBuffer> {
  const top = melOf(sampleRate / 2);
  return Float64Array.from({ length: bands + 2 }, (_, i) => hertzOf((top * i) / (bands + 1)));
}
