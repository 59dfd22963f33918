import type { CountMatrixShapes } from './countMatrixGeometry.ts';
import { SquareNames } from './SquareNames.tsx';
import classes from './unitPlot.module.css';

/** Keeps the numbers at a contrast of 4.5:1 in both themes. */
export const COUNT_STRONGEST = 0.5;

/** How many rows of the tag on the left are given the one above; the table beside it is its text alternative. */
export function CountMatrix({ shapes }: { readonly shapes: CountMatrixShapes }) {
  const { cells, cell: side, width, height } = shapes;
  return (
    <svg className={classes.svg} width={width} height={height} aria-hidden="true">
      <SquareNames square={shapes} />
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
