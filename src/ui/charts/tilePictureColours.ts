/** Values as coloured pixels, for tiles, filters and feature maps. Pure: numbers in, bytes out. */
import { interpolateRgb, piecewise, rgb } from 'd3';

export type ColourScheme = 'light' | 'dark';

const STEPS = 256;

/**
 * Blue for less, orange for more, and the page's ground between: two hues that colour-blind eyes
 * keep apart, lighter or darker than the middle at either end.
 */
const DIVERGING: Readonly<Record<ColourScheme, readonly string[]>> = {
  light: ['#0b3d91', '#5b8fd9', '#f8f9fa', '#ef9a4d', '#9c3f00'],
  dark: ['#a9cdff', '#3f78c9', '#2e2e2e', '#b3611b', '#ffc78a'],
};

/** From the page's ground for 0 to the strongest contrast for 1. */
const SEQUENTIAL: Readonly<Record<ColourScheme, readonly string[]>> = {
  light: ['#f1f3f5', '#a9b8f2', '#4457c9', '#161f5c'],
  dark: ['#2b2c30', '#3d4ea8', '#8fa0ff', '#eef1ff'],
};

/** STEPS colours, [STEPS, 3] row-major, 0..255. */
export type ColourTable = Uint8ClampedArray<ArrayBuffer>;

function tableOf(stops: readonly string[]): ColourTable {
  const colour = piecewise(interpolateRgb, [...stops]);
  const table = new Uint8ClampedArray(STEPS * 3);
  for (let step = 0; step < STEPS; step += 1) {
    const { r, g, b } = rgb(colour(step / (STEPS - 1)));
    table.set([r, g, b], step * 3);
  }
  return table;
}

/** For −limit..limit. */
export const divergingTable: Readonly<Record<ColourScheme, ColourTable>> = {
  light: tableOf(DIVERGING.light),
  dark: tableOf(DIVERGING.dark),
};

/** For 0..limit. */
export const sequentialTable: Readonly<Record<ColourScheme, ColourTable>> = {
  light: tableOf(SEQUENTIAL.light),
  dark: tableOf(SEQUENTIAL.dark),
};

/**
 * RGBA pixels of `values` [height, width] row-major, with row 0 at the foot, as low coefficients
 * are. Values outside `from`..`to` take the colour of the end; NaN is transparent.
 */
export function picturePixels(
  values: ArrayLike<number>,
  width: number,
  height: number,
  table: ColourTable,
  from: number,
  to: number,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const scale = to > from ? (STEPS - 1) / (to - from) : 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const value = values[row * width + column];
      if (Number.isNaN(value)) continue;
      const step = Math.min(STEPS - 1, Math.max(0, Math.round((value - from) * scale)));
      const at = ((height - 1 - row) * width + column) * 4;
      pixels[at] = table[step * 3];
      pixels[at + 1] = table[step * 3 + 1];
      pixels[at + 2] = table[step * 3 + 2];
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** The largest absolute value; 0 of nothing. */
export function largest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i += 1) most = Math.max(most, Math.abs(values[i]));
  return most;
}

/** Pixels as an address of a picture, for an <image> that is saved with its chart. */
export function pictureAddress(pixels: Uint8ClampedArray<ArrayBuffer>, width: number, height: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas.toDataURL();
}
