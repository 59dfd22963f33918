import { useElementSize } from '@mantine/hooks';
import { rankingDomain, rankingShapes, type RankingFrame, type RankingRow } from './rankingGeometry.ts';
import { rankingSvg } from './saved/rankingSvg.ts';
import { SaveChart } from './saved/saveChart.tsx';
import classes from './ranking.module.css';

interface RankingChartProps {
  readonly title: string;
  /** Unit and direction of the axis, such as "tags, fewer is better". */
  readonly axis: string;
  /** What the legend calls what was scored. */
  readonly scored: string;
  readonly rows: readonly RankingRow[];
  /** Lowest and highest value that the score can take. */
  readonly limits: readonly [number, number];
}

const ROW_HEIGHT = 32;
const AXIS_HEIGHT = 24;

/**
 * Dots of the ensemble against the prior and the best possible value. The same numbers stand in
 * the table beside it, which is its text alternative.
 */
export function RankingChart({ title, axis, scored, rows, limits }: RankingChartProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const frame: RankingFrame = { width, left: 72, right: 16, top: 4, rowHeight: ROW_HEIGHT };
  const height = frame.top + rows.length * ROW_HEIGHT + AXIS_HEIGHT;
  const floor = height - AXIS_HEIGHT;
  const { marks, ticks } = rankingShapes(rows, rankingDomain(rows, limits), frame);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.head}>
        <span className={classes.title}>
          {title} <span className={classes.axis}>{axis}</span>
        </span>
        <SaveChart title={title} fileName={title.toLowerCase()} draw={() => rankingSvg({ title, axis, scored, rows, limits })} />
      </figcaption>
      <div ref={ref} style={{ height }}>
        {width > 0 && (
          <svg width={width} height={height} className={classes.chart} aria-hidden="true">
            {ticks.map(({ at, label }) => (
              <g key={label}>
                <line className={classes.grid} x1={at} x2={at} y1={frame.top} y2={floor} />
                <text className={classes.tick} x={at} y={height - 6} textAnchor="middle">
                  {label}
                </text>
              </g>
            ))}
            {marks.map((mark, index) => (
              <g key={rows[index].label}>
                <text className={classes.label} x={0} y={mark.y} dy="0.32em">
                  {rows[index].label}
                </text>
                <line
                  className={classes.span}
                  x1={mark.prior}
                  x2={mark.ensemble}
                  y1={mark.y}
                  y2={mark.y}
                />
                {mark.interval && (
                  <line
                    className={classes.interval}
                    x1={mark.interval[0]}
                    x2={mark.interval[1]}
                    y1={mark.y}
                    y2={mark.y}
                  />
                )}
                <path className={classes.best} d={`M${mark.best},${mark.y - 8}v16`} />
                <circle className={classes.prior} cx={mark.prior} cy={mark.y} r={4.5} />
                <circle className={classes.ensemble} cx={mark.ensemble} cy={mark.y} r={5.5} />
              </g>
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
}

/** What the marks mean. */
export function RankingLegend({ intervals, scored }: { readonly intervals: boolean; readonly scored: string }) {
  return (
    <p className={classes.legend}>
      <span className={classes.key}>
        <svg width={intervals ? 28 : 12} height="12" aria-hidden="true">
          {intervals && <line className={classes.interval} x1="0" x2="28" y1="6" y2="6" />}
          <circle className={classes.ensemble} cx={intervals ? 14 : 6} cy="6" r="5" />
        </svg>
        {scored}
        {intervals && ' with its 95 % interval'}
      </span>
      <span className={classes.key}>
        <svg width="12" height="12" aria-hidden="true">
          <circle className={classes.prior} cx="6" cy="6" r="4.5" />
        </svg>
        prior: tags ranked by how often they occur
      </span>
      <span className={classes.key}>
        <svg width="4" height="14" aria-hidden="true">
          <path className={classes.best} d="M2,0v14" />
        </svg>
        best possible
      </span>
    </p>
  );
}
