import type { LabelledSquare } from './labelledSquare.ts';
import classes from './unitPlot.module.css';

/** The tags at the left of a square's rows and above its columns. */
export function SquareNames({ square: { tags, names, cell, left, top } }: { readonly square: LabelledSquare }) {
  return tags.map((tag, at) => (
    <g key={tag}>
      <text className={classes.name} x={left - 6} y={top + (at + 0.5) * cell} dy="0.35em" textAnchor="end">
        {names[at]}
      </text>
      <text className={classes.name} transform={`translate(${left + (at + 0.5) * cell} ${top - 6}) rotate(-90)`} dy="0.35em">
        {names[at]}
      </text>
    </g>
  ));
}
