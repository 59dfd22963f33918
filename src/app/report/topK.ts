/** Top K of a report's tracks: the pass rate over K, and which tags are captured. */
import { captures, passCurve, truePlaces, type Capture, type PassCurve, type TruePlaces } from '../../metrics/topK.ts';
import type { ReportSource } from './source.ts';

/** Drawn whatever is chosen, so that curves compare. */
export const PASS_PERCENTAGES: readonly number[] = [40, 60, 80, 100];

/** How many tags the lists of the best and the worst hold. */
export const EXTREMES = 10;

const known = new WeakMap<ReportSource, TruePlaces>();

/** Computed once for the same source. Throws MetricErrors. */
export function placesOf(source: ReportSource): TruePlaces {
  const before = known.get(source);
  if (before) return before;
  const { targets, scores } = source.track.rows;
  const places = truePlaces(targets, scores);
  known.set(source, places);
  return places;
}

/** One curve a percentage, rising; null where no track has a tag. */
export function passCurves(source: ReportSource, percentages: readonly number[] = PASS_PERCENTAGES): readonly PassCurve[] | null {
  const places = placesOf(source);
  const curves = percentages.map((percent) => passCurve(places, source.tags.length, percent));
  return curves.some((curve) => curve === null) ? null : curves.flatMap((curve) => curve ?? []);
}

export interface TagCapture extends Omit<Capture, 'tag'> {
  readonly tag: string;
  readonly column: number;
}

/** One entry a tag, in the order of the tags: captured at K. */
export function tagCaptures(source: ReportSource, size: number): readonly TagCapture[] {
  return captures(placesOf(source), source.tags.length, size).map(({ tag, ...rest }) => ({ ...rest, tag: source.tags[tag], column: tag }));
}
