/**
 * Where a confidence stands among those of the library: a net that is shy of its tag and one that
 * is generous with it are then on one scale, and "much Crime" finds the most Crime there is even
 * where no track reaches 0.5.
 */
import { argsort } from './argsort.ts';

/**
 * The library's confidences for one tag as a rising curve. At each of the library's values the curve
 * is its mid-rank percentile, (fewer + equal/2) / n, so equal confidences stay equal; between them
 * it runs straight, from 0 at confidence 0 to 1 at confidence 1. It is therefore strictly rising on
 * 0..1 and fits single tiles as well as tracks.
 */
export interface Percentiles {
  /** Distinct confidences, rising. */
  readonly values: Float32Array;
  /** Their percentiles, 0..1, of the same length. */
  readonly ranks: Float32Array;
}

/** The curve, and where each track stands on it. */
export interface Standing {
  readonly curve: Percentiles;
  /** One percentile a track, in the order given. */
  readonly percentiles: Float32Array;
}

/** @param confidences one value a track, 0..1 (no NaN, no −0), in any order; left as it is */
export function percentilesOf(confidences: Float32Array): Standing {
  const order = argsort(confidences);
  const count = order.length;
  const values = new Float32Array(count);
  const ranks = new Float32Array(count);
  const percentiles = new Float32Array(count);
  let distinct = 0;
  for (let first = 0, next = 0; first < count; first = next) {
    const value = confidences[order[first]];
    while (next < count && confidences[order[next]] === value) next += 1;
    const percentile = (first + next) / 2 / count;
    for (let at = first; at < next; at += 1) percentiles[order[at]] = percentile;
    values[distinct] = value;
    ranks[distinct] = percentile;
    distinct += 1;
  }
  return { curve: { values: values.subarray(0, distinct), ranks: ranks.subarray(0, distinct) }, percentiles };
}

/** The percentile of `confidence`, 0..1, on a curve; an empty library gives the confidence itself. */
export function percentileAt({ values, ranks }: Percentiles, confidence: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle] < confidence) low = middle + 1;
    else high = middle;
  }
  if (low < values.length && values[low] === confidence) return ranks[low];
  const below = low === 0 ? 0 : values[low - 1];
  const above = low === values.length ? 1 : values[low];
  const fromRank = low === 0 ? 0 : ranks[low - 1];
  const toRank = low === values.length ? 1 : ranks[low];
  if (above <= below) return toRank;
  return Math.min(1, Math.max(0, fromRank + ((toRank - fromRank) * (confidence - below)) / (above - below)));
}
