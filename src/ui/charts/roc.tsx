import type { RocPoint } from '../../metrics/curves.ts';
import { rocPoints } from './rocGeometry.ts';
import { unitFrame, unitPath } from './unitPlotGeometry.ts';
import { UnitPlot } from './unitPlot.tsx';
import classes from './unitPlot.module.css';

export const ROC_AXES = ['False positive rate', 'True positive rate'] as const;

/** How many true rows are found for how many false alarms; the dashed diagonal is chance. */
export function Roc({ curve, width }: { readonly curve: readonly RocPoint[]; readonly width: number }) {
  const frame = unitFrame(width);
  return (
    <UnitPlot frame={frame} xAxis={ROC_AXES[0]} yAxis={ROC_AXES[1]}>
      <path className={classes.chance} d={unitPath([[0, 0], [1, 1]], frame)} />
      <path className={classes.curve} d={unitPath(rocPoints(curve), frame)} />
    </UnitPlot>
  );
}
