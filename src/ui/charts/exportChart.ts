/**
 * Saves any chart that is one <svg> as a file that looks the same elsewhere: what the style sheets
 * of the page give it is written into the elements themselves.
 */

import { wrapText } from './textWidth.ts';

/** What a style sheet may set that changes the picture, and the value that need not be written. */
const PROPERTIES: readonly (readonly [name: string, initial: string])[] = [
  ['fill', 'rgb(0, 0, 0)'],
  ['fill-opacity', '1'],
  ['fill-rule', 'nonzero'],
  ['stroke', 'none'],
  ['stroke-width', '1px'],
  ['stroke-opacity', '1'],
  ['stroke-dasharray', 'none'],
  ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'],
  ['opacity', '1'],
  ['font-size', ''],
  ['font-weight', '400'],
  ['font-variant-numeric', 'normal'],
  ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'],
  ['mix-blend-mode', 'normal'],
  ['transform', 'none'],
];
/** Marks of the page that mean nothing in a file. */
const PAGE_ATTRIBUTES = ['class', 'style', 'tabindex', 'role'];
/** Put on elements that only the page needs: hit areas, focus rings. */
export const SCREEN_ONLY = 'data-screen-only';

const MARGIN = 16;
const TITLE_SIZE = 16;
const NOTE_SIZE = 12;
const FONT = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif';
const SVG = 'http://www.w3.org/2000/svg';

export interface ChartWords {
  readonly title: string;
  /** Lines under the title: axis notes, the source of the data. */
  readonly notes: readonly string[];
}

export interface ExportedChart {
  /** A whole SVG document. */
  readonly text: string;
  /** px */
  readonly width: number;
  readonly height: number;
}

function writeStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  const isText = from instanceof SVGTextElement || from instanceof SVGTSpanElement;
  for (const [name, initial] of PROPERTIES) {
    if (!isText && (name.startsWith('font') || name === 'text-anchor' || name === 'dominant-baseline')) continue;
    const value = style.getPropertyValue(name);
    // A transform in an attribute is in its computed style as well; the attribute reads better.
    if (name === 'transform' && from.hasAttribute('transform')) continue;
    // Inherited values are written too, as a group may lose its own.
    if (value === '' || (value === initial && !to.hasAttribute(name))) continue;
    to.setAttribute(name, value);
  }
}

function cleaned(chart: SVGSVGElement): SVGSVGElement {
  const clone = chart.cloneNode(true) as SVGSVGElement;
  const originals = [chart, ...chart.querySelectorAll('*')];
  const copies = [clone, ...clone.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const copy = copies[index];
    if (original instanceof SVGElement) writeStyle(original, copy);
    for (const name of PAGE_ATTRIBUTES) copy.removeAttribute(name);
    for (const { name } of Array.from(copy.attributes)) {
      if (name.startsWith('aria-') || (name.startsWith('data-') && name !== SCREEN_ONLY)) copy.removeAttribute(name);
    }
  });
  for (const copy of clone.querySelectorAll(`[${SCREEN_ONLY}]`)) copy.remove();
  return clone;
}

function textLine(line: string, size: number, weight: string, y: number, colour: string): SVGTextElement {
  const element = document.createElementNS(SVG, 'text');
  element.textContent = line;
  for (const [name, value] of Object.entries({ x: MARGIN, y, fill: colour, 'font-size': size, 'font-weight': weight })) {
    element.setAttribute(name, String(value));
  }
  return element;
}

/** The chart with its title and notes over it, on the ground and in the colours of the page's theme. */
export function exportChart(chart: SVGSVGElement, { title, notes }: ChartWords): ExportedChart {
  const { width: chartWidth, height: chartHeight } = chart.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const titleLines = wrapText(title, TITLE_SIZE, chartWidth);
  const noteLines = notes.flatMap((note) => wrapText(note, NOTE_SIZE, chartWidth));
  const noteTop = MARGIN + titleLines.length * (TITLE_SIZE + 4) + 2;
  const head = noteTop + noteLines.length * (NOTE_SIZE + 5) + 10;
  const width = Math.ceil(chartWidth) + 2 * MARGIN;
  const height = Math.ceil(chartHeight) + head + MARGIN;

  const whole = document.createElementNS(SVG, 'svg');
  const attributes = { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, 'font-family': FONT };
  for (const [name, value] of Object.entries(attributes)) whole.setAttribute(name, String(value));
  const name = document.createElementNS(SVG, 'title');
  name.textContent = title;
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', page.backgroundColor);
  const inner = cleaned(chart);
  for (const [key, value] of Object.entries({ x: MARGIN, y: head, width: chartWidth, height: chartHeight })) {
    inner.setAttribute(key, String(value));
  }
  inner.setAttribute('overflow', 'visible');
  whole.append(
    name,
    ground,
    ...titleLines.map((line, row) => textLine(line, TITLE_SIZE, '600', MARGIN + TITLE_SIZE + row * (TITLE_SIZE + 4), page.color)),
    ...noteLines.map((line, row) => textLine(line, NOTE_SIZE, '400', noteTop + (row + 1) * (NOTE_SIZE + 5), page.color)),
    inner,
  );
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

export function svgBlob({ text }: ExportedChart): Blob {
  return new Blob([text], { type: 'image/svg+xml' });
}

/**
 * @param scale pixels of the picture for each px of the chart
 * Throws an Error with code 'picture-failed' when the browser cannot draw it.
 */
export async function pngBlob(chart: ExportedChart, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(svgBlob(chart));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = chart.width * scale;
    canvas.height = chart.height * scale;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob) return blob;
    throw new Error('No picture was made.');
  } catch (cause) {
    throw Object.assign(new Error('The chart could not be drawn as a picture.', { cause }), { code: 'picture-failed' });
  } finally {
    URL.revokeObjectURL(address);
  }
}
