import { useMemo } from 'react';
import { pictureAddress, picturePixels, type ColourTable } from './tilePictureColours.ts';
import classes from './tilePicture.module.css';

const WIDTH = 120;
const HEIGHT = 10;

interface PictureLegendProps {
  readonly x: number;
  readonly y: number;
  readonly table: ColourTable;
  readonly from: number;
  readonly to: number;
  /** What the colours stand for, after the bar. */
  readonly unit: string;
}

export function signed(value: number, digits = 1): string {
  return value.toFixed(digits).replace('-', '−');
}

/** The colours of a picture from one end to the other, with numbers. Takes PICTURE_LEGEND_HEIGHT px. */
export function PictureLegend({ x, y, table, from, to, unit }: PictureLegendProps) {
  const address = useMemo(() => {
    const ramp = Float32Array.from({ length: WIDTH }, (_, i) => i / (WIDTH - 1));
    return pictureAddress(picturePixels(ramp, WIDTH, 1, table, 0, 1), WIDTH, 1);
  }, [table]);
  const digits = to < 1 ? 2 : 1;
  const first = from === 0 ? '0' : signed(from, digits);
  const start = x + first.length * 6.5 + 6;
  return (
    <g>
      <text className={classes.tick} x={x} y={y + HEIGHT - 1}>
        {first}
      </text>
      <image href={address} x={start} y={y} width={WIDTH} height={HEIGHT} preserveAspectRatio="none" />
      <rect className={classes.edge} x={start} y={y} width={WIDTH} height={HEIGHT} />
      <text className={classes.tick} x={start + WIDTH + 6} y={y + HEIGHT - 1}>
        {signed(to, digits)} {unit}
      </text>
    </g>
  );
}

export const PICTURE_LEGEND_HEIGHT = 16;
