/** The losses of all nets as one file of small multiples. */
import type { EpochRecord } from '../../../nets/ensemble.ts';
import type { ExportedChart } from '../exportChart.ts';
import { lossShapes, type LossExtent, type LossFrame, type Measure } from '../lossGeometry.ts';
import { fitText } from '../textWidth.ts';
import { COLOURS, element, svgDocument, textElement, type LegendItem } from './svgDocument.ts';

const FRAME: LossFrame = { width: 260, height: 150, left: 38, right: 10, top: 8, bottom: 34 };
const HEAD = 20;
const GAP = 24;
const FEWEST_COLUMNS = 3;

export interface SavedLoss {
  readonly tag: string;
  readonly history: readonly EpochRecord[];
  readonly bestEpoch: number;
}

export interface SavedLosses {
  readonly title: string;
  readonly nets: readonly SavedLoss[];
  /** Of all nets, so that they compare. */
  readonly extent: LossExtent;
  readonly measure?: Measure;
}

const TRAINING = { fill: 'none', stroke: COLOURS.strong, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' };
const VALIDATION = { fill: 'none', stroke: COLOURS.accent, 'stroke-width': '1.75', 'stroke-linejoin': 'round' };
const BEST = { r: 3.5, fill: COLOURS.accent, stroke: COLOURS.ground, 'stroke-width': 1.5 };

const legendOf = (measure: Measure): readonly LegendItem[] => [
  { label: `training ${measure}`, width: 24, mark: element('path', { d: 'M0,0H24', ...TRAINING }) },
  { label: `validation ${measure}`, width: 24, mark: element('path', { d: 'M0,0H24', ...VALIDATION }) },
  { label: 'best epoch, whose weights are kept', width: 10, mark: element('circle', { cx: 5, cy: 0, ...BEST }) },
];

function one({ tag, history, bestEpoch }: SavedLoss, extent: LossExtent, measure: Measure): string {
  const { training, validation, best, epochTicks, lossTicks } = lossShapes(history, bestEpoch, extent, FRAME, measure);
  const { width, height, left, right, top, bottom } = FRAME;
  const floor = height - bottom;
  const tick = { 'font-size': 11 };
  const grid = lossTicks.map(
    ({ at, label }) =>
      element('line', { x1: left, x2: width - right, y1: at, y2: at, stroke: COLOURS.line }) +
      textElement(label, left - 6, at, { ...tick, dy: '0.32em', 'text-anchor': 'end' }),
  );
  const epochs = epochTicks.map(({ at, label }, index) =>
    textElement(label, at, floor + 14, { ...tick, 'text-anchor': index === 0 ? 'start' : index === 2 ? 'end' : 'middle' }),
  );
  const lines = (training && element('path', { d: training, ...TRAINING })) + (validation && element('path', { d: validation, ...VALIDATION }));
  const mark = best
    ? element('line', { x1: best.x, x2: best.x, y1: top, y2: floor, stroke: COLOURS.pale }) + lines + element('circle', { cx: best.x, cy: best.y, ...BEST })
    : lines;
  const words =
    textElement(fitText(tag, 13, width - 100), 0, 12, { 'font-size': 13, 'font-weight': '600', fill: COLOURS.text }) +
    textElement(bestEpoch > 0 ? `best epoch ${bestEpoch}` : 'no epoch yet', width - right, 12, { ...tick, 'text-anchor': 'end' });
  const unit = textElement('epoch', (left + width - right) / 2, height - 4, { ...tick, 'text-anchor': 'middle' });
  return `${words}<g transform="translate(0 ${HEAD})">${grid.join('')}${epochs.join('')}${unit}${mark}</g>`;
}

/** About as many columns as rows, so that some hundred nets still make one picture. */
export function lossSvg({ title, nets, extent, measure = 'loss' }: SavedLosses): ExportedChart {
  const columns = Math.max(FEWEST_COLUMNS, Math.ceil(Math.sqrt(nets.length)));
  const rows = Math.ceil(nets.length / columns);
  const cells = nets.map((net, index) => {
    const x = (index % columns) * (FRAME.width + GAP);
    const y = Math.floor(index / columns) * (FRAME.height + HEAD + GAP);
    return `<g transform="translate(${x} ${y})">${one(net, extent, measure)}</g>`;
  });
  return svgDocument({
    title,
    notes: [`x: epoch, y: ${measure}, the same scale for all`],
    legend: legendOf(measure),
    width: columns * (FRAME.width + GAP) - GAP,
    height: Math.max(0, rows * (FRAME.height + HEAD + GAP) - GAP),
    body: cells.join(''),
  });
}
