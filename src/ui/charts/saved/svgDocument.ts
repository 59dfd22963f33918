/**
 * A whole SVG document for charts that the page draws otherwise (as boxes, as canvases, as many
 * small pictures): title, notes, legend and the drawing, in the light colours of the page.
 */
import type { ExportedChart } from '../exportChart.ts';
import { textWidth, wrapText } from '../textWidth.ts';

/** The light theme in figures, as a file has no style sheet. */
export const COLOURS = {
  ground: '#ffffff',
  text: '#000000',
  dimmed: '#495057',
  line: '#dee2e6',
  strong: '#868e96',
  track: '#f1f3f5',
  bar: '#228be6',
  true: '#2f9e44',
  accent: '#4c6ef5',
  pale: '#91a7ff',
} as const;

const MARGIN = 16;
const TITLE_SIZE = 16;
const NOTE_SIZE = 12;
const LEGEND_LINE = 20;
const LEGEND_GAP = 18;
const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What a mark means. */
export interface LegendItem {
  readonly label: string;
  /** Elements drawn about y = 0, from x = 0 to `width` px. */
  readonly mark: string;
  readonly width: number;
}

export interface Drawing {
  readonly title: string;
  /** Lines under the title: what is shown, of what. */
  readonly notes: readonly string[];
  readonly legend: readonly LegendItem[];
  /** px of the drawing alone. */
  readonly width: number;
  readonly height: number;
  /** Elements with the origin at the drawing's top left. */
  readonly body: string;
}

/** Characters that XML has no place for, as metadata of files may hold, become blanks. */
export function escapeXml(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ').replace(/[&<>"]/g, (character) => ENTITIES[character]);
}

/** One decimal of a px is finer than any screen. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** An element without content; values are escaped, numbers rounded. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>): string {
  return `<${name}${written(attributes)}/>`;
}

/** A line of text in 12 px, dimmed, unless `attributes` say otherwise. */
export function textElement(text: string, x: number, y: number, attributes: Readonly<Record<string, string | number>> = {}): string {
  return `<text${written({ x, y, 'font-size': 12, fill: COLOURS.dimmed, ...attributes })}>${escapeXml(text)}</text>`;
}

function written(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? px(value) : escapeXml(value)}"`)
    .join('');
}

/** Legend items in lines of at most `width` px. */
function legendLines(legend: readonly LegendItem[], width: number): { readonly text: string; readonly lines: number } {
  let x = 0;
  let line = 0;
  let text = '';
  for (const { label, mark, width: markWidth } of legend) {
    const taken = markWidth + 6 + textWidth(label, NOTE_SIZE);
    if (x > 0 && x + taken > width) {
      x = 0;
      line += 1;
    }
    const y = line * LEGEND_LINE + LEGEND_LINE / 2;
    text += `<g transform="translate(${px(x)} ${px(y)})">${mark}${textElement(label, markWidth + 6, 0, { dy: '0.35em' })}</g>`;
    x += taken + LEGEND_GAP;
  }
  return { text, lines: legend.length === 0 ? 0 : line + 1 };
}

/** The drawing under its words, with a margin, on a white ground. */
export function svgDocument({ title, notes, legend, width: inner, height: innerHeight, body }: Drawing): ExportedChart {
  const titles = wrapText(title, TITLE_SIZE, inner);
  const lines = notes.flatMap((note) => wrapText(note, NOTE_SIZE, inner));
  const key = legendLines(legend, inner);
  const noteTop = MARGIN + titles.length * (TITLE_SIZE + 4) + 2;
  const keyTop = noteTop + lines.length * (NOTE_SIZE + 5) + 6;
  const top = keyTop + key.lines * LEGEND_LINE + 10;
  const width = Math.ceil(inner) + 2 * MARGIN;
  const height = Math.ceil(top + innerHeight) + MARGIN;
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">` +
    `<title>${escapeXml(title)}</title>` +
    element('rect', { width: '100%', height: '100%', fill: COLOURS.ground }) +
    titles
      .map((line, row) => textElement(line, MARGIN, MARGIN + TITLE_SIZE + row * (TITLE_SIZE + 4), { 'font-size': TITLE_SIZE, 'font-weight': '600', fill: COLOURS.text }))
      .join('') +
    lines.map((line, row) => textElement(line, MARGIN, noteTop + (row + 1) * (NOTE_SIZE + 5))).join('') +
    `<g transform="translate(${MARGIN} ${px(keyTop)})">${key.text}</g>` +
    `<g transform="translate(${MARGIN} ${px(top)})">${body}</g>` +
    '</svg>';
  return { text, width, height };
}
