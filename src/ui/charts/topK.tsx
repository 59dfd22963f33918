import { useState, type PointerEvent } from 'react';
import type { PassCurve } from '../../metrics/topK.ts';
import { percent as share } from '../format.ts';
import { ChartTooltip } from './tooltip.tsx';
import { sizeAt, topKShapes } from './topKGeometry.ts';
import classes from './topK.module.css';

export const TOP_K_AXES = ['K, the highest tags that are looked at', 'Tracks that pass, %'] as const;

interface TopKProps {
  readonly curves: readonly PassCurve[];
  /** The percentage whose curve is drawn strongest. */
  readonly chosen: number;
  readonly size: number;
  readonly width: number;
  readonly onSize: (size: number) => void;
}

/** Harder percentages are drawn stronger, the chosen one strongest. */
function drawn(chosen: boolean, strength: number) {
  return chosen
    ? { className: classes.chosen, fill: 'none', strokeWidth: 2.5 }
    : { className: classes.line, fill: 'none', strokeOpacity: 0.5 + 0.4 * strength, strokeWidth: 1 + strength };
}

/** Of each hundred tracks, how many hold so many of their tags among the K highest; a click chooses K. */
export function TopK({ curves, chosen, size, width, onSize }: TopKProps) {
  const { frame, lines, xTicks, yTicks, mark, legend } = topKShapes(curves, chosen, size, width);
  const [pointed, setPointed] = useState<{ readonly size: number; readonly x: number; readonly y: number } | null>(null);
  const { left, right, top, bottom, height } = frame;
  const floor = height - bottom;
  const at = (event: PointerEvent<SVGRectElement>) => {
    const box = (event.currentTarget.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
    const x = event.clientX - box.left;
    return { size: sizeAt(x, frame, curves[0].rates.length), x, y: event.clientY - box.top };
  };
  return (
    <div className={classes.box}>
      <svg className={classes.svg} width={width} height={height} aria-hidden="true">
        {legend.map(({ text, x, y }, index) => (
          <g key={text}>
            <path {...drawn(curves[index].percent === chosen, index / Math.max(1, curves.length - 1))} d={`M${x},${y}h10`} />
            <text className={classes.tick} x={x + 16} y={y} dy="0.35em">
              {text}
            </text>
          </g>
        ))}
        {yTicks.map(({ at: y, label }) => (
          <g key={label}>
            <path className={classes.grid} d={`M${left},${y}H${width - right}`} />
            <text className={classes.tick} x={left - 6} y={y} dy="0.35em" textAnchor="end">
              {label}
            </text>
          </g>
        ))}
        {xTicks.map(({ at: x, label }) => (
          <text key={label} className={classes.tick} x={x} y={floor + 16} textAnchor="middle">
            {label}
          </text>
        ))}
        <text className={classes.tick} x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
          {TOP_K_AXES[0]}
        </text>
        <text className={classes.tick} transform={`translate(10 ${(top + floor) / 2}) rotate(-90)`} textAnchor="middle">
          {TOP_K_AXES[1]}
        </text>
        {lines.map(({ percent, path, chosen: own, strength }) => (
          <path key={percent} {...drawn(own, strength)} d={path} />
        ))}
        <path className={classes.cut} d={`M${mark.x},${floor}V${top}`} />
        <circle className={classes.mark} cx={mark.x} cy={mark.y} r={4.5} />
        <rect
          className={classes.hit}
          data-screen-only
          x={left}
          y={top}
          width={width - left - right}
          height={floor - top}
          onPointerMove={(event) => setPointed(at(event))}
          onPointerLeave={() => setPointed(null)}
          onPointerDown={(event) => onSize(at(event).size)}
        />
      </svg>
      {pointed && (
        <ChartTooltip
          place={pointed}
          width={width}
          text={`K = ${pointed.size}`}
          more={curves.map(({ percent, rates }) => `${percent}\u202f% of the tags: ${share(rates[pointed.size - 1])}`).join(' · ')}
        />
      )}
    </div>
  );
}
