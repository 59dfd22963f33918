/** The outline of a waveform, mirrored about its middle. Pure: numbers in, a path out. */
import { area, curveLinear } from 'd3';

/** The loudest peak of each of `count` equal stretches of `peaks` (absolute values in 0..1). */
export function bucketPeaks(peaks: Float32Array, count: number): Float32Array {
  const out = new Float32Array(Math.min(count, peaks.length));
  for (let bucket = 0; bucket < out.length; bucket += 1) {
    const from = Math.floor((bucket * peaks.length) / out.length);
    const to = Math.max(from + 1, Math.floor(((bucket + 1) * peaks.length) / out.length));
    for (let index = from; index < to; index += 1) out[bucket] = Math.max(out[bucket], peaks[index]);
  }
  return out;
}

/**
 * An SVG path over 0..`width` × 0..`height`. Quiet tracks are drawn up to the full height, so
 * the outline shows the course of a track, not its level (which stands beside it in dB).
 */
export function waveformPath(peaks: Float32Array, width: number, height: number): string {
  const loudest = peaks.reduce((most, value) => Math.max(most, value), 0);
  const scale = loudest > 0 ? height / 2 / loudest : 0;
  const middle = height / 2;
  const step = width / Math.max(1, peaks.length - 1);
  const outline = area<number>()
    .x((_, index) => index * step)
    .y0((value) => middle - Math.max(0.5, value * scale))
    .y1((value) => middle + Math.max(0.5, value * scale))
    .curve(curveLinear)
    .digits(1);
  return outline(peaks) ?? '';
}
