import { useMemo } from 'react';
import { yearsOf } from '../../app/exploreOverlaps.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { Years } from '../charts/years.tsx';
import { thinAmong } from '../confidence/words.ts';
import type { OverlapView } from './overlapViews.ts';
import { plural } from './words.ts';
import classes from './explore.module.css';

const MOST = 30;

/** Mean and deviation of the year per tag, oldest mean first. */
export function YearsFigure({ view: { data, heading, thin }, twice }: { readonly view: OverlapView; readonly twice: boolean }) {
  const known = useMemo(
    () =>
      yearsOf(data)
        ?.flatMap((summary, tag) => (summary ? [{ tag: data.tags[tag], ...summary }] : []))
        .toSorted((a, b) => b.count - a.count) ?? null,
    [data],
  );
  if (known === null || known.length === 0) {
    return <p className={classes.hint}>No years are known {data.kind === 'sizes' ? 'from tag sets' : 'here'}, so there is no chart of years by tag.</p>;
  }
  const rows = known.slice(0, MOST).toSorted((a, b) => a.mean - b.mean);
  return (
    <ChartFrame
      title={`${twice ? `${heading}: year` : 'Year'} by tag`}
      notes={[
        `Dot and number: mean year of the ${plural(data.unit)}; whiskers: one standard deviation; thin line: first to last.`,
        ...(known.length > rows.length ? [`The ${rows.length} commonest of ${known.length} tags.`] : []),
      ]}
      thin={thinAmong(thin, rows.map(({ tag }) => tag))}
      fileName="years by tag"
      table={{
        columns: ['Tag', plural(data.unit), 'Mean year', 'Standard deviation, years', 'First', 'Last'],
        rows: rows.map(({ tag, count, mean, deviation, first, last }) => [tag, count, mean.toFixed(1), deviation?.toFixed(1) ?? '–', first, last]),
      }}
    >
      {(width) => <Years rows={rows} tags={data.tags} thin={thin} width={Math.min(width, 640)} />}
    </ChartFrame>
  );
}
