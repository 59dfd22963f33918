import type { BarOrder } from './confidenceBarsGeometry.ts';
import { legendShapes } from './legendGeometry.ts';
import { PREDICTION_ROW, predictionShapes } from './predictionBarsGeometry.ts';
import { fitText, textWidth } from './textWidth.ts';
import { THIN_SIGN, ThinSign } from './thinSign.tsx';
import { useMovedBars } from './useMovedBars.ts';
import classes from './predictionBars.module.css';

interface PredictionBarsProps {
  /** One score a tag. */
  readonly values: ArrayLike<number>;
  readonly tags: readonly string[];
  /** Positions of the true tags, null where none are known. */
  readonly truth: ReadonlySet<number> | null;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly order: BarOrder;
  readonly limit: number;
  readonly width: number;
  /** What the axis measures. */
  readonly unit: string;
  /** Jump instead of moving. */
  readonly still: boolean;
}

const BAR = 18;
const VALUE = 48;

/** One bar a tag: green where the tag is true, blue otherwise; bars move one after another. */
export function PredictionBars({ values, tags, truth, thin, order, limit, width, unit, still }: PredictionBarsProps) {
  const widest = Math.max(...tags.slice(0, 200).map((tag) => textWidth(tag, 13)));
  const signs = tags.some((tag) => thin.has(tag)) ? THIN_SIGN : 0;
  const left = Math.round(Math.min(width * 0.32, widest + 4) + signs) + 10;
  const shapes = predictionShapes({ values, truth, order, limit, width, left, right: VALUE });
  const bars = useMovedBars(shapes.bars, width, still);
  const legend = legendShapes(truth ? ['true tag', 'other tag'] : [], width - left);
  return (
    <svg className={classes.svg} width={width} height={shapes.height + legend.height} aria-hidden="true">
      {legend.items.map(({ text, x, y }, index) => (
        <g key={text}>
          <rect className={classes.bar} data-true={index === 0 || undefined} x={left + x} y={y - 5} width={10} height={10} rx={2} />
          <text className={classes.legend} x={left + x + 16} y={y} dy="0.35em">
            {text}
          </text>
        </g>
      ))}
      <g transform={`translate(0 ${legend.height})`}>
        {shapes.ticks.map(({ x, label }) => (
          <g key={label}>
            <line className={classes.grid} x1={x} x2={x} y1={0} y2={shapes.bottom} />
            <text className={classes.axis} x={x} y={shapes.bottom + 16}>
              {label}
            </text>
          </g>
        ))}
        <text className={classes.axis} x={(left + width - VALUE) / 2} y={shapes.bottom + 34}>
          {unit}
        </text>
        {bars.map(({ tag, value, isTrue, y, length }) => {
          const name = fitText(tags[tag], 13, left - 8 - signs);
          return (
            <g key={tag} transform={`translate(0 ${y})`}>
              <ThinSign tag={tags[tag]} groups={thin.get(tags[tag])} x={left - 8 - textWidth(name, 13)} y={PREDICTION_ROW / 2} />
              <text className={classes.name} x={left - 8} y={PREDICTION_ROW / 2} dy="0.35em">
                {name}
              </text>
              <rect className={classes.bar} data-true={isTrue || undefined} x={left} y={(PREDICTION_ROW - BAR) / 2} width={length} height={BAR} />
              <text className={classes.value} x={width} y={PREDICTION_ROW / 2} dy="0.35em">
                {value.toFixed(3)}
              </text>
            </g>
          );
        })}
      </g>
    </svg>
  );
}
