/** Where a tile's rows and columns lie. Pure: numbers in, numbers out. */
import { COEFFICIENTS, TILE_FRAMES, TILE_SECONDS } from '../../dsp/tileFormat.ts';
import { clock } from '../format.ts';

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

/** Margins: coefficient numbers to the left, times below. */
export function tileFrame(width: number, height: number): PictureFrame {
  return { left: 42, top: 6, width: Math.max(40, width - 42 - 14), height };
}

const SECOND_STEPS = [1, 2, 5];
const TIME_LABEL = 44;

/** Whole seconds of the track within the tile that begins at `from`, as many as fit. */
export function tileTimeTicks(from: number, { left, width }: PictureFrame): PictureTick[] {
  const step = SECOND_STEPS.find((candidate) => (width * candidate) / TILE_SECONDS >= TIME_LABEL) ?? 10;
  const ticks: PictureTick[] = [];
  for (let second = Math.ceil(from / step - 1e-9) * step; second <= from + TILE_SECONDS; second += step) {
    ticks.push({ at: left + ((second - from) / TILE_SECONDS) * width, label: clock(second) });
  }
  return ticks;
}

/** The middles of some rows; coefficient 1 is at the foot. */
export function coefficientTicks({ top, height }: PictureFrame): PictureTick[] {
  return [1, 10, 20, 30, 40].map((coefficient) => ({
    at: top + height - ((coefficient - 0.5) / COEFFICIENTS) * height,
    label: String(coefficient),
  }));
}

/** What lies under a point of the picture; null outside it. */
export function cellAt(x: number, y: number, { left, top, width, height }: PictureFrame): { coefficient: number; frame: number } | null {
  const frame = Math.floor(((x - left) / width) * TILE_FRAMES);
  const row = Math.floor(((top + height - y) / height) * COEFFICIENTS);
  if (frame < 0 || frame >= TILE_FRAMES || row < 0 || row >= COEFFICIENTS) return null;
  return { coefficient: row + 1, frame };
}
