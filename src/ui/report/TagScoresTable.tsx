import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { EnsembleSummary } from '../../app/state.ts';
import type { Evaluation } from '../../nets/ensemble.ts';
import { count } from '../format.ts';
import { share } from '../train/words.ts';
import { trackRows } from './heldOutRows.ts';
import { sortTags, tagReport, type TagColumn, type TagOrder } from './tagScores.ts';
import classes from './TagScoresTable.module.css';
import page from './report.module.css';

interface TagScoresTableProps {
  readonly summary: EnsembleSummary;
  readonly evaluation: Evaluation;
}

const COLUMNS: readonly (readonly [key: TagColumn, short: string, title: string])[] = [
  ['tag', 'Tag', 'Tag'],
  ['support', 'Tracks', 'Held-out tracks that have the tag'],
  ['averagePrecision', 'AP', 'Average precision: area under the precision-recall curve'],
  ['rocAuc', 'AUC', 'Area under the ROC curve: 0.5 is chance'],
  ['precision', 'Prec.', 'Precision: of the tracks given the tag, how many have it'],
  ['recall', 'Recall', 'Recall: of the tracks that have the tag, how many are given it'],
  ['f1', 'F1', 'Harmonic mean of precision and recall'],
];

/** How well each tag is told; sorted by any column. */
export function TagScoresTable({ summary, evaluation }: TagScoresTableProps) {
  const { tags, card } = summary;
  const report = useMemo(
    () => tagReport(tags, trackRows(evaluation, card.split)),
    [tags, card.split, evaluation],
  );
  const [order, setOrder] = useState<TagOrder>({ by: 'averagePrecision', falling: true });
  const sorted = useMemo(() => sortTags(report.tags, order), [report, order]);
  const { weighted } = report;
  return (
    <section>
      <h2 className={page.subheading}>Per tag</h2>
      <p className={page.prose}>
        AP and AUC judge each net’s own order of the held-out tracks; the tick is the AP of chance,
        and chance has an AUC of .50. For precision, recall and F1 every track is given its{' '}
        {report.size} highest tags, the rounded coverage error.
      </p>
      <div className={classes.box}>
        <table className={classes.table}>
          <thead>
            <tr>
              {COLUMNS.map(([key, short, title]) => (
                <Heading key={key} column={key} short={short} title={title} order={order} onOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((tag) => (
              <tr key={tag.tag}>
                <th scope="row">{tag.tag}</th>
                <td>{count(tag.support)}</td>
                <td>
                  <Bar value={tag.averagePrecision} chance={tag.support / evaluation.heldOut.length} />
                  {share(tag.averagePrecision)}
                </td>
                <td>{share(tag.rocAuc)}</td>
                <td>{share(tag.precision)}</td>
                <td>{share(tag.recall)}</td>
                <td>{share(tag.f1)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Weighted mean</th>
              <td>{count(weighted.support)}</td>
              <td>{share(weighted.averagePrecision)}</td>
              <td>{share(weighted.rocAuc)}</td>
              <td>{share(weighted.precision)}</td>
              <td>{share(weighted.recall)}</td>
              <td>{share(weighted.f1)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}

interface HeadingProps {
  readonly column: TagColumn;
  readonly short: string;
  readonly title: string;
  readonly order: TagOrder;
  readonly onOrder: (order: TagOrder) => void;
}

function Heading({ column, short, title, order, onOrder }: HeadingProps) {
  const active = order.by === column;
  const Arrow = order.falling ? IconArrowDown : IconArrowUp;
  return (
    <th scope="col" aria-sort={active ? (order.falling ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        title={title}
        className={classes.sort}
        // Names begin at A, scores at the highest.
        onClick={() => onOrder({ by: column, falling: active ? !order.falling : column !== 'tag' })}
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
