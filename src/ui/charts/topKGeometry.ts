/** The pass rate over K. Pure: numbers in, shapes out. */
import { scaleLinear } from 'd3';
import type { PassCurve } from '../../metrics/topK.ts';
import { legendShapes, type LegendPlace } from './legendGeometry.ts';

export interface TopKFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface TopKTick {
  /** px along its axis */
  readonly at: number;
  readonly label: string;
}

export interface TopKLine {
  readonly percent: number;
  /** SVG path: level between two whole K. */
  readonly path: string;
  readonly chosen: boolean;
  /** 0..1 from the mildest percentage to the hardest: how strongly it is drawn. */
  readonly strength: number;
}

export interface TopKShapes {
  readonly frame: TopKFrame;
  readonly lines: readonly TopKLine[];
  readonly xTicks: readonly TopKTick[];
  readonly yTicks: readonly TopKTick[];
  /** Of the chosen curve at the chosen K. */
  readonly mark: { readonly x: number; readonly y: number };
  readonly legend: readonly LegendPlace[];
}

const HEIGHT = 300;

export function topKFrame(width: number, curves: number): TopKFrame {
  const legend = legendShapes(Array.from({ length: curves }, () => 'at least 100 %'), width - 56).height;
  return { width, height: HEIGHT + legend, left: 44, right: 12, top: 10 + legend, bottom: 42 };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * `curves` rising in percentage, the chosen one among them. Curves of one K alone (a single tag) are
 * drawn as a point's width.
 */
export function topKShapes(curves: readonly PassCurve[], chosen: number, size: number, width: number): TopKShapes {
  const frame = topKFrame(width, curves.length);
  const columns = curves[0].rates.length;
  const x = scaleLinear([0, columns], [frame.left, width - frame.right]);
  const y = scaleLinear([0, 1], [frame.height - frame.bottom, frame.top]);
  const lines = curves.map(({ percent, rates }, index) => {
    // A step: nothing passes at a K between two whole ones that does not at the lower.
    const steps = Array.from(rates, (rate, place) => `${place === 0 ? `M${round(x(1))},${round(y(0))}` : `H${round(x(place + 1))}`}V${round(y(rate))}`);
    return {
      percent,
      path: steps.join(''),
      chosen: percent === chosen,
      strength: curves.length > 1 ? index / (curves.length - 1) : 1,
    };
  });
  const marked = curves.find(({ percent }) => percent === chosen) ?? curves[curves.length - 1];
  const legend = legendShapes(curves.map(({ percent }) => `at least ${percent}\u202f%`), width - 56).items;
  return {
    frame,
    // The chosen one lies on top.
    lines: [...lines.filter((line) => !line.chosen), ...lines.filter((line) => line.chosen)],
    xTicks: x
      .ticks(Math.max(2, Math.min(10, Math.floor(width / 70), columns)))
      .filter((tick) => Number.isInteger(tick) && tick > 0)
      .map((tick) => ({ at: x(tick), label: String(tick) })),
    yTicks: [0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => ({ at: y(tick), label: `${Math.round(tick * 100)}` })),
    mark: { x: x(size), y: y(marked.rates[size - 1]) },
    legend: legend.map((place) => ({ ...place, x: place.x + frame.left, y: place.y })),
  };
}

/** The K under a pointer `x` px from the left, 1..columns. */
export function sizeAt(pointer: number, { left, right, width }: TopKFrame, columns: number): number {
  const share = (pointer - left) / (width - left - right);
  return Math.min(columns, Math.max(1, Math.round(share * columns)));
}
