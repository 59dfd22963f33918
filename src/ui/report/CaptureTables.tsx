import { useMemo } from 'react';
import type { ReportSource } from '../../app/report/source.ts';
import { EXTREMES, tagCaptures, type TagCapture } from '../../app/report/topK.ts';
import { bestCaptured, worstCaptured } from '../../metrics/topK.ts';
import { count, percent } from '../format.ts';
import { ShareCell, SortedTable, type SortedColumn } from './SortedTable.tsx';
import { tagColumn } from './tagColumn.tsx';
import table from './SortedTable.module.css';
import classes from './report.module.css';

type Columns = readonly [SortedColumn<TagCapture>, ...SortedColumn<TagCapture>[]];

const FIGURES: readonly SortedColumn<TagCapture>[] = [
  {
    key: 'captured',
    short: 'Captured',
    title: 'Tracks that have the tag among their K highest',
    value: ({ captured }) => captured,
    cell: ({ captured }) => count(captured),
  },
  {
    key: 'missed',
    short: 'Missed',
    title: 'Tracks that have the tag, but not among their K highest',
    value: ({ missed }) => missed,
    cell: ({ missed }) => count(missed),
  },
  {
    key: 'rate',
    short: 'Rate',
    title: 'Captured of all that have the tag',
    value: ({ rate }) => rate,
    cell: ({ rate }) => <ShareCell value={rate} text={rate === null ? '–' : percent(rate)} />,
  },
];

const SUPPORT: SortedColumn<TagCapture> = {
  key: 'support',
  short: 'Have it',
  title: 'Tracks that have the tag',
  value: ({ captured, missed }) => captured + missed,
  cell: ({ captured, missed }) => count(captured + missed),
};

interface CaptureTablesProps {
  readonly source: ReportSource;
  readonly size: number;
}

/** Which tags the K highest capture and which they miss: the best and the worst, and all of them. */
export function CaptureTables({ source, size }: CaptureTablesProps) {
  const columns = useMemo((): Columns => [tagColumn(source.thin), ...FIGURES], [source.thin]);
  const allColumns = useMemo((): Columns => [columns[0], SUPPORT, ...FIGURES], [columns]);
  const all = useMemo(() => tagCaptures(source, size), [source, size]);
  const byColumn = useMemo(() => {
    const captures = all.map(({ column, captured, missed, rate }) => ({ tag: column, captured, missed, rate }));
    return { best: bestCaptured(captures, EXTREMES), worst: worstCaptured(captures, EXTREMES), rated: captures.filter(({ rate }) => rate !== null).length };
  }, [all]);
  return (
    <section>
      <h2 className={classes.subheading}>Captured and missed</h2>
      <p className={classes.prose}>
        Of the tracks that truly have a tag, how many have it among their {size === 1 ? 'highest one' : `${size} highest`}.
      </p>
      {byColumn.rated > 2 * EXTREMES && (
        <div className={classes.halves}>
          <Extremes title="Best captured" columns={columns} rows={byColumn.best.map(({ tag }) => all[tag])} />
          <Extremes title="Worst captured" columns={columns} rows={byColumn.worst.map(({ tag }) => all[tag])} />
        </div>
      )}
      <SortedTable narrow caption="Captured by tag" rows={all} columns={allColumns} initial={{ by: 'rate', falling: true }} />
    </section>
  );
}

function Extremes({ title, columns, rows }: { readonly title: string; readonly columns: Columns; readonly rows: readonly TagCapture[] }) {
  return (
    <div>
      <h3 className={classes.blockTitle}>{title}</h3>
      <table className={table.table} aria-label={title}>
        <thead>
          <tr>
            {columns.map(({ key, short, title: meaning }) => (
              <th key={key} scope="col" title={meaning}>
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.tag}>
              {columns.map(({ key, cell }, place) =>
                place === 0 ? (
                  <th key={key} scope="row">
                    {cell(row)}
                  </th>
                ) : (
                  <td key={key}>{cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
