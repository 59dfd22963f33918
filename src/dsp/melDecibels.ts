import { MelFilters } from './melFilters.ts';
import { SLANEY_MEL } from './melScale.ts';
import { PowerSpectrum } from './powerSpectrum.ts';

/** Least mel power before the logarithm, as librosa has it. */
export const POWER_FLOOR = 1e-10;
/** Nothing lies further below the loudest value of a picture than this. */
export const TOP_DECIBELS = 80;

export interface MelDecibelSettings {
  /** Hz. */
  readonly sampleRate: number;
  /** Samples, a power of two. */
  readonly frameLength: number;
  /** Samples from one frame to the next. */
  readonly hop: number;
  readonly bands: number;
  readonly frames: number;
}

/**
 * The mel spectrogram of `samples` in dB, [frames, bands] row-major, by librosa's definitions:
 * frame f is centred on sample f · hop, with zeros before the first sample and after the last
 * (`center`, `pad_mode='constant'`); periodic Hann window; power |X|²; Slaney's mel bands of area 1;
 * 10 log₁₀ of power, at least `POWER_FLOOR`, relative to 1; then at least the largest value of all
 * minus `TOP_DECIBELS`.
 */
export function melDecibels(samples: Float32Array, settings: MelDecibelSettings): Float64Array<ArrayBuffer> {
  const { sampleRate, frameLength, hop, bands, frames } = settings;
  const spectrum = new PowerSpectrum(frameLength, 1);
  const filters = new MelFilters(bands, frameLength, sampleRate, SLANEY_MEL);
  const half = frameLength / 2;
  const padded = new Float32Array(Math.max(samples.length + frameLength, (frames - 1) * hop + frameLength));
  padded.set(samples, half);
  const decibels = new Float64Array(frames * bands);
  let loudest = -Infinity;
  for (let frame = 0; frame < frames; frame++) {
    const row = decibels.subarray(frame * bands, (frame + 1) * bands);
    spectrum.take(padded, frame * hop);
    filters.apply(spectrum.power, row);
    for (let band = 0; band < bands; band++) {
      row[band] = 10 * Math.log10(Math.max(POWER_FLOOR, row[band]));
      loudest = Math.max(loudest, row[band]);
    }
  }
  const least = loudest - TOP_DECIBELS;
  for (let i = 0; i < decibels.length; i++) decibels[i] = Math.max(decibels[i], least);
  return decibels;
}
