import { useComputedColorScheme } from '@mantine/core';
import { useMemo, useState, type PointerEvent } from 'react';
import { COEFFICIENTS, TILE_FRAMES, TILE_SECONDS } from '../../dsp/tileFormat.ts';
import { clock } from '../format.ts';
import { ChartFrame, type ChartTable } from './chartFrame.tsx';
import { divergingTable, pictureAddress, picturePixels } from './tilePictureColours.ts';
import { cellAt, coefficientTicks, tileFrame, tileTimeTicks } from './tilePictureGeometry.ts';
import { PICTURE_LEGEND_HEIGHT, PictureLegend, signed } from './tilePictureLegend.tsx';
import classes from './tilePicture.module.css';

const HEIGHT = 240;
const AXIS = 36;

interface TilePictureProps {
  readonly title: string;
  readonly fileName: string;
  /** [coefficients, frames] row-major. */
  readonly values: Float32Array;
  /** Where the tile begins in the track, seconds. */
  readonly from: number;
  /** Colours reach from −limit to limit. */
  readonly limit: number;
  /** What one unit of a value is. */
  readonly unit: string;
  /** Seconds into the track that are heard now; null while another track is loaded. */
  readonly position: number | null;
  readonly onPlayFrom: (seconds: number) => void;
}

/** A tile as the net gets it: time to the right, coefficients upwards, colour = value. */
export function TilePicture({ title, fileName, values, from, limit, unit, position, onPlayFrom }: TilePictureProps) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const colours = divergingTable[scheme];
  const address = useMemo(
    () => pictureAddress(picturePixels(values, TILE_FRAMES, COEFFICIENTS, colours, -limit, limit), TILE_FRAMES, COEFFICIENTS),
    [values, colours, limit],
  );
  const [pointed, setPointed] = useState<{ coefficient: number; frame: number } | null>(null);
  const time = (frame: number): number => from + (frame / TILE_FRAMES) * TILE_SECONDS;
  const words = pointed
    ? `Coefficient ${pointed.coefficient} at ${clock(time(pointed.frame))}: ${signed(values[(pointed.coefficient - 1) * TILE_FRAMES + pointed.frame], 2)}`
    : '';
  return (
    <ChartFrame title={title} fileName={fileName} table={tableOf(values)} notes={['MFCC 1 to 40 of 100 frames. Click to play from there.']}>
      {(width) => {
        const frame = tileFrame(width, HEIGHT);
        const floor = frame.top + frame.height;
        const point = (event: PointerEvent<SVGElement>) => {
          const box = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
          return cellAt(event.clientX - box.left, event.clientY - box.top, frame);
        };
        const head = position === null ? -1 : (position - from) / TILE_SECONDS;
        return (
          <svg className={classes.svg} width={width} height={floor + AXIS + PICTURE_LEGEND_HEIGHT} role="img" aria-label={title}>
            <image href={address} x={frame.left} y={frame.top} width={frame.width} height={frame.height} preserveAspectRatio="none" imageRendering="pixelated" />
            <rect className={classes.edge} x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
            {coefficientTicks(frame).map(({ at, label }) => (
              <text key={label} className={classes.tick} x={frame.left - 6} y={at} dy="0.35em" textAnchor="end">
                {label}
              </text>
            ))}
            <text className={classes.unit} transform={`translate(10 ${frame.top + frame.height / 2}) rotate(-90)`} textAnchor="middle">
              Coefficient
            </text>
            {tileTimeTicks(from, frame).map(({ at, label }) => (
              <g key={label}>
                <line className={classes.mark} x1={at} x2={at} y1={floor} y2={floor + 4} />
                <text className={classes.tick} x={at} y={floor + 15} textAnchor="middle">
                  {label}
                </text>
              </g>
            ))}
            <text className={classes.unit} x={frame.left + frame.width / 2} y={floor + 29} textAnchor="middle">
              Time in the track, min:s
            </text>
            <PictureLegend x={frame.left} y={floor + AXIS + 3} table={colours} from={-limit} to={limit} unit={unit} />
            {head >= 0 && head <= 1 && (
              <line className={classes.playhead} data-screen-only x1={frame.left + head * frame.width} x2={frame.left + head * frame.width} y1={frame.top} y2={floor} />
            )}
            {words !== '' && width > 560 && (
              <text className={classes.readout} data-screen-only x={frame.left + frame.width} y={floor + AXIS + 12} textAnchor="end">
                {words}
              </text>
            )}
            <rect
              className={`${classes.hit} ${classes.playable}`}
              data-screen-only
              x={frame.left}
              y={frame.top}
              width={frame.width}
              height={frame.height}
              onPointerMove={(event) => setPointed(point(event))}
              onPointerLeave={() => setPointed(null)}
              onClick={(event) => {
                const cell = point(event as unknown as PointerEvent<SVGElement>);
                if (cell) onPlayFrom(time(cell.frame));
              }}
            />
          </svg>
        );
      }}
    </ChartFrame>
  );
}

function tableOf(values: Float32Array): ChartTable {
  return {
    columns: ['Coefficient', 'Mean', 'Lowest', 'Highest'],
    rows: Array.from({ length: COEFFICIENTS }, (_, row) => {
      const own = values.subarray(row * TILE_FRAMES, (row + 1) * TILE_FRAMES);
      const mean = own.reduce((sum, value) => sum + value, 0) / TILE_FRAMES;
      const lowest = own.reduce((least, value) => Math.min(least, value), Infinity);
      const highest = own.reduce((most, value) => Math.max(most, value), -Infinity);
      return [row + 1, signed(mean, 2), signed(lowest, 2), signed(highest, 2)];
    }),
  };
}
