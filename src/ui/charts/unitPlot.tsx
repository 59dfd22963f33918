import type { ReactNode } from 'react';
import { unitTicks, type UnitFrame } from './unitPlotGeometry.ts';
import classes from './unitPlot.module.css';

interface UnitPlotProps {
  readonly frame: UnitFrame;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly children: ReactNode;
}

/** The square with its axes; the table beside the chart is its text alternative. */
export function UnitPlot({ frame, xAxis, yAxis, children }: UnitPlotProps) {
  const { width, height, left, right, top, bottom } = frame;
  const [middleX, middleY] = [(left + width - right) / 2, (top + height - bottom) / 2];
  return (
    <svg className={classes.svg} width={width} height={height} aria-hidden="true">
      {unitTicks(frame).map(({ label, x, y }) => (
        <g key={label}>
          <path className={classes.grid} fill="none" d={`M${x},${top}V${height - bottom}M${left},${y}H${width - right}`} />
          <text className={classes.tick} x={x} y={height - bottom + 16} textAnchor="middle">
            {label}
          </text>
          <text className={classes.tick} x={left - 6} y={y} dy="0.35em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      <text className={classes.axis} x={middleX} y={height - 4}>
        {xAxis}
      </text>
      <text className={classes.axis} transform={`translate(10 ${middleY}) rotate(-90)`}>
        {yAxis}
      </text>
      {children}
    </svg>
  );
}
