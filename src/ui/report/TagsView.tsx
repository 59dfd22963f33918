import { useMemo } from 'react';
import type { ReportSource } from '../../app/report/source.ts';
import { tagTallies, type TagTally } from '../../app/report/tagCounts.ts';
import { count } from '../format.ts';
import { ShareCell, SortedTable, type SortedColumn } from './SortedTable.tsx';
import { tagColumn } from './tagColumn.tsx';
import { TagSpectrograms } from './TagSpectrograms.tsx';
import classes from './report.module.css';

type Columns = readonly [SortedColumn<TagTally>, ...SortedColumn<TagTally>[]];

/** A count with its bar: full for the most frequent tag. */
function counts(key: 'seen' | 'reported', short: string, title: string, tallies: readonly TagTally[]): SortedColumn<TagTally> {
  const most = tallies.reduce((largest, row) => Math.max(largest, row[key] ?? 0), 1);
  return {
    key,
    short,
    title,
    value: (row) => row[key],
    cell: (row) => <ShareCell value={(row[key] ?? 0) / most} text={count(row[key] ?? 0)} />,
  };
}

function columnsOf(tallies: readonly TagTally[], known: boolean, thin: ReportSource['thin']): Columns {
  const tag = tagColumn(thin);
  if (!known) return [tag, counts('reported', 'Tracks', 'Tracks with the tag', tallies)];
  return [
    tag,
    counts('seen', 'Trained on', 'Tracks with the tag that trained or validated the nets', tallies),
    counts('reported', 'Held out', 'Held-out tracks with the tag', tallies),
  ];
}

/** How frequent each tag is, and what some of its tracks look and sound like. */
export function TagsView({ source }: { readonly source: ReportSource }) {
  const tallies = useMemo(() => tagTallies(source), [source]);
  const known = source.seenTracks !== null;
  const columns = useMemo(() => columnsOf(tallies, known, source.thin), [tallies, known, source.thin]);
  return (
    <>
      <section>
        <h2 className={classes.subheading}>How often each tag occurs</h2>
        <SortedTable narrow caption="Tag counts" rows={tallies} columns={columns} initial={{ by: known ? 'seen' : 'reported', falling: true }} />
      </section>
      <TagSpectrograms source={source} />
    </>
  );
}
