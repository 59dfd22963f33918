/** The dots of one ranking score as a file. */
import type { ExportedChart } from '../exportChart.ts';
import { rankingDomain, rankingShapes, type RankingFrame, type RankingRow } from '../rankingGeometry.ts';
import { COLOURS, element, svgDocument, textElement, type LegendItem } from './svgDocument.ts';

const FRAME: RankingFrame = { width: 560, left: 88, right: 16, top: 4, rowHeight: 32 };
const AXIS = 44;

export interface SavedRanking {
  readonly title: string;
  /** Unit and direction of the axis. */
  readonly axis: string;
  /** What was scored: 'ensemble' or 'imported'. */
  readonly scored: string;
  readonly rows: readonly RankingRow[];
  readonly limits: readonly [number, number];
}

const dot = (cx: number, cy: number): string => element('circle', { cx, cy, r: 5.5, fill: COLOURS.accent });
const ring = (cx: number, cy: number): string => element('circle', { cx, cy, r: 4.5, fill: COLOURS.ground, stroke: COLOURS.dimmed, 'stroke-width': '1.75' });
const bound = (x: number, y: number): string => element('line', { x1: x, x2: x, y1: y - 8, y2: y + 8, stroke: COLOURS.text, 'stroke-width': 2 });
const span = (x1: number, x2: number, y: number): string => element('line', { x1, x2, y1: y, y2: y, stroke: COLOURS.line, 'stroke-width': 1.5 });
const interval = (x1: number, x2: number, y: number): string =>
  element('line', { x1, x2, y1: y, y2: y, stroke: COLOURS.pale, 'stroke-width': 5, 'stroke-linecap': 'round' });

/** The scored value with its interval against the prior and the best possible one, a row a level. */
export function rankingSvg({ title, axis, scored, rows, limits }: SavedRanking): ExportedChart {
  const { marks, ticks } = rankingShapes(rows, rankingDomain(rows, limits), FRAME);
  const floor = FRAME.top + rows.length * FRAME.rowHeight;
  const grid = ticks.map(
    ({ at, label }) =>
      element('line', { x1: at, x2: at, y1: FRAME.top, y2: floor, stroke: COLOURS.line }) +
      textElement(label, at, floor + 18, { 'text-anchor': 'middle' }),
  );
  const drawn = marks.map(
    ({ y, ensemble, prior, best, interval: range }, index) =>
      textElement(rows[index].label, 0, y, { dy: '0.32em', 'font-size': 13, fill: COLOURS.text }) +
      span(prior, ensemble, y) +
      (range ? interval(range[0], range[1], y) : '') +
      bound(best, y) +
      ring(prior, y) +
      dot(ensemble, y),
  );
  const intervals = rows.some((row) => row.interval !== null);
  const legend: readonly LegendItem[] = [
    intervals
      ? { label: `${scored} with its 95 % interval`, width: 28, mark: interval(2, 26, 0) + dot(14, 0) }
      : { label: scored, width: 12, mark: dot(6, 0) },
    { label: 'prior: tags ranked by how often they occur', width: 12, mark: ring(6, 0) },
    { label: 'best possible', width: 4, mark: bound(2, 0) },
  ];
  const unit = textElement(`${title}, ${axis}`, (FRAME.left + FRAME.width - FRAME.right) / 2, floor + 38, { 'text-anchor': 'middle' });
  return svgDocument({ title, notes: [], legend, width: FRAME.width, height: floor + AXIS, body: grid.join('') + drawn.join('') + unit });
}
