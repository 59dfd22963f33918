/* oxlint-disable jsx-a11y/prefer-tag-over-role -- parts of a drawing: no form element can be drawn like them */
import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { clock, percent } from '../format.ts';
import { ChartFrame } from './chartFrame.tsx';
import { points, saliencyShapes, strongestMoments, timeMarks } from './saliencyGeometry.ts';
import classes from './saliency.module.css';

const HEIGHT = 150;
const TOP = 8;
const LEFT = 46;
const AXIS = 34;
const LEGEND = 20;
const TICK_ROOM = 56;
const TABLE_ROWS = 10;

interface SaliencyProps {
  readonly title: string;
  readonly fileName: string;
  readonly tag: string;
  /** `#rrggbb` */
  readonly colour: string;
  /** One value a segment, −1..1. */
  readonly drops: Float32Array;
  /** Length of a segment, seconds. */
  readonly segment: number;
  /** Seconds that are blanked out at once. */
  readonly blanked: number;
  /** Stretch of the track that the axis covers, seconds. */
  readonly from: number;
  readonly to: number;
  /** Confidence in the tag of the tile that sounds at a time, 0..1. */
  readonly confidenceAt: (seconds: number) => number;
  /** Seconds into the track that are heard now; null while another track is loaded. */
  readonly position: number | null;
  readonly onPlayFrom: (seconds: number) => void;
}

/** How the confidence in a tag falls when a moment is blanked out: up speaks for the tag, down against it. */
export function SaliencyChart(props: SaliencyProps) {
  const { title, fileName, tag, colour, drops, segment, blanked, from, to, confidenceAt, position, onPlayFrom } = props;
  const [cursor, setCursor] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const segments = drops.length;
  const clampIndex = (index: number): number => Math.min(segments - 1, Math.max(0, index));
  const time = (index: number): number => Math.min(to, from + index * segment);

  const read = (index: number): string => {
    const start = time(index);
    return `${clock(start)} · ${points(drops[index])} points of ${percent(confidenceAt(start + segment / 2))}`;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = cursor ?? 0;
    const actions: Record<string, () => void> = {
      ArrowRight: () => setCursor(clampIndex(at + (cursor === null ? 0 : 1))),
      ArrowLeft: () => setCursor(clampIndex(at - 1)),
      Home: () => setCursor(0),
      End: () => setCursor(segments - 1),
      Enter: () => onPlayFrom(time(at)),
      ' ': () => onPlayFrom(time(at)),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };

  const active = pointed ?? cursor;
  const table = {
    columns: ['From', 'To', 'Fall of the confidence, points'],
    rows: strongestMoments(drops, segment, from, TABLE_ROWS).map((moment) => [clock(moment.from), clock(moment.to), points(moment.drop)]),
  };
  return (
    <ChartFrame
      title={title}
      fileName={fileName}
      table={table}
      notes={[`How far the confidence in ${tag} falls when ${blanked.toFixed(1)} s are blanked out there, in percentage points of the tile. Click to play from there.`]}
    >
      {(width) => {
        const frame = { left: LEFT, top: TOP, width: Math.max(40, width - LEFT - 16), height: HEIGHT };
        const { bars, ticks, zero } = saliencyShapes(drops, segment, from, to, frame);
        const floor = TOP + HEIGHT;
        const x = (seconds: number): number => frame.left + ((seconds - from) / Math.max(to - from, 1e-6)) * frame.width;
        const indexAt = (event: PointerEvent<SVGElement>): number => {
          const box = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
          const share = (event.clientX - box.left - frame.left) / frame.width;
          return clampIndex(Math.floor((share * (to - from)) / segment));
        };
        const times = timeMarks(from, to, frame.width / TICK_ROOM);
        return (
          <div
            role="slider"
            tabIndex={0}
            aria-label={title}
            aria-valuemin={Math.round(from)}
            aria-valuemax={Math.round(to)}
            aria-valuenow={Math.round(time(cursor ?? 0))}
            aria-valuetext={read(cursor ?? 0)}
            onKeyDown={onKeyDown}
            onBlur={() => setCursor(null)}
          >
            <svg className={classes.svg} width={width} height={floor + AXIS + LEGEND} aria-hidden>
              {ticks.map(({ at, label }) => (
                <g key={label}>
                  <line className={classes.grid} x1={frame.left} x2={frame.left + frame.width} y1={at} y2={at} />
                  <text className={classes.tick} x={frame.left - 6} y={at} dy="0.35em" textAnchor="end">
                    {label}
                  </text>
                </g>
              ))}
              <text className={classes.unit} transform={`translate(10 ${TOP + HEIGHT / 2}) rotate(-90)`} textAnchor="middle">
                Fall, points
              </text>
              {bars.map((bar) => (
                <rect
                  key={bar.x}
                  className={bar.value > 0 ? classes.bar : classes.against}
                  style={bar.value > 0 ? { fill: colour } : undefined}
                  x={bar.x}
                  y={bar.y}
                  width={Math.max(1, bar.width - (bar.width > 4 ? 1 : 0))}
                  height={Math.max(0.5, bar.height)}
                />
              ))}
              <line className={classes.zero} x1={frame.left} x2={frame.left + frame.width} y1={zero} y2={zero} />
              {times.map((tick) => (
                <text key={tick} className={classes.tick} x={x(tick)} y={floor + 15} textAnchor="middle">
                  {clock(tick)}
                </text>
              ))}
              <text className={classes.unit} x={frame.left + frame.width / 2} y={floor + 29} textAnchor="middle">
                Time in the track, min:s
              </text>
              <Legend x={frame.left} y={floor + AXIS + 10} tag={tag} colour={colour} />
              {active !== null && (
                <g data-screen-only>
                  <rect className={classes.cursor} x={x(time(active))} y={TOP} width={Math.max(2, x(time(active) + segment) - x(time(active)))} height={HEIGHT} />
                  <text className={classes.readout} x={frame.left + frame.width} y={TOP + 10} textAnchor="end">
                    {read(active)}
                  </text>
                </g>
              )}
              {position !== null && position >= from && position <= to && (
                <line className={classes.playhead} data-screen-only x1={x(position)} x2={x(position)} y1={TOP} y2={floor} />
              )}
              <rect
                className={classes.hit}
                data-screen-only
                x={frame.left}
                y={TOP}
                width={frame.width}
                height={HEIGHT}
                onPointerMove={(event) => setPointed(indexAt(event))}
                onPointerLeave={() => setPointed(null)}
                onClick={(event) => onPlayFrom(time(indexAt(event as unknown as PointerEvent<SVGElement>)))}
              />
            </svg>
          </div>
        );
      }}
    </ChartFrame>
  );
}

function Legend({ x, y, tag, colour }: { readonly x: number; readonly y: number; readonly tag: string; readonly colour: string }) {
  const second = x + 28 + `speaks for ${tag}`.length * 6.4;
  return (
    <g>
      <rect x={x} y={y - 5} width={10} height={10} style={{ fill: colour }} />
      <text className={classes.legend} x={x + 16} y={y} dy="0.35em">
        speaks for {tag}
      </text>
      <rect className={classes.against} x={second} y={y - 5} width={10} height={10} />
      <text className={classes.legend} x={second + 16} y={y} dy="0.35em">
        against it
      </text>
    </g>
  );
}
