import type { CalibrationBin } from '../../metrics/calibration.ts';
import { place, type UnitFrame, type UnitPoint } from './unitPlotGeometry.ts';

const SMALLEST = 2.5;
const LARGEST = 9;

export interface CalibrationMark {
  readonly x: number;
  readonly y: number;
  /** The area grows with the rows of the bin. */
  readonly radius: number;
  readonly count: number;
}

export function calibrationPoints(bins: readonly CalibrationBin[]): readonly UnitPoint[] {
  return bins.map(({ meanScore, positiveShare }) => [meanScore, positiveShare]);
}

export function calibrationMarks(bins: readonly CalibrationBin[], frame: UnitFrame): readonly CalibrationMark[] {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  return bins.map(({ meanScore, positiveShare, count }) => {
    const [x, y] = place([meanScore, positiveShare], frame);
    return { x, y, radius: Math.max(SMALLEST, LARGEST * Math.sqrt(count / most)), count };
  });
}
