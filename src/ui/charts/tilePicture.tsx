import { useComputedColorScheme } from '@mantine/core';
import { useMemo, useState, type PointerEvent } from 'react';
import { type FeatureSet, tileSeconds } from '../../dsp/featureSets.ts';
import { clock } from '../format.ts';
import { ChartFrame, type ChartTable } from './chartFrame.tsx';
import { divergingTable, pictureAddress, picturePixels } from './tilePictureColours.ts';
import { cellAt, rowTicks, tileFrame, tileTimeTicks } from './tilePictureGeometry.ts';
import { PICTURE_LEGEND_HEIGHT, PictureLegend, signed } from './tilePictureLegend.tsx';
import { rowWords, type RowWords } from './tileRows.ts';
import classes from './tilePicture.module.css';

const HEIGHT = 240;
const AXIS = 36;

interface TilePictureProps {
  readonly title: string;
  readonly fileName: string;
  /** What the tile is made of. */
  readonly set: FeatureSet;
  /** [rows, frames] row-major. */
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

/** A tile as the net gets it: time to the right, its rows upwards, colour = value. */
export function TilePicture({ title, fileName, set, values, from, limit, unit, position, onPlayFrom }: TilePictureProps) {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const colours = divergingTable[scheme];
  const address = useMemo(
    () => pictureAddress(picturePixels(values, set.frames, set.height, colours, -limit, limit), set.frames, set.height),
    [values, set, colours, limit],
  );
  const words = useMemo(() => rowWords(set), [set]);
  const length = tileSeconds(set);
  const [pointed, setPointed] = useState<{ row: number; frame: number } | null>(null);
  const time = (frame: number): number => from + (frame / set.frames) * length;
  const reading = pointed
    ? `${words.row(pointed.row)} at ${clock(time(pointed.frame))}: ${signed(values[pointed.row * set.frames + pointed.frame], 2)}`
    : '';
  return (
    <ChartFrame title={title} fileName={fileName} table={tableOf(values, set, words)} notes={[`${words.all}, ${set.frames.toLocaleString('en')} frames. Click to play from there.`]}>
      {(width) => {
        const frame = tileFrame(width, HEIGHT);
        const floor = frame.top + frame.height;
        const point = (event: PointerEvent<SVGElement>) => {
          const box = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
          return cellAt(event.clientX - box.left, event.clientY - box.top, set, frame);
        };
        const head = position === null ? -1 : (position - from) / length;
        return (
          <svg className={classes.svg} width={width} height={floor + AXIS + PICTURE_LEGEND_HEIGHT} role="img" aria-label={title}>
            <image href={address} x={frame.left} y={frame.top} width={frame.width} height={frame.height} preserveAspectRatio="none" imageRendering="pixelated" />
            <rect className={classes.edge} x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
            {rowTicks(set, frame).map(({ at, label }) => (
              <text key={label} className={classes.tick} x={frame.left - 6} y={at} dy="0.35em" textAnchor="end">
                {label}
              </text>
            ))}
            <text className={classes.unit} transform={`translate(10 ${frame.top + frame.height / 2}) rotate(-90)`} textAnchor="middle">
              {words.axis}
            </text>
            {tileTimeTicks(from, set, frame).map(({ at, label }) => (
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
            {reading !== '' && width > 560 && (
              <text className={classes.readout} data-screen-only x={frame.left + frame.width} y={floor + AXIS + 12} textAnchor="end">
                {reading}
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

function tableOf(values: Float32Array, { height, frames }: FeatureSet, { axis, short }: RowWords): ChartTable {
  return {
    columns: [axis, 'Mean', 'Lowest', 'Highest'],
    rows: Array.from({ length: height }, (_, row) => {
      const own = values.subarray(row * frames, (row + 1) * frames);
      const mean = own.reduce((sum, value) => sum + value, 0) / frames;
      const lowest = own.reduce((least, value) => Math.min(least, value), Infinity);
      const highest = own.reduce((most, value) => Math.max(most, value), -Infinity);
      return [short(row), signed(mean, 2), signed(lowest, 2), signed(highest, 2)];
    }),
  };
}
