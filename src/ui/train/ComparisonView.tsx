import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'wouter';
import { deleteComparison } from '../../app/compare.ts';
import { download } from '../../app/download.ts';
import { useApp } from '../../app/store.ts';
import { dismissTraining, returnToFolder } from '../../app/train.ts';
import type { Comparison } from '../../library/comparisons.ts';
import { NOTHING_THIN } from '../confidence/words.ts';
import { count, counted } from '../format.ts';
import { firstOrder } from '../report/manyTags.ts';
import { type FootRow, type SortedColumn, SortedTable } from '../report/SortedTable.tsx';
import { tagColumn } from '../report/tagColumn.tsx';
import { change, type ComparisonRow, comparisonRows, comparisonText } from './comparisonRows.ts';
import { duration, share } from './words.ts';
import type { ResultOrigin } from './resultOrigin.ts';
import classes from './ComparisonView.module.css';
import page from './train.module.css';

interface ComparisonViewProps {
  readonly comparison: Comparison;
  readonly origin: ResultOrigin;
}

/** The table of a comparison: F1 by tag and recipe, and the changes. */
export function ComparisonView({ comparison, origin }: ComparisonViewProps) {
  const { data, heldOutTracks, seed, split, recipes, complete } = comparison;
  const { rows, mean } = comparisonRows(comparison);
  const stored = useApp((state) => state.ensembles);
  // All learned from the same tracks: any of them tells.
  const thin = stored.find(({ id }) => recipes.some(({ ensembleId }) => ensembleId === id))?.thin ?? NOTHING_THIN;
  const foot: readonly FootRow[] = [
    meanRow(mean),
    { name: 'LRAP', cells: ['', ...recipes.map(({ track }) => share(track.lrap))] },
    { name: 'Coverage error', cells: ['', ...recipes.map(({ track }) => track.coverage.toFixed(2))] },
    { name: 'Time', cells: ['', ...recipes.map(({ seconds }) => duration(seconds))] },
    {
      name: 'Report',
      cells: [
        '',
        ...recipes.map(({ ensembleId }) =>
          stored.some(({ id }) => id === ensembleId) ? (
            <Link key={ensembleId} href={`/report/${ensembleId}`}>
              open
            </Link>
          ) : (
            'deleted'
          ),
        ),
      ],
    },
  ];
  return (
    <section>
      <h1 className={page.heading}>Recipes compared on {data}</h1>
      <p className={page.lead}>
        F1 by tag on {counted(heldOutTracks, 'track')} that no net has seen ({split === 'group' ? 'whole groups' : 'single tracks'}{' '}
        held out, seed {seed}). Every track is given as many of its highest tags as it truly has.
      </p>
      {!complete && (
        <p className={classes.warning}>
          Stopped early: the last recipe trained for less time than it needed
          {recipes.length < 3 && ', and the others are missing'}.
        </p>
      )}
      <div className={classes.table}>
        <SortedTable caption="F1 by tag and recipe" rows={rows} columns={columnsOf(recipes, thin)} initial={firstOrder(rows.length, 'support')} foot={foot} />
      </div>
      <div className={page.actions}>
        {origin !== 'address' && <Button onClick={returnToFolder}>{origin === 'folder' ? 'Back to the folder' : 'Done'}</Button>}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          onClick={() => download(new Blob([comparisonText(comparison)], { type: 'text/tab-separated-values' }), `${data} compared.tsv`)}
        >
          Save the table
        </Button>
        <Button
          component={Link}
          href="/train"
          variant="subtle"
          onClick={() => {
            if (origin !== 'address') dismissTraining();
            void deleteComparison(comparison.id);
          }}
        >
          Delete the table
        </Button>
      </div>
    </section>
  );
}

function columnsOf(
  recipes: Comparison['recipes'],
  thin: ReadonlyMap<string, number>,
): readonly [SortedColumn<ComparisonRow>, ...SortedColumn<ComparisonRow>[]] {
  return [
    tagColumn(thin),
    { key: 'support', short: 'Tracks', title: 'Held-out tracks that have the tag', value: ({ support }) => support, cell: ({ support }) => count(support) },
    ...recipes.map(
      ({ ensembleId, title }, place): SortedColumn<ComparisonRow> => ({
        key: ensembleId,
        short: title,
        title: `F1 of ${title}`,
        value: ({ f1 }) => f1[place],
        cell: ({ f1 }) => share(f1[place]),
      }),
    ),
    ...recipes.slice(1).map(
      ({ ensembleId, title }, place): SortedColumn<ComparisonRow> => ({
        key: `to ${ensembleId}`,
        short: `${recipes[place].title} → ${title}`,
        title: `How much F1 rises from ${recipes[place].title} to ${title}`,
        value: ({ changes }) => changes[place],
        cell: ({ changes }) => <Change value={changes[place]} />,
        wideOnly: true,
      }),
    ),
  ];
}

function meanRow({ tag, support, f1, changes }: ComparisonRow): FootRow {
  // oxlint-disable-next-line react/no-array-index-key -- cells keep their places
  return { name: tag, cells: [count(support), ...f1.map(share), ...changes.map((value, index) => <Change key={index} value={value} />)] };
}

function Change({ value }: { readonly value: number }) {
  return (
    <span className={classes.change} data-sign={Math.sign(Math.round(value * 100))}>
      {change(value)}
    </span>
  );
}
