import { useMemo } from 'react';
import type { ReportSource } from '../../app/report/source.ts';
import { singleLabelOf, type SingleLabel } from '../../app/report/singleLabel.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { CountMatrix } from '../charts/countMatrix.tsx';
import { countMatrixShapes } from '../charts/countMatrixGeometry.ts';
import { count, counted, percent } from '../format.ts';
import { SortedTable, type SortedColumn } from './SortedTable.tsx';
import { tagColumn } from './tagColumn.tsx';
import classes from './report.module.css';

type Row = SingleLabel['tags'][number];

const FIGURES: readonly SortedColumn<Row>[] = [
  { key: 'precision', short: 'Precision', title: 'Of the tracks given the tag, how many have it', value: ({ precision }) => precision, cell: ({ precision }) => twoDecimals(precision) },
  { key: 'recall', short: 'Recall', title: 'Of the tracks that have the tag, how many are given it', value: ({ recall }) => recall, cell: ({ recall }) => twoDecimals(recall) },
  { key: 'support', short: 'Tracks', title: 'Tracks that have the tag', value: ({ support }) => support, cell: ({ support }) => count(support) },
];

/** Where every track has exactly one tag: accuracy, precision and recall of the highest, and who is taken for whom. */
export function SingleLabelSection({ source }: { readonly source: ReportSource }) {
  const report = useMemo(() => singleLabelOf(source), [source]);
  const columns = useMemo((): readonly [SortedColumn<Row>, ...SortedColumn<Row>[]] => [tagColumn(source.thin), ...FIGURES], [source.thin]);
  if (!report) return null;
  const { tags, matrix, accuracy, chance, tracks } = report;
  return (
    <section>
      <h2 className={classes.subheading}>One tag a track</h2>
      <p className={classes.verdict}>
        The highest tag is the right one for {percent(accuracy)} of {counted(tracks, 'track')}; always saying the most frequent tag would be right for {percent(chance)}.
      </p>
      <p className={classes.prose}>Every track has exactly one true tag here, and is given its highest.</p>
      <div className={classes.confusion}>
        <SortedTable caption="Precision and recall" rows={tags} columns={columns} initial={null} />
        <ChartFrame
          title="What is taken for what"
          notes={['Rows: true tag. Columns: given tag. Tracks; colour: share of the row.']}
          thin={source.thin}
          fileName="confusion matrix"
          table={{
            columns: ['True tag', ...source.tags.map((tag) => `given ${tag}`)],
            rows: source.tags.map((tag, row) => [tag, ...matrix[row]]),
          }}
        >
          {(width) => <CountMatrix shapes={countMatrixShapes(source.tags, matrix, width)} />}
        </ChartFrame>
      </div>
    </section>
  );
}
