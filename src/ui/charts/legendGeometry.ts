/** A legend inside a chart, so that it is saved with it: swatch, words, next; wrapped to the width. */
import { fitText, textWidth } from './textWidth.ts';

export const LEGEND_FONT = 12;
export const LEGEND_LINE = 20;
const SWATCH = 16;
const GAP = 18;

export interface LegendPlace {
  readonly text: string;
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
}

export interface LegendShapes {
  readonly items: readonly LegendPlace[];
  readonly height: number;
}

/** The swatch is 10 px wide at `x`, the words start SWATCH px after it. */
export function legendShapes(texts: readonly string[], width: number): LegendShapes {
  let x = 0;
  let line = 0;
  const items = texts.map((whole) => {
    const text = fitText(whole, LEGEND_FONT, width - SWATCH);
    const room = SWATCH + textWidth(text, LEGEND_FONT);
    if (x > 0 && x + room > width) {
      x = 0;
      line += 1;
    }
    const item = { text, x, y: (line + 0.5) * LEGEND_LINE };
    x += room + GAP;
    return item;
  });
  return { items, height: texts.length === 0 ? 0 : (line + 1) * LEGEND_LINE };
}
