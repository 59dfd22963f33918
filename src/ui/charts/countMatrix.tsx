import type { CountMatrixShapes } from './countMatrixGeometry.ts';
import classes from './unitPlot.module.css';

/** Keeps the numbers at a contrast of 4.5:1 in both themes. */
export const COUNT_STRONGEST = 0.5;

/** How many rows of the tag on the left are given the one above; the table beside it is its text alternative. */
export function CountMatrix({ shapes }: { readonly shapes: CountMatrixShapes }) {
  const { cells, tags, names, cell: side, left, top, width, height } = shapes;
  return (
    <svg className={classes.svg} width={width} height={height} aria-hidden="true">
      {tags.map((tag, at) => (
        <g key={tag}>
          <text className={classes.name} x={left - 6} y={top + (at + 0.5) * side} dy="0.35em" textAnchor="end">
            {names[at]}
          </text>
          <text className={classes.name} transform={`translate(${left + (at + 0.5) * side} ${top - 6}) rotate(-90)`} dy="0.35em">
            {names[at]}
          </text>
        </g>
      ))}
      {cells.map(({ row, column, x, y, count, share }) => (
        <g key={`${row},${column}`}>
          <rect className={classes.alone} x={x + 0.5} y={y + 0.5} width={side - 1} height={side - 1} />
          <rect className={classes.heat} x={x + 0.5} y={y + 0.5} width={side - 1} height={side - 1} fillOpacity={share * COUNT_STRONGEST} />
          <text className={classes.number} data-nothing={count === 0 || undefined} x={x + side / 2} y={y + side / 2} dy="0.35em">
            {count}
          </text>
        </g>
      ))}
    </svg>
  );
}
