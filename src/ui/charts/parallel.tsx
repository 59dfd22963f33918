import { ChartFrame } from './chartFrame.tsx';
import { type ParallelAxis, parallelShapes, parallelWidth } from './parallelGeometry.ts';
import classes from './parallel.module.css';

interface ParallelChartProps {
  readonly title: string;
  readonly notes: readonly string[];
  readonly fileName: string;
  readonly axes: readonly ParallelAxis[];
  /** Names of the lines, in the order of the values. */
  readonly names: readonly string[];
  /** The line that stands out; −1 for none. */
  readonly chosen: number;
}

const HEIGHT = 300;
const EDGES = { left: 56, right: 56, top: 40, bottom: 16 };

/** Every line's way through parallel axes; the chosen one in front. */
export function ParallelChart({ title, notes, fileName, axes, names, chosen }: ParallelChartProps) {
  const table = {
    columns: ['', ...axes.map(({ label }) => label)],
    rows: names.map((name, line) => [name, ...axes.map(({ values }) => values[line] ?? '–')]),
  };
  return (
    <ChartFrame title={title} notes={notes} fileName={fileName} table={table}>
      {(available) => {
        const width = parallelWidth(axes.length, available, EDGES);
        const shapes = parallelShapes(axes, { ...EDGES, width, height: HEIGHT });
        // The last drawn lies on top.
        const order = names.map((_, line) => line).toSorted((a, b) => Number(a === chosen) - Number(b === chosen));
        return (
          <svg width={width} height={HEIGHT} className={classes.chart} aria-hidden="true">
            {shapes.axes.map(({ key, label, x, ticks }) => (
              <g key={key}>
                <line className={classes.axis} x1={x} x2={x} y1={EDGES.top} y2={HEIGHT - EDGES.bottom} />
                <text className={classes.label} x={x} y={16} textAnchor="middle">
                  {label}
                </text>
                {ticks.map(({ y, text }) => (
                  <text key={text} className={classes.tick} x={x - 6} y={y} dy="0.32em" textAnchor="end">
                    {text}
                  </text>
                ))}
              </g>
            ))}
            {order.map((line) => {
              const path = shapes.paths[line];
              return path && <path key={names[line]} className={classes.line} data-chosen={line === chosen || undefined} d={path} />;
            })}
          </svg>
        );
      }}
    </ChartFrame>
  );
}
