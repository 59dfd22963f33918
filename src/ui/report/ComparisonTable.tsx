import { useMemo } from 'react';
import type { Comparison } from '../../app/report/compare.ts';
import { twoDecimals } from '../../app/report/words.ts';
import { count, counted } from '../format.ts';
import { firstOrder } from './manyTags.ts';
import { type FootRow, type SortedColumn, SortedTable } from './SortedTable.tsx';
import { tagColumn } from './tagColumn.tsx';
import classes from './ComparisonTable.module.css';
import page from './report.module.css';

const MINUS = '\u2212';

/** One figure of every source. */
interface Line {
  readonly values: readonly (number | null)[];
  readonly digits: 2 | 3;
  /** Null where neither is better: the best possible value follows from the tracks alone. */
  readonly better: 'larger' | 'smaller' | null;
}

interface TagLine extends Line {
  readonly tag: string;
  /** Tracks of the first source that have the tag. */
  readonly support: number;
}

/** F1 by tag, LRAP and coverage error side by side; small figures are the distance from the first. */
export function ComparisonTable({ comparison: { tags, leftOut, thin, sources } }: { readonly comparison: Comparison }) {
  const rows = useMemo(
    () =>
      tags.map((tag, index): TagLine => ({
        tag,
        support: sources[0].support[index],
        values: sources.map(({ f1 }) => f1[index]),
        digits: 2,
        better: 'larger',
      })),
    [tags, sources],
  );
  const columns = useMemo(() => columnsOf(sources, thin), [sources, thin]);
  const foot: readonly FootRow[] = [
    footRow('F1, weighted mean', { values: sources.map(({ weightedF1 }) => weightedF1), digits: 2, better: 'larger' }),
    footRow('LRAP', { values: sources.map(({ ranking }) => ranking.lrap), digits: 3, better: 'larger' }),
    footRow('Coverage error', { values: sources.map(({ ranking }) => ranking.coverage), digits: 2, better: 'smaller' }),
    footRow('Best possible', { values: sources.map(({ ranking }) => ranking.bestCoverage), digits: 2, better: null }),
  ];
  return (
    <>
      <p className={page.prose}>
        F1 by tag, per track, each track given as many of its highest tags as it truly has. Small figures are the distance from the
        first; green is better, red is worse.
        {leftOut.length > 0 && ` Only the ${tags.length} tags that all have are scored; left out: ${leftOut.join(', ')}.`}
      </p>
      <SortedTable caption="Comparison" rows={rows} columns={columns} initial={firstOrder(rows.length, 'support')} foot={foot} />
    </>
  );
}

function columnsOf(sources: Comparison['sources'], thin: Comparison['thin']): readonly [SortedColumn<TagLine>, ...SortedColumn<TagLine>[]] {
  return [
    tagColumn(thin),
    {
      key: 'support',
      short: 'Have it',
      title: `Tracks of ${sources[0].name} that have the tag`,
      value: ({ support }) => support,
      cell: ({ support }) => count(support),
      wideOnly: true,
    },
    ...sources.map(
      ({ id, name, tracks }, place): SortedColumn<TagLine> => ({
        key: id,
        short: (
          <span className={classes.source}>
            {name}
            <small>{counted(tracks, 'track')}</small>
          </span>
        ),
        title: name,
        value: ({ values }) => values[place],
        cell: (line) => <Value line={line} place={place} />,
      }),
    ),
  ];
}

function footRow(name: string, line: Line): FootRow {
  // oxlint-disable-next-line react/no-array-index-key -- sources keep their places
  return { name, cells: ['', ...line.values.map((_, place) => <Value key={place} line={line} place={place} />)] };
}

function Value({ line: { values, digits, better: wanted }, place }: { readonly line: Line; readonly place: number }) {
  const written = (value: number): string => (digits === 2 ? twoDecimals(value) : value.toFixed(3).replace(/^0/, ''));
  const value = values[place];
  const first = values[0];
  const change = place === 0 || value === null || first === null ? null : Number((value - first).toFixed(digits));
  const judged = change !== null && change !== 0 && wanted !== null;
  const better = judged && change < 0 === (wanted === 'smaller');
  return (
    <span className={classes.value}>
      {value === null ? '–' : written(value)}
      {change !== null && (
        <small data-better={better || undefined} data-worse={(judged && !better) || undefined}>
          {change < 0 ? MINUS : change > 0 ? '+' : '±'}
          {written(Math.abs(change))}
        </small>
      )}
    </span>
  );
}
