/* oxlint-disable jsx-a11y/prefer-tag-over-role -- parts of a drawing: no button element can be drawn like them */
import type { KeyboardEvent } from 'react';
import { UPSET_ROW, upsetShapes, type UpsetCombination } from './upsetGeometry.ts';
import classes from './upset.module.css';

interface UpsetProps {
  /** Of the sets, in their order. */
  readonly names: readonly string[];
  readonly combinations: readonly UpsetCombination[];
  readonly width: number;
  /** What the bars count, such as "films". */
  readonly unit: string;
  readonly words: (combination: UpsetCombination) => string;
  readonly chosen: readonly number[] | null;
  readonly onChoose: (sets: readonly number[]) => void;
}

/** Every exact combination as a row: which sets, and how many. Rows open their list. */
export function Upset({ names, combinations, width, unit, words, chosen, onChoose }: UpsetProps) {
  const shapes = upsetShapes(names, combinations, width);
  const press = (sets: readonly number[]) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    onChoose(sets);
  };
  const first = shapes.rows[0];
  return (
    <div className={classes.scroll}>
      <svg className={classes.svg} width={shapes.width} height={shapes.height} role="group" aria-label="Combinations of tags">
        {shapes.heads.map(({ x, y }, set) => (
          <text key={names[set]} className={classes.text} transform={`translate(${x} ${y}) rotate(-90)`} dy="0.35em">
            {names[set]}
          </text>
        ))}
        {shapes.ticks.map(({ x, label }) => (
          <g key={label}>
            <line className={classes.grid} x1={x} x2={x} y1={shapes.top} y2={shapes.bottom} />
            <text className={classes.axis} x={x} y={shapes.bottom + 16}>
              {label}
            </text>
          </g>
        ))}
        {first && (
          <text className={classes.axis} x={(first.bar.x + shapes.width) / 2} y={shapes.bottom + 32}>
            {unit}
          </text>
        )}
        {shapes.rows.map((row, index) => {
          const combination = combinations[index];
          const isChosen = chosen?.join() === combination.sets.join();
          return (
            <g
              key={combination.sets.join()}
              className={classes.row}
              role="button"
              tabIndex={0}
              aria-label={words(combination)}
              aria-pressed={isChosen}
              data-chosen={isChosen || undefined}
              onClick={() => onChoose(combination.sets)}
              onKeyDown={press(combination.sets)}
            >
              <rect className={classes.ground} data-screen-only x={1} width={shapes.width - 2} y={row.y - UPSET_ROW / 2} height={UPSET_ROW} rx={3} />
              {row.link.to > row.link.from && <line className={classes.link} x1={row.link.from} x2={row.link.to} y1={row.y} y2={row.y} />}
              {row.dots.map(({ x, filled }, set) => (
                <circle key={names[set]} className={classes.dot} data-filled={filled || undefined} cx={x} cy={row.y} r={5} />
              ))}
              <rect className={classes.bar} x={row.bar.x} width={row.bar.width} y={row.y - 7} height={14} />
              <text className={classes.text} x={row.bar.x + row.bar.width + 5} y={row.y} dy="0.35em">
                {row.size}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
