import { VisuallyHidden } from '@mantine/core';
import { FOLD_TAGS_NOTE, foldProvenance, foldSource, foldTable, foldTags, type FoldCell, type FoldTag } from '../../app/report/foldWords.ts';
import type { FoldScores } from '../../nets/foldScores.ts';
import { ThinMark } from '../confidence/ThinMark.tsx';
import { count } from '../format.ts';
import { SortedTable, type SortedColumn } from './SortedTable.tsx';
import classes from './FoldsSection.module.css';
import figures from './figureTable.module.css';
import page from './report.module.css';

/** What the ensemble's recipe is worth by track and by work; nothing where that was never measured. */
export function FoldsSection({ entries }: { readonly entries: readonly FoldScores[] }) {
  const table = foldTable(entries);
  if (table === null) return null;
  const { command, day } = foldSource(entries);
  return (
    <div className={classes.section}>
      <h3 className={page.blockTitle}>Cross-validated, by track and by work</h3>
      <div className={classes.parts}>
        <table className={`${figures.table} ${classes.table}`}>
          <VisuallyHidden component="caption">Scores of the recipe, cross-validated by track and by work</VisuallyHidden>
          <thead>
            <tr>
              <th scope="col">
                <VisuallyHidden>Score</VisuallyHidden>
              </th>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ label, drawing, cells }) => (
              <tr key={label}>
                <th scope="row">
                  {label}
                  {drawing.map((units) => (
                    <span key={units} className={classes.bounds} aria-hidden>
                      {units}
                    </span>
                  ))}
                </th>
                {cells.map((cell, column) => (
                  <Figure key={table.columns[column]} cell={cell} drawing={drawing} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <div className={classes.words}>
          {table.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <p className={classes.source}>{foldProvenance(entries)}</p>
          <p className={classes.source}>
            <code>{command}</code>, {day}
          </p>
        </div>
      </div>
      <TagByTag entries={entries} />
    </div>
  );
}

const COLUMNS: readonly [SortedColumn<FoldTag>, ...SortedColumn<FoldTag>[]] = [
  {
    key: 'tag',
    short: 'Tag',
    title: 'Tag',
    value: ({ tag }) => tag,
    cell: ({ tag, thin }) => (
      <>
        {tag}
        <ThinMark tag={tag} groups={thin} />
      </>
    ),
  },
  { key: 'tracks', short: 'Tracks', title: 'Held-out tracks that have the tag', value: ({ tracks }) => tracks, cell: ({ tracks }) => count(tracks) },
  { key: 'works', short: 'Works', title: 'Works that these tracks are of', value: ({ works }) => works, cell: ({ works }) => count(works), wideOnly: true },
  {
    key: 'precision',
    short: 'AP',
    title: 'Average precision: area under the precision-recall curve',
    value: ({ averagePrecision }) => averagePrecision?.value ?? null,
    cell: ({ precision: { value, bounds } }) => (
      <>
        {value}
        {bounds.map((line) => (
          <span key={line} className={classes.range}>
            <VisuallyHidden> 95 % interval </VisuallyHidden>
            {line}
          </span>
        ))}
      </>
    ),
  },
  {
    key: 'prior',
    short: 'Prior’s AP',
    title: 'Average precision of ranking by the tag’s frequency alone',
    value: ({ priorAveragePrecision }) => priorAveragePrecision,
    cell: ({ priorPrecision }) => priorPrecision,
    wideOnly: true,
  },
  { key: 'auc', short: 'AUC', title: 'Area under the ROC curve: 0.5 is chance', value: ({ rocAuc }) => rocAuc, cell: ({ auc }) => auc, wideOnly: true },
  {
    key: 'standing',
    short: 'Beside prior',
    title: 'Whether it is better than ranking by frequency alone',
    value: ({ averagePrecision, priorAveragePrecision }) => (averagePrecision && priorAveragePrecision !== null ? averagePrecision.value - priorAveragePrecision : null),
    cell: ({ standing }) => <span className={classes.standing}>{standing}</span>,
  },
];

/** Which tags carry the means above: a table a split, one press away. */
function TagByTag({ entries }: { readonly entries: readonly FoldScores[] }) {
  const lists = foldTags(entries);
  if (lists.length === 0) return null;
  return (
    <details className={classes.details}>
      <summary>Tag by tag</summary>
      <p className={page.prose}>{FOLD_TAGS_NOTE}</p>
      <div className={classes.lists}>
        {lists.map(({ heading, rows }) => (
          <div key={heading}>
            <h4 className={page.blockTitle}>{heading}</h4>
            <SortedTable caption={`Cross-validated tag by tag, ${heading.toLowerCase()}`} rows={rows} columns={COLUMNS} initial={null} />
          </div>
        ))}
      </div>
    </details>
  );
}

interface FigureProps {
  readonly cell: FoldCell;
  readonly drawing: readonly string[];
}

function Figure({ cell: { value, detail, bounds }, drawing }: FigureProps) {
  return (
    <td>
      {value}
      {detail !== '' && <span className={classes.detail}> {detail}</span>}
      {bounds.map((line, place) => (
        <span key={drawing[place]} className={classes.bounds}>
          <VisuallyHidden> 95 % interval {drawing[place]} </VisuallyHidden>
          {line}
        </span>
      ))}
    </td>
  );
}
