import type { Comparison } from '../../app/report/compare.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { counted } from '../format.ts';
import classes from './ComparisonTable.module.css';
import page from './report.module.css';

const MINUS = '\u2212';

interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly digits: 2 | 3;
  /** Null where neither is better: the best possible value follows from the tracks alone. */
  readonly better: 'larger' | 'smaller' | null;
}

/** F1 by tag, LRAP and coverage error side by side; small figures are the distance from the first. */
export function ComparisonTable({ comparison: { tags, leftOut, sources } }: { readonly comparison: Comparison }) {
  const tagLines = tags.map((tag, index): Line => ({ name: tag, values: sources.map(({ f1 }) => f1[index]), digits: 2, better: 'larger' }));
  const overall: readonly Line[] = [
    { name: 'F1, weighted mean', values: sources.map(({ weightedF1 }) => weightedF1), digits: 2, better: 'larger' },
    { name: 'LRAP', values: sources.map(({ ranking }) => ranking.lrap), digits: 3, better: 'larger' },
    { name: 'Coverage error', values: sources.map(({ ranking }) => ranking.coverage), digits: 2, better: 'smaller' },
    { name: 'Best possible', values: sources.map(({ ranking }) => ranking.bestCoverage), digits: 2, better: null },
  ];
  return (
    <>
      <p className={page.prose}>
        F1 by tag, per track, each track given as many of its highest tags as it truly has. Small figures are the distance from the
        first; green is better, red is worse.
        {leftOut.length > 0 && ` Only the ${tags.length} tags that all have are scored; left out: ${leftOut.join(', ')}.`}
      </p>
      {/* Focusable, so that it scrolls by keyboard where it is wider than its place. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.box} aria-label="Comparison" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Tag</th>
              {sources.map(({ id, name, tracks }) => (
                <th key={id} scope="col">
                  {name}
                  <span>{counted(tracks, 'track')}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tagLines.map((line) => (
              <Row key={line.name} line={line} ids={sources.map(({ id }) => id)} />
            ))}
          </tbody>
          <tfoot>
            {overall.map((line) => (
              <Row key={line.name} line={line} ids={sources.map(({ id }) => id)} />
            ))}
          </tfoot>
        </table>
      </section>
    </>
  );
}

function Row({ line: { name, values, digits, better: wanted }, ids }: { readonly line: Line; readonly ids: readonly string[] }) {
  const written = (value: number): string => (digits === 2 ? twoDecimals(value) : value.toFixed(3).replace(/^0/, ''));
  return (
    <tr>
      <th scope="row">{name}</th>
      {values.map((value, index) => {
        const first = values[0];
        const change = index === 0 || value === null || first === null ? null : Number((value - first).toFixed(digits));
        const judged = change !== null && change !== 0 && wanted !== null;
        const better = judged && change < 0 === (wanted === 'smaller');
        return (
          <td key={ids[index]}>
            {value === null ? '–' : written(value)}
            {change !== null && (
              <small data-better={better || undefined} data-worse={(judged && !better) || undefined}>
                {change < 0 ? MINUS : change > 0 ? '+' : '±'}
                {written(Math.abs(change))}
              </small>
            )}
          </td>
        );
      })}
    </tr>
  );
}
