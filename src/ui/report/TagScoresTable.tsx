import { useMemo } from 'react';
import type { Analysis } from '../../app/report/analysis.ts';
import type { TagScores } from '../../app/report/tagScores.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { count } from '../format.ts';
import { ShareCell, SortedTable, type SortedColumn } from './SortedTable.tsx';
import classes from './SortedTable.module.css';

/** Three decimals, since good and bad lie close together. */
const brier = (value: number | null): string => (value === null ? '–' : value.toFixed(3).replace(/^0/, ''));

interface TagScoresTableProps {
  readonly analysis: Analysis;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
}

type Score = 'precision' | 'recall' | 'f1' | 'averagePrecision' | 'rocAuc';

function scored(key: Score, short: string, title: string): SortedColumn<TagScores> {
  return { key, short, title, value: (row) => row[key], cell: (row) => twoDecimals(row[key]) };
}

type Ranges = ReadonlyMap<string, readonly [number, number] | null>;

function columnsOf(rows: number, ranges: Ranges | null, thin: TagScoresTableProps['thin']): readonly [SortedColumn<TagScores>, ...SortedColumn<TagScores>[]] {
  const thresholds: SortedColumn<TagScores>[] = ranges
    ? [{ key: 'threshold', short: 'Threshold', title: 'Lowest and highest of the folds', cell: ({ tag }) => <span className={classes.wide}>{rangeText(ranges.get(tag) ?? null)}</span> }]
    : [];
  return [
    {
      key: 'tag',
      short: 'Tag',
      title: 'Tag',
      value: ({ tag }) => tag,
      cell: ({ tag }) => (
        <>
          {tag}
          <ThinMark tag={tag} groups={thin.get(tag)} />
        </>
      ),
    },
    scored('precision', 'Prec.', 'Precision: of the rows given the tag, how many have it'),
    scored('recall', 'Recall', 'Recall: of the rows that have the tag, how many are given it'),
    scored('f1', 'F1', 'Harmonic mean of precision and recall'),
    { key: 'support', short: 'Have it', title: 'Support: rows that have the tag', value: ({ support }) => support, cell: ({ support }) => count(support) },
    { key: 'given', short: 'Given it', title: 'Rows that are given the tag', value: ({ given }) => given, cell: ({ given }) => count(given), wideOnly: true },
    {
      ...scored('averagePrecision', 'AP', 'Average precision: area under the precision-recall curve'),
      cell: ({ averagePrecision, support }) => <ShareCell value={averagePrecision} chance={support / rows} text={twoDecimals(averagePrecision)} />,
    },
    scored('rocAuc', 'AUC', 'Area under the ROC curve: 0.5 is chance'),
    {
      key: 'brier',
      short: 'Brier',
      title: 'Brier score: mean squared distance of confidence and truth, less is better',
      value: (row) => row.brier,
      cell: (row) => brier(row.brier),
      wideOnly: true,
    },
    ...thresholds,
  ];
}

/** The classification report and the areas of each tag; sorted by any column, at first as the tags come. */
export function TagScoresTable({ analysis, thin }: TagScoresTableProps) {
  const { report, rows, thresholds } = analysis;
  const ranges = useMemo(() => new Map(report.tags.map(({ tag }, index) => [tag, thresholds?.[index] ?? null])), [report, thresholds]);
  const columns = useMemo(() => columnsOf(rows, thresholds && ranges, thin), [rows, thresholds, ranges, thin]);
  const { weighted } = report;
  const mean = [
    twoDecimals(weighted.precision),
    twoDecimals(weighted.recall),
    twoDecimals(weighted.f1),
    count(weighted.support),
    count(weighted.given),
    twoDecimals(weighted.averagePrecision),
    twoDecimals(weighted.rocAuc),
    brier(weighted.brier),
    '–',
  ];
  return (
    <div>
      <SortedTable caption="Classification report" rows={report.tags} columns={columns} initial={null} foot={[{ name: 'Weighted mean', cells: mean }]} />
      <p className={classes.note}>
        AP, AUC and Brier score judge each tag’s own order and confidences, however tags are given. The tick on a bar is the AP of
        chance; chance has an AUC of .50. Unweighted mean of F1: {twoDecimals(report.macroF1)}.
      </p>
    </div>
  );
}

function rangeText(range: readonly [number, number] | null): string {
  if (range === null) return 'never given';
  const [low, high] = range.map(twoDecimals);
  return low === high ? low : `${low}–${high}`;
}
