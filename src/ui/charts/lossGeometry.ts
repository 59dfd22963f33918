/** Geometry of a chart of loss or accuracy: numbers in, SVG paths and ticks out. Draws nothing. */
import { line, quantileSorted, scaleLinear } from 'd3';
import { accuracyOf, type EpochRecord } from '../../nets/ensemble.ts';

export type Measure = 'loss' | 'accuracy';

/** One epoch of a measure; NaN where it was not measured. */
interface EpochPoint {
  readonly epoch: number;
  readonly training: number;
  readonly validation: number;
}

function pointOf(record: EpochRecord, measure: Measure): EpochPoint {
  const { epoch, trainingLoss, validationLoss } = record;
  if (measure === 'loss') return { epoch, training: trainingLoss, validation: validationLoss };
  return { epoch, ...(accuracyOf(record) ?? { training: Number.NaN, validation: Number.NaN }) };
}

/** Whether any epoch of any net has an accuracy: trainings of an older Tenfold have none. */
export function hasAccuracy(histories: readonly (readonly EpochRecord[])[]): boolean {
  return histories.some((history) => history.some((record) => accuracyOf(record) !== null));
}

/** What the axes of one or several charts cover, so that small multiples can be compared. */
export interface LossExtent {
  /** Last epoch of the x axis; the first is 1. At least 2. */
  readonly lastEpoch: number;
  /** Lowest and highest loss of the y axis, rounded to readable numbers. */
  readonly lowest: number;
  readonly highest: number;
}

export interface LossTick {
  /** Position in px along its axis. */
  readonly at: number;
  readonly label: string;
}

export interface LossFrame {
  /** Outer size in px; the plot lies inside the margins. */
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LossShapes {
  /** SVG path data, '' when there is no finite value. */
  readonly training: string;
  readonly validation: string;
  /** At the epoch whose validation loss was lowest, null before the first and where nothing was measured. */
  readonly best: { readonly x: number; readonly y: number } | null;
  readonly epochTicks: readonly LossTick[];
  readonly lossTicks: readonly LossTick[];
}

const FEWEST_EPOCHS = 10;
const WIDEST_QUANTILE = 0.98;
/** Losses looked at for the quantile: of some hundred nets, sorting all would cost each redraw. */
const SAMPLED_LOSSES = 20_000;

/**
 * The common extent of several nets; of accuracies it ends at 1. The highest losses are cut at their 98th percentile: one net
 * that diverges must not press all the others flat. Without any finite loss it covers 0 to 1.
 */
export function lossExtent(histories: readonly (readonly EpochRecord[])[], measure: Measure = 'loss'): LossExtent {
  const losses: number[] = [];
  let longest = 0;
  let low = Number.POSITIVE_INFINITY;
  const records = histories.reduce((sum, history) => sum + history.length, 0);
  const stride = Math.max(1, Math.ceil((2 * records) / SAMPLED_LOSSES));
  let index = 0;
  for (const history of histories) {
    for (const record of history) {
      const { epoch, training, validation } = pointOf(record, measure);
      longest = Math.max(longest, epoch);
      const sampled = index % stride === 0;
      index += 1;
      for (const loss of [training, validation]) {
        if (!Number.isFinite(loss)) continue;
        low = Math.min(low, loss);
        if (sampled) losses.push(loss);
      }
    }
  }
  const lastEpoch = roundedUp(Math.max(FEWEST_EPOCHS, longest));
  if (losses.length === 0) return { lastEpoch, lowest: 0, highest: 1 };
  if (measure === 'accuracy') return { lastEpoch, lowest: Math.min(0.9, Math.floor(low * 10) / 10), highest: 1 };
  losses.sort((a, b) => a - b);
  const high = quantileSorted(losses, WIDEST_QUANTILE) ?? low;
  const spread = high > low ? high - low : Math.max(Math.abs(high), 0.01) * 0.1;
  const [lowest, highest] = scaleLinear()
    .domain([Math.max(0, low - spread * 0.05), high + spread * 0.05])
    .nice(4)
    .domain();
  return { lastEpoch, lowest, highest };
}

/** In steps, so that the axis of a running training does not move with each epoch. */
function roundedUp(epochs: number): number {
  const step = epochs <= 100 ? 10 : epochs <= 500 ? 50 : 100;
  return Math.ceil(epochs / step) * step;
}

/** The lines of one net inside `frame`. Losses outside the extent are held at its edge. */
export function lossShapes(
  history: readonly EpochRecord[],
  bestEpoch: number,
  extent: LossExtent,
  frame: LossFrame,
  measure: Measure = 'loss',
): LossShapes {
  const points = history.map((record) => pointOf(record, measure));
  const x = scaleLinear()
    .domain([1, Math.max(2, extent.lastEpoch)])
    .range([frame.left, frame.width - frame.right]);
  const y = scaleLinear()
    .domain([extent.lowest, extent.highest])
    .range([frame.height - frame.bottom, frame.top])
    .clamp(true);
  const path = (value: (point: EpochPoint) => number): string =>
    line<EpochPoint>()
      .defined((point) => Number.isFinite(value(point)))
      .x((point) => x(point.epoch))
      .y((point) => y(value(point)))
      .digits(1)(points) ?? '';
  const point = points.find(({ epoch }) => epoch === bestEpoch);
  const best = point && Number.isFinite(point.validation) ? { x: x(point.epoch), y: y(point.validation) } : null;
  const format = y.tickFormat(3);
  return {
    training: path(({ training }) => training),
    validation: path(({ validation }) => validation),
    best,
    epochTicks: [1, Math.round(extent.lastEpoch / 2), extent.lastEpoch].map((epoch) => ({
      at: x(epoch),
      label: String(epoch),
    })),
    lossTicks: y.ticks(3).map((loss) => ({ at: y(loss), label: format(loss) })),
  };
}

/**
 * At most `rows` epochs that tell the course of a training: the first, the last, the best and some
 * between them, in order. For the table that stands beside the picture.
 */
export function lossRows(
  history: readonly EpochRecord[],
  bestEpoch: number,
  rows: number,
): readonly EpochRecord[] {
  if (history.length <= rows) return history;
  const wanted = new Set<number>();
  const best = history.findIndex(({ epoch }) => epoch === bestEpoch);
  if (best >= 0) wanted.add(best);
  const steps = rows - 1 - wanted.size;
  for (let step = 0; step <= steps; step += 1) {
    wanted.add(Math.round((step * (history.length - 1)) / steps));
  }
  return [...wanted].toSorted((a, b) => a - b).map((index) => history[index]);
}
