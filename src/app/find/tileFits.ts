import { fitOf, logTerm, weightSum } from './fit.ts';
import type { AskedWish, LibraryIndex, TaggedTrack } from './libraryIndex.ts';
import { percentileAt } from './percentile.ts';

/**
 * How well each tile of a track fits the wishes, 0..1: the formula of fit.ts, with each tile's
 * confidence placed on the library's curve of tracks, so that tiles and tracks share one scale.
 * All zeros when nothing is asked for.
 */
export function tileFits(index: LibraryIndex, asked: readonly AskedWish[], { confidences }: TaggedTrack): Float32Array {
  const tags = index.tags.length;
  const fits = new Float32Array(confidences.length / tags);
  if (asked.length === 0) return fits;
  const weight = weightSum(asked.map(({ amount }) => amount));
  const curves = asked.map(({ column }) => index.percentiles(column));
  for (let tile = 0; tile < fits.length; tile += 1) {
    let sum = 0;
    for (let wish = 0; wish < asked.length; wish += 1) {
      const { amount, column } = asked[wish];
      sum += logTerm(amount, fitOf(amount, percentileAt(curves[wish], confidences[tile * tags + column])));
    }
    fits[tile] = Math.exp(sum / weight);
  }
  return fits;
}
