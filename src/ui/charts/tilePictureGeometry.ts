/** Where a tile's rows and columns lie. Pure: numbers in, numbers out. */
import { type FeatureSet, tileSeconds } from '../../dsp/featureSets.ts';
import { clock } from '../format.ts';
import { rowMarks } from './tileRows.ts';

export interface PictureTick {
  /** px along its axis */
  readonly at: number;
  readonly label: string;
}

export interface PictureFrame {
  readonly left: number;
  readonly top: number;
  /** Of the picture itself. */
  readonly width: number;
  readonly height: number;
}

const LEFT = 52;

/** Margins: row numbers to the left, times below. */
export function tileFrame(width: number, height: number): PictureFrame {
  return { left: LEFT, top: 6, width: Math.max(40, width - LEFT - 14), height };
}

const SECOND_STEPS = [1, 2, 5];
const TIME_LABEL = 44;

/** Whole seconds of the track within the tile that begins at `from`, as many as fit. */
export function tileTimeTicks(from: number, set: FeatureSet, { left, width }: PictureFrame): PictureTick[] {
  const length = tileSeconds(set);
  const step = SECOND_STEPS.find((candidate) => (width * candidate) / length >= TIME_LABEL) ?? 10;
  const ticks: PictureTick[] = [];
  for (let second = Math.ceil(from / step - 1e-9) * step; second <= from + length; second += step) {
    ticks.push({ at: left + ((second - from) / length) * width, label: clock(second) });
  }
  return ticks;
}

/** Where the marks of the rows lie; the first row is at the foot. */
export function rowTicks(set: FeatureSet, { top, height }: PictureFrame): PictureTick[] {
  return rowMarks(set).map(({ row, label }) => ({ at: top + height - ((row + 0.5) / set.height) * height, label }));
}

/** What lies under a point of the picture, rows and frames from 0; null outside it. */
export function cellAt(x: number, y: number, set: FeatureSet, { left, top, width, height }: PictureFrame): { row: number; frame: number } | null {
  const frame = Math.floor(((x - left) / width) * set.frames);
  const row = Math.floor(((top + height - y) / height) * set.height);
  if (frame < 0 || frame >= set.frames || row < 0 || row >= set.height) return null;
  return { row, frame };
}
