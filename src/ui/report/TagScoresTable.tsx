import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Analysis } from '../../app/report/analysis.ts';
import { sortTags, type TagColumn, type TagOrder } from '../../app/report/tagScores.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { count } from '../format.ts';
import classes from './TagScoresTable.module.css';

type Column = readonly [key: TagColumn, short: string, title: string];

const COLUMNS: readonly Column[] = [
  ['tag', 'Tag', 'Tag'],
  ['precision', 'Prec.', 'Precision: of the rows given the tag, how many have it'],
  ['recall', 'Recall', 'Recall: of the rows that have the tag, how many are given it'],
  ['f1', 'F1', 'Harmonic mean of precision and recall'],
  ['support', 'Have it', 'Support: rows that have the tag'],
  ['given', 'Given it', 'Rows that are given the tag'],
  ['averagePrecision', 'AP', 'Average precision: area under the precision-recall curve'],
  ['rocAuc', 'AUC', 'Area under the ROC curve: 0.5 is chance'],
  ['brier', 'Brier', 'Brier score: mean squared distance of confidence and truth, less is better'],
];

/** Three decimals, since good and bad lie close together. */
const brier = (value: number | null): string => (value === null ? '–' : value.toFixed(3).replace(/^0/, ''));

interface TagScoresTableProps {
  readonly analysis: Analysis;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
}

/** The classification report and the areas of each tag; sorted by any column, at first as the tags come. */
export function TagScoresTable({ analysis, thin }: TagScoresTableProps) {
  const { report, rows, thresholds } = analysis;
  const [order, setOrder] = useState<TagOrder | null>(null);
  const sorted = useMemo(() => (order ? sortTags(report.tags, order) : report.tags), [report, order]);
  const ranges = useMemo(() => new Map(report.tags.map(({ tag }, index) => [tag, thresholds?.[index] ?? null])), [report, thresholds]);
  const { weighted } = report;
  return (
    <div>
      <div className={classes.box}>
        <table className={classes.table} data-tuned={thresholds !== null || undefined}>
          <caption className={classes.caption}>Classification report</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <Heading key={column[0]} column={column} order={order} onOrder={setOrder} />
              ))}
              {thresholds && (
                <th scope="col" className={classes.wide}>
                  Threshold
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {sorted.map((tag) => (
              <tr key={tag.tag}>
                <th scope="row">
                  {tag.tag}
                  <ThinMark tag={tag.tag} groups={thin.get(tag.tag)} />
                </th>
                <td>{twoDecimals(tag.precision)}</td>
                <td>{twoDecimals(tag.recall)}</td>
                <td>{twoDecimals(tag.f1)}</td>
                <td>{count(tag.support)}</td>
                <td>{count(tag.given)}</td>
                <td>
                  <Bar value={tag.averagePrecision} chance={tag.support / rows} />
                  {twoDecimals(tag.averagePrecision)}
                </td>
                <td>{twoDecimals(tag.rocAuc)}</td>
                <td>{brier(tag.brier)}</td>
                {thresholds && <td className={classes.wide}>{rangeText(ranges.get(tag.tag) ?? null)}</td>}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Weighted mean</th>
              <td>{twoDecimals(weighted.precision)}</td>
              <td>{twoDecimals(weighted.recall)}</td>
              <td>{twoDecimals(weighted.f1)}</td>
              <td>{count(weighted.support)}</td>
              <td>{count(weighted.given)}</td>
              <td>{twoDecimals(weighted.averagePrecision)}</td>
              <td>{twoDecimals(weighted.rocAuc)}</td>
              <td>{brier(weighted.brier)}</td>
              {thresholds && <td className={classes.wide}>–</td>}
            </tr>
          </tfoot>
        </table>
      </div>
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

interface HeadingProps {
  readonly column: Column;
  readonly order: TagOrder | null;
  readonly onOrder: (order: TagOrder) => void;
}

function Heading({ column: [key, short, title], order, onOrder }: HeadingProps) {
  const active = order?.by === key;
  const Arrow = order?.falling ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={active ? (order.falling ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        title={title}
        className={classes.sort}
        // Names begin at A, scores at the highest.
        onClick={() => onOrder({ by: key, falling: active ? !order.falling : key !== 'tag' })}
      >
        {active && <Arrow size={12} aria-hidden="true" />}
        {short}
      </button>
    </th>
  );
}

function Bar({ value, chance }: { readonly value: number | null; readonly chance: number }) {
  return (
    <span className={classes.track} aria-hidden="true">
      <span className={classes.bar} style={{ width: `${100 * (value ?? 0)}%` }} />
      <span className={classes.chance} style={{ left: `${100 * chance}%` }} />
    </span>
  );
}
