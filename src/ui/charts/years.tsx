import { tagColour } from './tagColours.ts';
import { fitText, textWidth } from './textWidth.ts';
import { THIN_SIGN, ThinSign } from './thinSign.tsx';
import { yearShapes, type YearFrame, type YearValue } from './yearsGeometry.ts';
import classes from './years.module.css';

export interface YearRow extends YearValue {
  readonly tag: string;
}

interface YearsProps {
  readonly rows: readonly YearRow[];
  /** The whole vocabulary: it gives the colours of tags beyond the ten genres. */
  readonly tags: readonly string[];
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly width: number;
}

/** A dot at the mean, whiskers of one standard deviation, a thin line from the first year to the last. */
export function Years({ rows, tags, thin, width }: YearsProps) {
  const frame: YearFrame = { width, left: width < 480 ? 84 : 120, right: 44 };
  const { marks, ticks, height, bottom } = yearShapes(rows, frame);
  return (
    <svg className={classes.svg} width={width} height={height} aria-hidden="true">
      {ticks.map(({ x, label }) => (
        <g key={label}>
          <line className={classes.grid} x1={x} x2={x} y1={0} y2={bottom} />
          <text className={classes.axis} x={x} y={bottom + 16}>
            {label}
          </text>
        </g>
      ))}
      <text className={classes.axis} x={(frame.left + width - frame.right) / 2} y={bottom + 32}>
        Year of release
      </text>
      {marks.map((mark, index) => {
        const { tag, mean } = rows[index];
        const colour = tagColour(tag, tags);
        const name = fitText(tag, 12, frame.left - 8 - (thin.has(tag) ? THIN_SIGN : 0));
        return (
          <g key={tag}>
            <ThinSign tag={tag} groups={thin.get(tag)} x={frame.left - 8 - textWidth(name, 12)} y={mark.y} />
            <text className={classes.name} x={frame.left - 8} y={mark.y} dy="0.35em">
              {name}
            </text>
            <line className={classes.range} x1={mark.range[0]} x2={mark.range[1]} y1={mark.y} y2={mark.y} />
            {mark.whisker && (
              <path
                className={classes.whisker}
                stroke={colour}
                fill="none"
                d={`M${mark.whisker[0]},${mark.y}H${mark.whisker[1]}M${mark.whisker[0]},${mark.y - 4}v8M${mark.whisker[1]},${mark.y - 4}v8`}
              />
            )}
            <circle cx={mark.mean} cy={mark.y} r={5} fill={colour} />
            <text className={classes.count} x={width - frame.right + 10} y={mark.y} dy="0.35em">
              {Math.round(mean)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
