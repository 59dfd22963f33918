import { NativeSelect } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { compareSources } from '../../app/report/compare.ts';
import { loadSource } from '../../app/report/load.ts';
import { IMPORTED, type ReportSource } from '../../app/report/source.ts';
import { useApp } from '../../app/store.ts';
import { useAsync } from '../inspect/useAsync.ts';
import { sentence } from '../sentences.ts';
import { ComparisonTable } from './ComparisonTable.tsx';
import classes from './report.module.css';

const WARNINGS = {
  same: null,
  differ:
    'They were scored on different tracks, so a difference between them is partly one between the tracks. Train on the same data with the same seed and split to hold out the same tracks.',
  unknown:
    'An imported file does not say which audio its tracks are, so these were most likely scored on different tracks: a difference between them is partly one between the tracks.',
} as const;

/** Up to three ensembles or imports side by side: the one of this page first. Nothing where there is only one. */
export function CompareSection({ source }: { readonly source: ReportSource }) {
  const ensembles = useApp((state) => state.ensembles);
  const imported = useApp((state) => state.imported.predictions);
  const others = useMemo(
    () => [
      ...ensembles.filter(({ id, track }) => id !== source.id && track !== null).map(({ id, name }) => ({ value: id, label: name })),
      ...(imported && source.id !== IMPORTED ? [{ value: IMPORTED, label: `${imported.name} (imported)` }] : []),
    ],
    [ensembles, imported, source.id],
  );
  const [chosen, setChosen] = useState<readonly [string, string]>(['', '']);
  // What was chosen may have been deleted since.
  const [second, third] = chosen.map((id) => (others.some(({ value }) => value === id) ? id : ''));
  const run = useCallback(async () => {
    const loaded: ReportSource[] = [source];
    for (const id of new Set([second, third])) {
      const other = id === '' ? null : await loadSource(id);
      if (other) loaded.push(other);
    }
    return loaded.length < 2 ? null : { comparison: compareSources(loaded) };
  }, [source, second, third]);
  const compared = useAsync(run);
  if (others.length === 0) return null;
  const comparison = compared.value?.comparison ?? null;
  const warning = comparison && WARNINGS[comparison.tracks];
  return (
    <section>
      <h2 className={classes.subheading}>Compare</h2>
      <div className={classes.choices}>
        {([0, 1] as const).map((slot) => {
          const id = slot === 0 ? second : third;
          const taken = slot === 0 ? third : second;
          if (slot === 1 && others.length < 2) return null;
          return (
            <NativeSelect
              key={slot}
              label={slot === 0 ? `${source.name} with` : 'and with'}
              className={classes.select}
              value={id}
              data={[{ value: '', label: 'none' }, ...others.filter(({ value }) => value !== taken)]}
              onChange={(event) => setChosen(slot === 0 ? [event.currentTarget.value, third] : [second, event.currentTarget.value])}
            />
          );
        })}
      </div>
      {compared.stage === 'failed' && <p role="alert">{sentence(compared.problem)}</p>}
      {compared.stage === 'done' && compared.value && !comparison && (
        <p className={classes.prose}>They share fewer than two tags, so there is nothing to compare.</p>
      )}
      {warning && (
        <p role="note" className={classes.warning}>
          {warning}
        </p>
      )}
      {comparison && <ComparisonTable comparison={comparison} />}
    </section>
  );
}
