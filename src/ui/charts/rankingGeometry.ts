/** Geometry of the dot comparison of an ensemble with the prior. Draws nothing. */
import { scaleLinear } from 'd3';

export interface RankingRow {
  readonly label: string;
  readonly ensemble: number;
  readonly prior: number;
  /** 95 % interval of the ensemble's value, null where none could be computed. */
  readonly interval: readonly [number, number] | null;
  /** The value of a perfect ranking. */
  readonly best: number;
}

export interface RankingFrame {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly rowHeight: number;
}

export interface RankingMark {
  readonly y: number;
  readonly ensemble: number;
  readonly prior: number;
  readonly best: number;
  readonly interval: readonly [number, number] | null;
}

export interface RankingShapes {
  readonly marks: readonly RankingMark[];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/**
 * Lowest and highest value of the axis. Dots need no zero, so the axis covers what is shown, from
 * just below the lowest value to just above the highest, but never beyond `limits`: the values
 * that the score can take at all.
 */
export function rankingDomain(
  rows: readonly RankingRow[],
  limits: readonly [number, number],
): readonly [number, number] {
  const values = rows
    .flatMap((row) => [row.ensemble, row.prior, row.best, ...(row.interval ?? [])])
    .filter(Number.isFinite);
  if (values.length === 0) return limits;
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || 1) * 0.04;
  const [from, to] = scaleLinear().domain([low - room, high + room]).nice(5).domain();
  return [Math.max(limits[0], from), Math.min(limits[1], to)];
}

/** Positions in px of every row's dots on an axis that covers `domain`. */
export function rankingShapes(
  rows: readonly RankingRow[],
  domain: readonly [number, number],
  frame: RankingFrame,
): RankingShapes {
  const x = scaleLinear()
    .domain(domain)
    .range([frame.left, frame.width - frame.right])
    .clamp(true);
  const count = frame.width - frame.left - frame.right < 200 ? 3 : 5;
  const format = x.tickFormat(count);
  return {
    marks: rows.map((row, index) => ({
      y: frame.top + (index + 0.5) * frame.rowHeight,
      ensemble: x(row.ensemble),
      prior: x(row.prior),
      best: x(row.best),
      interval: row.interval && [x(row.interval[0]), x(row.interval[1])],
    })),
    ticks: x.ticks(count).map((value) => ({ at: x(value), label: format(value) })),
  };
}
