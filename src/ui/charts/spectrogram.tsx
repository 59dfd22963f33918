import { useComputedColorScheme } from '@mantine/core';
import { useMemo, type PointerEvent } from 'react';
import type { Excerpt } from '../../app/report/pictures.ts';
import { count } from '../format.ts';
import { ChartFrame, type ChartTable } from './chartFrame.tsx';
import { excerptFrame, excerptTicks, rowMarks } from './spectrogramGeometry.ts';
import { divergingTable, pictureAddress, picturePixels, sequentialTable } from './tilePictureColours.ts';
import { PICTURE_LEGEND_HEIGHT, PictureLegend, signed } from './tilePictureLegend.tsx';
import classes from './tilePicture.module.css';

const HEIGHT = 164;
const AXIS = 24;

interface SpectrogramPictureProps {
  readonly title: string;
  readonly notes: readonly string[];
  readonly excerpt: Excerpt;
  /** Seconds into the track that are heard now; null while another track is loaded. */
  readonly position: number | null;
  /** Null where the track cannot be played. */
  readonly onPlayFrom: ((seconds: number) => void) | null;
}

/** Half a minute of a track: mel bands or coefficients upwards, time to the right. A click plays from there. */
export function SpectrogramPicture({ title, notes, excerpt, position, onPlayFrom }: SpectrogramPictureProps) {
  const { values, frames, rows, low, high, unit, from, to } = excerpt;
  const height = rows.numbers.length;
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const colours = (rows.kind === 'hertz' ? sequentialTable : divergingTable)[scheme];
  const address = useMemo(
    () => pictureAddress(picturePixels(values, frames, height, colours, low, high), frames, height),
    [values, frames, height, colours, low, high],
  );
  return (
    <ChartFrame title={title} notes={notes} fileName={`spectrogram ${title}`} table={tableOf(excerpt)}>
      {(width) => {
        const frame = excerptFrame(width, HEIGHT);
        const floor = frame.top + frame.height;
        const head = position === null ? -1 : (position - from) / (to - from);
        const play = (event: PointerEvent<SVGElement>): void => {
          const box = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
          onPlayFrom?.(from + ((event.clientX - box.left - frame.left) / frame.width) * (to - from));
        };
        return (
          <svg className={classes.svg} width={width} height={floor + AXIS + PICTURE_LEGEND_HEIGHT} role="img" aria-label={`Spectrogram of ${title}`}>
            <image href={address} x={frame.left} y={frame.top} width={frame.width} height={frame.height} preserveAspectRatio="none" imageRendering="pixelated" />
            <rect className={classes.edge} x={frame.left} y={frame.top} width={frame.width} height={frame.height} />
            {rowMarks(rows, frame).map(({ at, label }) => (
              <text key={label} className={classes.tick} x={frame.left - 6} y={at} dy="0.35em" textAnchor="end">
                {label}
              </text>
            ))}
            {excerptTicks(from, to, frame).map(({ at, label }) => (
              <g key={label}>
                <line className={classes.mark} x1={at} x2={at} y1={floor} y2={floor + 4} />
                <text className={classes.tick} x={at} y={floor + 15} textAnchor="middle">
                  {label}
                </text>
              </g>
            ))}
            <PictureLegend x={frame.left} y={floor + AXIS + 3} table={colours} from={low} to={high} unit={unit} />
            {head >= 0 && head <= 1 && (
              <line className={classes.playhead} data-screen-only x1={frame.left + head * frame.width} x2={frame.left + head * frame.width} y1={frame.top} y2={floor} />
            )}
            {onPlayFrom && (
              <rect className={`${classes.hit} ${classes.playable}`} data-screen-only x={frame.left} y={frame.top} width={frame.width} height={frame.height} onPointerDown={play} />
            )}
          </svg>
        );
      }}
    </ChartFrame>
  );
}

/** Means over time of some rows: what a reader of text can take in. */
function tableOf({ values, frames, rows: { kind, numbers }, unit }: Excerpt): ChartTable {
  const every = Math.max(1, Math.round(numbers.length / 10));
  return {
    columns: [kind === 'hertz' ? 'About, Hz' : 'Coefficient', `Mean, ${unit}`],
    rows: numbers.flatMap((number, row) => {
      if (row % every !== 0) return [];
      const own = values.subarray(row * frames, (row + 1) * frames);
      return [[count(Math.round(number)), signed(own.reduce((sum, value) => sum + value, 0) / frames)]];
    }),
  };
}
