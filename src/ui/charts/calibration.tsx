import type { CalibrationBin } from '../../metrics/calibration.ts';
import { calibrationMarks, calibrationPoints } from './calibrationGeometry.ts';
import { unitFrame, unitPath } from './unitPlotGeometry.ts';
import { UnitPlot } from './unitPlot.tsx';
import classes from './unitPlot.module.css';

export const CALIBRATION_AXES = ['Mean confidence', 'Share that have the tag'] as const;

interface CalibrationProps {
  readonly bins: readonly CalibrationBin[];
  /** The same before the scores were calibrated; null where they never were. */
  readonly before?: readonly CalibrationBin[] | null;
  readonly width: number;
}

/**
 * Whether 0.7 means seven in ten; the dashed diagonal is a confidence that does, larger dots hold more
 * rows, the thin line is what was before calibration.
 */
export function Calibration({ bins, before = null, width }: CalibrationProps) {
  const frame = unitFrame(width);
  return (
    <UnitPlot frame={frame} xAxis={CALIBRATION_AXES[0]} yAxis={CALIBRATION_AXES[1]}>
      <path className={classes.chance} d={unitPath([[0, 0], [1, 1]], frame)} />
      {before && <path className={classes.before} d={unitPath(calibrationPoints(before), frame)} />}
      <path className={classes.curve} d={unitPath(calibrationPoints(bins), frame)} />
      {calibrationMarks(bins, frame).map(({ x, y, radius }) => (
        <circle key={x} className={classes.mark} cx={x} cy={y} r={radius} />
      ))}
    </UnitPlot>
  );
}
