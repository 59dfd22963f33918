import { VisuallyHidden } from '@mantine/core';
import type { RankingIntervals } from '../../app/report/intervals.ts';
import type { Interval } from '../../metrics/bootstrap.ts';
import type { RankingScores } from '../../nets/ensemble.ts';
import { share } from '../train/words.ts';
import classes from './RankingTable.module.css';

export interface RankingLevel {
  readonly label: string;
  /** Such as "196 tracks". */
  readonly rows: string;
  readonly ensemble: RankingScores;
  readonly prior: RankingScores;
  /** Null while they are computed. */
  readonly intervals: RankingIntervals | null;
}

interface RankingTableProps {
  readonly levels: readonly RankingLevel[];
  /** What the figures are of: `Ensemble`, or `Imported`. */
  readonly scored: string;
}

/** The scores in figures. */
export function RankingTable({ levels, scored }: RankingTableProps) {
  return (
    <table className={classes.table}>
      <VisuallyHidden component="caption">
        Coverage error and label-ranking average precision on held-out data
      </VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">
            <VisuallyHidden>Score of</VisuallyHidden>
          </th>
          <th scope="col">Coverage error</th>
          <th scope="col">
            <abbr title="label-ranking average precision">LRAP</abbr>
          </th>
        </tr>
      </thead>
      {levels.map(({ label, rows, ensemble, prior, intervals }) => (
        <tbody key={label}>
          <tr className={classes.level}>
            <th scope="rowgroup" colSpan={3}>
              {label} <span>{rows}</span>
            </th>
          </tr>
          <tr className={classes.ensemble}>
            <th scope="row">{scored}</th>
            <td>
              {ensemble.coverage.toFixed(4)}
              <Bounds interval={intervals?.coverage ?? null} format={(value) => value.toFixed(2)} />
            </td>
            <td>
              {ensemble.lrap.toFixed(4)}
              <Bounds interval={intervals?.lrap ?? null} format={share} />
            </td>
          </tr>
          <tr>
            <th scope="row">Prior</th>
            <td>{prior.coverage.toFixed(4)}</td>
            <td>{prior.lrap.toFixed(4)}</td>
          </tr>
          <tr>
            <th scope="row">Best possible</th>
            <td>{ensemble.bestCoverage.toFixed(4)}</td>
            <td>1.0000</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

interface BoundsProps {
  readonly interval: Interval | null;
  readonly format: (value: number) => string;
}

function Bounds({ interval, format }: BoundsProps) {
  return (
    <span className={classes.bounds}>
      {interval ? (
        <>
          <VisuallyHidden>95 % interval </VisuallyHidden>
          {format(interval.low)}–{format(interval.high)}
        </>
      ) : (
        '\u00a0'
      )}
    </span>
  );
}
