import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from 'wouter';
import { deleteComparison } from '../../app/compare.ts';
import { download } from '../../app/download.ts';
import { useApp } from '../../app/store.ts';
import { dismissTraining, returnToFolder } from '../../app/train.ts';
import type { Comparison } from '../../library/comparisons.ts';
import { count, counted } from '../format.ts';
import { change, comparisonRows, comparisonText } from './comparisonRows.ts';
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
  const changes = recipes.slice(1).map(({ title }, index) => `${recipes[index].title} → ${title}`);
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
      {/* Focusable, so that the keyboard scrolls it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={classes.scroll} tabIndex={0} aria-label="F1 by tag and recipe">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Tag</th>
              <th scope="col">Tracks</th>
              {recipes.map(({ ensembleId, title }) => (
                <th key={ensembleId} scope="col">
                  {title}
                </th>
              ))}
              {changes.map((title) => (
                <th key={title} scope="col" className={classes.change}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Cells key={row.tag} {...row} />
            ))}
          </tbody>
          <tfoot>
            <Cells {...mean} />
            <Figures label="LRAP" values={recipes.map(({ track }) => share(track.lrap))} />
            <Figures label="Coverage error" values={recipes.map(({ track }) => track.coverage.toFixed(2))} />
            <Figures label="Time" values={recipes.map(({ seconds }) => duration(seconds))} />
            <tr>
              <th scope="row" colSpan={2}>
                Report
              </th>
              {recipes.map(({ ensembleId }) => (
                <td key={ensembleId}>
                  {stored.some(({ id }) => id === ensembleId) ? <Link href={`/report/${ensembleId}`}>open</Link> : 'deleted'}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
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

function Cells({ tag, support, f1, changes }: ReturnType<typeof comparisonRows>['mean']) {
  return (
    <tr>
      <th scope="row">{tag}</th>
      <td>{count(support)}</td>
      {f1.map((value, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- cells keep their places
        <td key={index}>{share(value)}</td>
      ))}
      {changes.map((value, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- cells keep their places
        <td key={index} className={classes.change} data-sign={Math.sign(Math.round(value * 100))}>
          {change(value)}
        </td>
      ))}
    </tr>
  );
}

function Figures({ label, values }: { readonly label: string; readonly values: readonly string[] }) {
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {label}
      </th>
      {values.map((value, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- cells keep their places
        <td key={index}>{value}</td>
      ))}
    </tr>
  );
}
