import { VisuallyHidden } from '@mantine/core';
import { foldProvenance, foldSource, foldTable, type FoldCell } from '../../app/report/foldWords.ts';
import type { FoldScores } from '../../nets/foldScores.ts';
import classes from './FoldsSection.module.css';
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
        <table className={classes.table}>
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
    </div>
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
