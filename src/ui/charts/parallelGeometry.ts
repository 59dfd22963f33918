import { line, scaleLinear, scaleLog } from 'd3';

/** One upright axis; `values` hold one a line, null where it has none. */
export interface ParallelAxis {
  readonly key: string;
  readonly label: string;
  readonly logarithmic: boolean;
  /** Whether small values stand at the top, as those of a loss. */
  readonly falling: boolean;
  readonly values: readonly (number | null)[];
}

export interface ParallelFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ParallelTick {
  readonly y: number;
  readonly text: string;
}

export interface ParallelShapes {
  readonly axes: readonly { readonly key: string; readonly label: string; readonly x: number; readonly ticks: readonly ParallelTick[] }[];
  /** One a line, null where fewer than two axes know it. A gap parts it where one axis does not. */
  readonly paths: readonly (string | null)[];
}

/** Least distance between two axes that leaves room for their labels. */
export const AXIS_GAP = 92;

/** Width that the axes need at least. */
export function parallelWidth(axes: number, available: number, { left, right }: Pick<ParallelFrame, 'left' | 'right'>): number {
  return Math.max(available, left + right + Math.max(0, axes - 1) * AXIS_GAP);
}

const TICKS = 4;

/** Axes side by side over the frame, and each line's way through them. */
export function parallelShapes(axes: readonly ParallelAxis[], frame: ParallelFrame): ParallelShapes {
  const { width, height, left, right, top, bottom } = frame;
  const gap = axes.length > 1 ? (width - left - right) / (axes.length - 1) : 0;
  const scales = axes.map(({ values, logarithmic, falling }) => {
    const known = values.filter((value) => value !== null);
    const range = falling ? [top, height - bottom] : [height - bottom, top];
    const scale = logarithmic ? scaleLog() : scaleLinear();
    return scale.domain(domainOf(known, logarithmic)).range(range);
  });
  const lines = Math.max(0, ...axes.map(({ values }) => values.length));
  const draw = line<readonly [number, number] | null>()
    .defined((point) => point !== null)
    .x((point) => point?.[0] ?? 0)
    .y((point) => point?.[1] ?? 0);
  return {
    axes: axes.map(({ key, label }, index) => {
      const scale = scales[index];
      const [low, high] = scale.domain();
      // A logarithmic axis of a few decades has too many ticks of its own, and one below a decade too few.
      const ticks = axes[index].logarithmic ? geometric(low, high) : scale.ticks(TICKS);
      return { key, label, x: left + index * gap, ticks: ticks.map((value) => ({ y: scale(value), text: tickText(value) })) };
    }),
    paths: Array.from({ length: lines }, (_, trial) => {
      const points = axes.map(({ values }, index): readonly [number, number] | null => {
        const value = values[trial] ?? null;
        return value === null ? null : [left + index * gap, scales[index](value)];
      });
      return points.filter((point) => point !== null).length < 2 ? null : draw(points);
    }),
  };
}

/** Evenly spaced in the logarithm, both ends included. */
function geometric(low: number, high: number): number[] {
  return Array.from({ length: TICKS + 1 }, (_, step) => low * (high / low) ** (step / TICKS));
}

/** From the least to the greatest value; a single value stands in the middle of its axis. */
function domainOf(values: readonly number[], logarithmic: boolean): [number, number] {
  if (values.length === 0) return logarithmic ? [1, 10] : [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low < high) return [low, high];
  if (logarithmic) return [low / 2, low * 2];
  const room = Math.abs(low) / 2 || 0.5;
  return [low - room, low + room];
}

/** Three significant digits, without the leading zero of a share. */
function tickText(value: number): string {
  return String(Number(value.toPrecision(3))).replace(/^(-?)0\./, '$1.');
}
