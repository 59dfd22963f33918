/** The bars of one track as a file. */
import type { ExportedChart } from '../exportChart.ts';
import { barReach, barTicks, confidenceBars, type BarsInput } from '../confidenceBarsGeometry.ts';
import { fitText, textWidth } from '../textWidth.ts';
import { COLOURS, element, svgDocument, textElement, type LegendItem } from './svgDocument.ts';

const LANE = 420;
const ROW = 26;
const BAR = 16;
const VALUE = 60;
const MOST_LABEL = 200;
const AXIS = 40;

export interface SavedBars extends Omit<BarsInput, 'rowHeight'> {
  readonly title: string;
  /** What the bars are of, such as the name of a track. */
  readonly subject: string;
  /** What stands beside the bar of tag number `tag`. */
  readonly say: (tag: number) => string;
}

function swatch(fill: string): string {
  return element('rect', { x: 0, y: -5, width: 10, height: 10, rx: 2, fill });
}

/** One horizontal bar a tag over an axis in per cent; the true tags are green where they are known. */
export function confidenceBarsSvg({ title, subject, say, ...input }: SavedBars): ExportedChart {
  const { bars, height } = confidenceBars({ ...input, rowHeight: ROW });
  const left = Math.min(MOST_LABEL, Math.max(0, ...bars.map(({ tag }) => textWidth(tag, 13)))) + 10;
  const reach = barReach(input.values);
  const grid = barTicks(reach).map(({ share, label }) => {
    const x = left + share * LANE;
    return (
      element('line', { x1: x, x2: x, y1: 0, y2: height, stroke: COLOURS.line }) +
      textElement(label, x, height + 16, { 'text-anchor': 'middle', 'font-size': 11 })
    );
  });
  const rows = bars.map(({ tag, index, value, isTrue, top }) => {
    const middle = top + ROW / 2;
    const bar = { x: left, y: middle - BAR / 2, width: (value / reach) * LANE, height: BAR, fill: isTrue ? COLOURS.true : COLOURS.bar };
    return (
      textElement(fitText(tag, 13, MOST_LABEL), left - 8, middle, { dy: '0.35em', 'text-anchor': 'end', 'font-size': 13, fill: COLOURS.text }) +
      element('rect', bar) +
      textElement(say(index), left + LANE + VALUE, middle, { dy: '0.35em', 'text-anchor': 'end', 'font-size': 13, fill: COLOURS.text })
    );
  });
  const legend: readonly LegendItem[] = bars.some(({ isTrue }) => isTrue)
    ? [
        { label: 'true tag', width: 10, mark: swatch(COLOURS.true) },
        { label: 'other', width: 10, mark: swatch(COLOURS.bar) },
      ]
    : [];
  const unit = textElement('Confidence, %', left + LANE / 2, height + 34, { 'text-anchor': 'middle', 'font-size': 11 });
  return svgDocument({ title, notes: [subject], legend, width: left + LANE + VALUE, height: height + AXIS, body: grid.join('') + rows.join('') + unit });
}
