import type { PrecisionRecallPoint } from '../../metrics/curves.ts';
import { precisionRecallPoints } from './precisionRecallGeometry.ts';
import { unitFrame, unitPath } from './unitPlotGeometry.ts';
import { UnitPlot } from './unitPlot.tsx';
import classes from './unitPlot.module.css';

export const PRECISION_RECALL_AXES = ['Recall', 'Precision'] as const;

interface PrecisionRecallProps {
  readonly curve: readonly PrecisionRecallPoint[];
  /** Share of rows that have the tag: the precision of chance, dashed. */
  readonly chance: number;
  readonly width: number;
}

export function PrecisionRecall({ curve, chance, width }: PrecisionRecallProps) {
  const frame = unitFrame(width);
  return (
    <UnitPlot frame={frame} xAxis={PRECISION_RECALL_AXES[0]} yAxis={PRECISION_RECALL_AXES[1]}>
      <path className={classes.chance} d={unitPath([[0, chance], [1, chance]], frame)} />
      <path className={classes.curve} d={unitPath(precisionRecallPoints(curve), frame)} />
    </UnitPlot>
  );
}
