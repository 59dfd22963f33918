/** A square whose two axes are shares from 0 to 1: what ROC, precision-recall and calibration are drawn in. */

export interface UnitFrame {
  /** px of the whole drawing. */
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type UnitPoint = readonly [x: number, y: number];

const TICKS = [0, 0.25, 0.5, 0.75, 1];
/** Points closer than this in both directions draw the same line. */
const FINEST = 0.5;
const LARGEST = 340;

/** A square plot as large as `width` allows, with room for the axes. */
export function unitFrame(width: number): UnitFrame {
  const margins = { left: 44, right: 12, top: 8, bottom: 40 };
  const side = Math.max(80, Math.min(LARGEST, width) - margins.left - margins.right);
  return { ...margins, width: side + margins.left + margins.right, height: side + margins.top + margins.bottom };
}

export function place([x, y]: UnitPoint, { width, height, left, right, top, bottom }: UnitFrame): UnitPoint {
  return [left + x * (width - left - right), height - bottom - y * (height - top - bottom)];
}

export interface UnitTick {
  readonly label: string;
  /** px along either axis. */
  readonly x: number;
  readonly y: number;
}

export function unitTicks(frame: UnitFrame): readonly UnitTick[] {
  return TICKS.map((value) => {
    const [x, y] = place([value, value], frame);
    return { label: value === 0 || value === 1 ? String(value) : String(value).slice(1), x, y };
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A path through the points (0..1), those left out that lie on the last one drawn. */
export function unitPath(points: readonly UnitPoint[], frame: UnitFrame): string {
  const drawn: UnitPoint[] = [];
  points.forEach((point, index) => {
    const [x, y] = place(point, frame);
    const before = drawn.at(-1);
    const near = before !== undefined && Math.abs(x - before[0]) < FINEST && Math.abs(y - before[1]) < FINEST;
    if (near && index < points.length - 1) return;
    drawn.push([x, y]);
  });
  return drawn.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)},${round(y)}`).join('');
}
