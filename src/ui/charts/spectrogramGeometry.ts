/** Where times and rows lie in the picture of an excerpt. Pure: numbers in, numbers out. */
import type { PictureRows } from '../../app/report/pictures.ts';
import { clock } from '../format.ts';
import type { PictureFrame, PictureTick } from './tilePictureGeometry.ts';

export function excerptFrame(width: number, height: number): PictureFrame {
  return { left: 40, top: 6, width: Math.max(40, width - 40 - 14), height };
}

const HERTZ = [250, 1_000, 2_000, 4_000, 8_000];

/** Round frequencies between the middles of the rows, or every third coefficient. */
export function rowMarks({ kind, numbers }: PictureRows, { top, height }: PictureFrame): readonly PictureTick[] {
  const at = (row: number): number => top + height - ((row + 0.5) / numbers.length) * height;
  if (kind === 'coefficients') {
    const every = numbers.length > 20 ? 10 : 3;
    return numbers.flatMap((number, row) => (row % every === 0 ? [{ at: at(row), label: String(number) }] : []));
  }
  return HERTZ.flatMap((hertz) => {
    const above = numbers.findIndex((number) => number >= hertz);
    if (above <= 0) return [];
    const share = (hertz - numbers[above - 1]) / (numbers[above] - numbers[above - 1]);
    return [{ at: at(above - 1 + share), label: hertz < 1_000 ? String(hertz) : `${hertz / 1_000}k` }];
  });
}

const TIME_LABEL = 48;

/** Whole seconds of the track from `from` to `to`, as many as fit. */
export function excerptTicks(from: number, to: number, { left, width }: PictureFrame): readonly PictureTick[] {
  const step = [1, 2, 5, 10, 20, 30, 60].find((candidate) => (width * candidate) / (to - from) >= TIME_LABEL) ?? 120;
  const ticks: PictureTick[] = [];
  for (let second = Math.ceil(from / step - 1e-9) * step; second <= to; second += step) {
    ticks.push({ at: left + ((second - from) / (to - from)) * width, label: clock(second) });
  }
  return ticks;
}
