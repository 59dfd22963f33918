import type { ConfusionCell, ConfusionShapes } from './confusionGeometry.ts';
import { SquareNames } from './SquareNames.tsx';
import classes from './unitPlot.module.css';

/** The colour of the strongest cell keeps the numbers at a contrast of 4.5:1 in both themes. */
export const CONFUSION_STRONGEST = 0.5;

interface ConfusionProps {
  readonly shapes: ConfusionShapes;
  /** What the pointer is told of a cell; the table beside the chart is its text alternative. */
  readonly words: (cell: ConfusionCell) => string;
}

/** Per cents of the rows that have the tag on the left, and not the one above, yet are given it. */
export function Confusion({ shapes, words }: ConfusionProps) {
  const { cells, cell: side, width, height } = shapes;
  return (
    <svg className={classes.svg} width={width} height={height} aria-hidden="true">
      <SquareNames square={shapes} />
      {cells.map((cell) => (
        <g key={`${cell.row},${cell.column}`}>
          {!cell.diagonal && <title>{words(cell)}</title>}
          <rect className={classes.cellGround} x={cell.x} y={cell.y} width={side} height={side} />
          <rect
            className={cell.diagonal ? classes.alone : classes.heat}
            x={cell.x + 0.5}
            y={cell.y + 0.5}
            width={side - 1}
            height={side - 1}
            fillOpacity={cell.diagonal ? 1 : cell.strength * CONFUSION_STRONGEST}
          />
          {!cell.diagonal && (
            <text className={classes.number} data-nothing={!cell.share || undefined} x={cell.x + side / 2} y={cell.y + side / 2} dy="0.35em">
              {cell.share === null ? '–' : Math.round(100 * cell.share)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
