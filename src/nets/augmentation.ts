/**
 * Changes to the tiles a net learns from. Everything is drawn by (seed, net, epoch, place in the
 * epoch), so neither backend nor batch nor order of computing changes a draw. Validation and
 * prediction never see any of it.
 */
import { type Stream, stream } from './random.ts';
import type { FeatureSetId } from '../dsp/featureSetId.ts';
import { NEPERS, OVERLAY_GAIN } from './overlay.ts';
import type { Augmentation } from './recipe.ts';

export function augments(augmentation: Augmentation): boolean {
  return Object.values(augmentation).some((strength) => strength > 0);
}

/** A stretch of rows or frames that is blanked. */
export interface Mask {
  readonly start: number;
  /** 0: nothing is blanked. */
  readonly length: number;
}

/** What happens to one tile in one epoch. */
export interface TileDraw {
  /** Frames by which the tile starts later (negative: earlier), as far as its track reaches. */
  readonly shift: number;
  readonly frames: Mask;
  readonly coefficients: Mask;
  /** Decibels from the lowest mel band to the highest. */
  readonly tilt: number;
  /** The place that is mixed in, and its share 0..1; null for none. */
  readonly partner: { readonly place: number; readonly share: number } | null;
  /** The place that sounds over it, and how many decibels louder than it is; null for none. */
  readonly overlay: { readonly place: number; readonly gain: number } | null;
}

export interface DrawKey {
  readonly seed: number;
  /** The net's name. */
  readonly tag: string;
  readonly epoch: number;
}

export interface TileShape {
  readonly coefficients: number;
  readonly frames: number;
}

/** The draw for position `position` of the epoch's order; `places` are those a partner may come from. */
export function drawTile(augmentation: Augmentation, { seed, tag, epoch }: DrawKey, position: number, places: number, shape: TileShape): TileDraw {
  const random = (kind: string) => stream(seed, 'augment', kind, tag, epoch, position);
  const { shift, timeMask, coefficientMask, tilt, mixup, overlay } = augmentation;
  return {
    shift: shift === 0 ? 0 : random('shift').integer(2 * shift + 1) - shift,
    frames: drawMask(random('time'), timeMask, shape.frames),
    coefficients: drawMask(random('coefficients'), coefficientMask, shape.coefficients),
    tilt: tilt === 0 ? 0 : tilt * (2 * random('tilt').uniform() - 1),
    partner: mixup === 0 ? null : drawPartner(random('mixup'), mixup, places),
    overlay: overlay === 0 ? null : drawOverlay(random('overlay'), overlay, places),
  };
}

/** Length uniform in 0 … most, then start uniform where it fits (SpecAugment, Park et al. 2019). */
function drawMask(random: Stream, most: number, size: number): Mask {
  if (most === 0) return { start: 0, length: 0 };
  const length = random.integer(Math.min(most, size) + 1);
  return { start: random.integer(size - length + 1), length };
}

function drawPartner(random: Stream, strength: number, places: number): { place: number; share: number } {
  const place = random.integer(places);
  const [one, other] = [drawGamma(random, strength), drawGamma(random, strength)];
  // Both can underflow for a very small strength; then one of the two tiles stands alone.
  return { place, share: one + other > 0 ? one / (one + other) : random.integer(2) };
}

function drawOverlay(random: Stream, chance: number, places: number): { place: number; gain: number } | null {
  if (random.uniform() >= chance) return null;
  return { place: random.integer(places), gain: OVERLAY_GAIN * (2 * random.uniform() - 1) };
}

/** Gamma(shape, 1) by Marsaglia & Tsang 2000, with their boost for shapes below 1. */
function drawGamma(random: Stream, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Blanks a stretch of frames and one of coefficients with 0, the training mean of a standardised tile. */
export function maskTile(tile: Float32Array, { frames: count }: TileShape, draw: Pick<TileDraw, 'frames' | 'coefficients'>): void {
  const { frames, coefficients } = draw;
  tile.fill(0, coefficients.start * count, (coefficients.start + coefficients.length) * count);
  if (frames.length === 0) return;
  for (let row = 0; row < tile.length; row += count) tile.fill(0, row + frames.start, row + frames.start + frames.length);
}

/** tile ← share × partner + (1 − share) × tile, for tiles and for targets alike (Zhang et al. 2018). */
export function mixInto(tile: Float32Array, partner: Float32Array, share: number): void {
  for (let i = 0; i < tile.length; i++) tile[i] += share * (partner[i] - tile[i]);
}

/**
 * What a tilt of 1 dB adds to each MFCC, one value a coefficient.
 *
 * Gain itself cannot be learnt from here: it adds one constant to the logarithm of every mel band,
 * and the DCT of a constant is all in coefficient 0, which the features drop. So these tiles do not
 * change with gain at all (but where a band lies at the floor of the logarithm). What does change
 * them is gain that differs between bands, as between two rooms or two masterings: a straight line
 * over the bands, from −½ to +½, through the same orthonormal DCT-II.
 *
 * @param coefficients kept ones; there is one more mel band than that
 */
export function tiltOfMfcc(coefficients: number): Float32Array<ArrayBuffer> {
  const bands = coefficients + 1;
  return tiltOfCepstrum(bands, NEPERS).slice(1, coefficients + 1);
}

/** What a tilt of 1 dB adds to coefficients 0 to `bands` − 1; `unit` is a decibel as the bands count it. */
function tiltOfCepstrum(bands: number, unit: number): Float32Array<ArrayBuffer> {
  const scale = Math.sqrt(2 / bands) * unit;
  return Float32Array.from({ length: bands }, (_, coefficient) => {
    if (coefficient === 0) return 0; // the line sums to nothing
    let sum = 0;
    for (let band = 0; band < bands; band++) {
      sum += (band / (bands - 1) - 0.5) * Math.cos((Math.PI * coefficient * (band + 0.5)) / bands);
    }
    return scale * sum;
  });
}

/** The same of mel bands as they are: the line itself. */
function tiltOfBands(bands: number, unit: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: bands }, (_, band) => unit * (band / (bands - 1) - 0.5));
}

/** Mel bands behind the MFCCs of the five-genre classifier. */
const GENRE_BANDS = 128;

/** What a tilt of 1 dB adds to each row of a tile of these features. */
export function tiltOf(features: FeatureSetId, rows: number): Float32Array<ArrayBuffer> {
  switch (features) {
    case 'film-score-mfcc':
      return tiltOfMfcc(rows);
    case 'log-mel':
      return tiltOfBands(rows, NEPERS);
    case 'tagger-mel':
      return tiltOfBands(rows, 1);
    case 'genre-mfcc':
    case 'genre-mfcc-columns':
      return tiltOfCepstrum(GENRE_BANDS, 1).slice(0, rows);
    default:
      return features satisfies never;
  }
}

/** Adds `tilt` dB; `step` is what 1 dB adds to each standardised coefficient. */
export function tiltTile(tile: Float32Array, { frames }: TileShape, tilt: number, step: Float32Array): void {
  if (tilt === 0) return;
  for (let i = 0; i < tile.length; i++) tile[i] += tilt * step[Math.floor(i / frames)];
}
