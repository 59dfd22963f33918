import type { PrecisionRecallPoint } from '../../metrics/curves.ts';
import type { UnitPoint } from './unitPlotGeometry.ts';

/**
 * The curve in steps, since average precision does not interpolate: each gain in recall stands at
 * the precision that it is had at. From recall 0 upwards.
 */
export function precisionRecallPoints(curve: readonly PrecisionRecallPoint[]): readonly UnitPoint[] {
  const points: UnitPoint[] = [];
  let before = 0;
  // The last point only closes the curve at recall 0; there is no row behind it.
  for (const { precision, recall } of curve.slice(0, -1).toReversed()) {
    points.push([before, precision], [recall, precision]);
    before = recall;
  }
  return points;
}
