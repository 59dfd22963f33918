import { useState, type PointerEvent } from 'react';
import { spikeAt, spikeShapes, type SpikeKind, type SpikeOrder, type SpikeRow } from './spikesGeometry.ts';
import { ChartTooltip } from './tooltip.tsx';
import classes from './spikes.module.css';

interface SpikesProps {
  readonly row: SpikeRow;
  readonly order: SpikeOrder;
  readonly width: number;
  /** A score as text. */
  readonly written: (score: number) => string;
}

export const SPIKE_WORDS: Readonly<Record<SpikeKind, string>> = {
  held: 'true, and given',
  extra: 'given, not true',
  missed: 'true, not given',
  rest: 'not true, not given',
};

/** Predictions upwards, true tags downwards, one place a tag; the table beside it is its text alternative. */
export function Spikes({ row, order, width, written }: SpikesProps) {
  const shapes = spikeShapes(row, order, width);
  const { height, left, right, top, base, foot, spikes, names, ticks, cut } = shapes;
  const [pointed, setPointed] = useState<{ readonly index: number; readonly x: number; readonly y: number } | null>(null);
  const point = (event: PointerEvent<SVGRectElement>): void => {
    const box = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
    const x = event.clientX - box.left;
    const index = spikeAt(x, shapes);
    setPointed(index === null ? null : { index, x, y: event.clientY - box.top });
  };
  const told = pointed && spikes[pointed.index];
  return (
    <div className={classes.box}>
      <svg className={classes.svg} width={width} height={height} aria-hidden="true">
        {ticks.map(({ at, label }) => (
          <g key={label}>
            <path className={classes.grid} d={`M${left},${at}H${width - right}`} />
            <text className={classes.tick} x={left - 6} y={at} dy="0.35em" textAnchor="end">
              {label}
            </text>
          </g>
        ))}
        {cut !== null && <path className={classes.cut} d={`M${cut},${top}V${foot}`} />}
        {told && <rect className={classes.pointed} data-screen-only x={told.x - told.width / 2 - 1} y={top} width={told.width + 2} height={foot - top} />}
        {spikes.map(({ tag, kind, x, width: thick, top: peak }) => (
          <g key={tag}>
            <rect className={classes.spike} data-kind={kind} x={x - thick / 2} y={peak} width={thick} height={base - peak} />
            {(kind === 'held' || kind === 'missed') && <rect className={classes.label} data-kind={kind} x={x - thick / 2} y={base} width={thick} height={foot - base} />}
          </g>
        ))}
        <path className={classes.base} d={`M${left},${base}H${width - right}`} />
        {names.map(({ text, kind, x, spike, side }) => (
          <g key={`${side} ${spike}`}>
            <path className={classes.leader} d={side === 'below' ? `M${spike},${foot + 2}V${foot + 5}L${x},${foot + 13}V${foot + 16}` : `M${spike},${top - 2}V${top - 5}L${x},${top - 13}V${top - 16}`} />
            <text
              className={classes.name}
              data-kind={kind}
              transform={`translate(${x} ${side === 'below' ? foot + 20 : top - 20}) rotate(-90)`}
              dy="0.35em"
              textAnchor={side === 'below' ? 'end' : 'start'}
            >
              {text}
            </text>
          </g>
        ))}
        <rect className={classes.hit} data-screen-only x={left} y={top} width={width - left - right} height={foot - top} onPointerMove={point} onPointerLeave={() => setPointed(null)} />
      </svg>
      {pointed && told && (
        <ChartTooltip place={pointed} width={width} text={`${row.tags[told.tag]}: ${written(row.scores[told.tag])}`} more={`place ${told.place}, ${SPIKE_WORDS[told.kind]}`} />
      )}
    </div>
  );
}
