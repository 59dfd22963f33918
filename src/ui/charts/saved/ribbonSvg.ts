/** The course of one track as a file: its waveform over one row a tag. */
import { tileSpan, type TileTimes } from '../../../dsp/tileTimes.ts';
import { clock } from '../../format.ts';
import type { ExportedChart } from '../exportChart.ts';
import { timeTicks } from '../ribbonGeometry.ts';
import { tagColour } from '../tagColours.ts';
import { fitText, textWidth } from '../textWidth.ts';
import { bucketPeaks, waveformPath } from '../waveformGeometry.ts';
import { COLOURS, element, svgDocument, textElement, type LegendItem } from './svgDocument.ts';

const PLOT = 640;
const ROW = 18;
const WAVE = 64;
const MOST_LABEL = 200;
const AXIS = 40;
const TICKS = 6;
const BUCKETS = 400;
/** Fainter than this is not seen, and need not be written. */
const FAINTEST = 0.004;
const RAMP = [0, 0.25, 0.5, 0.75, 1];

export interface SavedRibbon {
  readonly title: string;
  /** The name of the track. */
  readonly subject: string;
  readonly tags: readonly string[];
  /** [tiles, tags] row-major confidences in 0..1. */
  readonly confidences: Float32Array;
  /** When the tiles sound. */
  readonly times: TileTimes;
  /** Length of the track. */
  readonly seconds: number;
  readonly peaks: Float32Array | null;
  /** Which tags to show, from top to bottom. */
  readonly shown: readonly number[];
}

const LEGEND: readonly LegendItem[] = [
  {
    label: 'confidence, 0 to 100 %, in the colour of the tag',
    width: RAMP.length * 12,
    mark:
      element('rect', { x: 0, y: -5, width: RAMP.length * 12, height: 10, fill: COLOURS.track }) +
      RAMP.map((value, step) => element('rect', { x: step * 12, y: -5, width: 12, height: 10, fill: COLOURS.dimmed, 'fill-opacity': value.toFixed(2) })).join(''),
  },
];

/** Colour = tag, opacity = confidence, tile by tile over a time axis. */
export function ribbonSvg({ title, subject, tags, confidences, times, seconds, peaks, shown }: SavedRibbon): ExportedChart {
  const tiles = confidences.length / tags.length;
  const left = Math.round(Math.min(MOST_LABEL, Math.max(textWidth('Level', 12), ...shown.map((tag) => textWidth(tags[tag], 12))))) + 10;
  // On half px, so that cells meet without a seam.
  const at = (time: number): number => Math.round((time / Math.max(seconds, 1e-6)) * PLOT * 2) / 2;
  const label = (text: string, middle: number, fill: string): string =>
    textElement(fitText(text, 12, MOST_LABEL), left - 8, middle, { dy: '0.35em', 'text-anchor': 'end', fill });

  const wave = peaks
    ? `<g transform="translate(${left} 4)">${element('path', { d: waveformPath(bucketPeaks(peaks, BUCKETS), PLOT, WAVE - 8), fill: COLOURS.strong })}</g>`
    : '';
  const rows = shown.map((tag, row) => {
    const y = WAVE + row * ROW;
    const fill = tagColour(tags[tag], tags);
    const [start, end] = [at(tileSpan(0, times, seconds).from), at(tileSpan(tiles - 1, times, seconds).to)];
    let cells = element('rect', { x: left + start, y, width: end - start, height: ROW - 2, fill: COLOURS.track });
    for (let tile = 0; tile < tiles; tile += 1) {
      const value = confidences[tile * tags.length + tag];
      if (!(value >= FAINTEST)) continue;
      const { from, to } = tileSpan(tile, times, seconds);
      cells += element('rect', { x: left + at(from), y, width: at(to) - at(from), height: ROW - 2, fill, 'fill-opacity': Math.min(1, value).toFixed(3) });
    }
    return label(tags[tag], y + (ROW - 2) / 2, COLOURS.text) + `<g shape-rendering="crispEdges">${cells}</g>`;
  });
  const floor = WAVE + shown.length * ROW;
  const axis = timeTicks(seconds, TICKS).map((tick, index) =>
    textElement(clock(tick), left + at(tick), floor + 16, { 'text-anchor': index === 0 ? 'start' : 'middle', 'font-size': 11 }),
  );
  const unit = textElement('Time, min:s', left + PLOT / 2, floor + 34, { 'text-anchor': 'middle', 'font-size': 11 });
  return svgDocument({
    title,
    notes: peaks ? [subject, 'Level: relative to the loudest moment of the track'] : [subject],
    legend: LEGEND,
    width: left + PLOT + 16,
    height: floor + AXIS,
    body: label('Level', WAVE / 2, COLOURS.dimmed) + wave + rows.join('') + axis.join('') + unit,
  });
}
