import type { RocPoint } from '../../metrics/curves.ts';
import type { UnitPoint } from './unitPlotGeometry.ts';

/** The curve from (0, 0) to (1, 1). */
export function rocPoints(curve: readonly RocPoint[]): readonly UnitPoint[] {
  return curve.map(({ falsePositiveRate, truePositiveRate }) => [falsePositiveRate, truePositiveRate]);
}
