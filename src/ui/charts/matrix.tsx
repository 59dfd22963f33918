/* oxlint-disable jsx-a11y/prefer-tag-over-role -- parts of a drawing: no button element can be drawn like them */
import { useRef, useState, type KeyboardEvent } from 'react';
import type { MatrixCell, MatrixShapes } from './matrixGeometry.ts';
import classes from './matrix.module.css';

interface MatrixProps {
  readonly shapes: MatrixShapes;
  readonly words: (cell: MatrixCell) => string;
  /** A pair of tags was chosen, by their columns in the data. */
  readonly onChoose: (a: number, b: number) => void;
}

/** The colour at the strongest cell keeps the numbers at a contrast of 4.5:1 in both themes. */
const STRONGEST = 0.5;
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A square of counts. One stop of the tabulator; arrows move inside. */
export function Matrix({ shapes, words, onChoose }: MatrixProps) {
  const { cells, tags, cell: side, left, top, width, height, names } = shapes;
  const svg = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState(0);
  const entry = Math.min(current, cells.length - 1);

  const press = (cell: MatrixCell) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      if (!cell.diagonal) onChoose(tags[cell.row], tags[cell.column]);
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const [row, column] = [cell.row + step[0], cell.column + step[1]];
    if (row < 0 || column < 0 || row >= tags.length || column >= tags.length) return;
    const next = row * tags.length + column;
    setCurrent(next);
    svg.current?.querySelectorAll<SVGGElement>('g[role=button]')[next]?.focus();
  };

  return (
    <svg ref={svg} className={classes.svg} width={width} height={height} role="group" aria-label="Pairs of tags">
      {tags.map((tag, place) => (
        <g key={tag}>
          <text className={classes.name} x={left - 6} y={top + (place + 0.5) * side} dy="0.35em" textAnchor="end">
            {names[place]}
          </text>
          <text className={classes.name} transform={`translate(${left + (place + 0.5) * side} ${top - 6}) rotate(-90)`} dy="0.35em">
            {names[place]}
          </text>
        </g>
      ))}
      {cells.map((cell, index) => (
        <g
          key={`${cell.row},${cell.column}`}
          className={classes.cell}
          role="button"
          tabIndex={index === entry ? 0 : -1}
          aria-label={words(cell)}
          aria-disabled={cell.diagonal || undefined}
          data-alone={cell.diagonal || undefined}
          onFocus={() => setCurrent(index)}
          onClick={() => !cell.diagonal && onChoose(tags[cell.row], tags[cell.column])}
          onKeyDown={press(cell)}
        >
          <title>{words(cell)}</title>
          <rect className={classes.ground} x={cell.x} y={cell.y} width={side} height={side} />
          <rect
            className={cell.diagonal ? classes.alone : classes.heat}
            x={cell.x + 0.5}
            y={cell.y + 0.5}
            width={side - 1}
            height={side - 1}
            fillOpacity={cell.diagonal ? 1 : cell.strength * STRONGEST}
          />
          <text className={classes.number} data-nothing={cell.size === 0 || undefined} x={cell.x + side / 2} y={cell.y + side / 2} dy="0.35em">
            {cell.size ?? '–'}
          </text>
          <rect className={classes.ring} data-screen-only x={cell.x + 1} y={cell.y + 1} width={side - 2} height={side - 2} />
        </g>
      ))}
    </svg>
  );
}
