import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { openReport } from '../../app/ensembles.ts';
import { IMPORTED } from '../../app/report/source.ts';
import type { EnsembleSummary } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { readView, reportAddress, type ReportView } from './address.ts';
import { DataCard } from './DataCard.tsx';
import { EmptyReport } from './EmptyReport.tsx';
import { EnsembleReport } from './EnsembleReport.tsx';
import { ImportedReport } from './ImportedReport.tsx';
import classes from './report.module.css';

/**
 * How good an ensemble is: `#/report/:ensembleId`, or the one in use at `#/report`. Imported
 * predictions are at `#/report/imported`. Behind the id stands the view.
 */
export function ReportPage() {
  const [, params] = useRoute('/report/:ensembleId?/:view?');
  const view = readView(params?.view);
  const [, navigate] = useLocation();
  const ensembles = useApp((state) => state.ensembles);
  const inUse = useApp((state) => state.ensembleId);
  const imported = useApp((state) => state.imported.predictions);
  const restored = useApp((state) => state.restored);
  const wanted = params?.ensembleId ?? inUse ?? ensembles[0]?.id;
  const summary = ensembles.find(({ id }) => id === wanted);
  const shown = wanted === IMPORTED && imported ? IMPORTED : summary?.id;
  const missing = wanted === IMPORTED ? 'nothing-imported' : params?.ensembleId ? 'unknown' : 'none';
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <h1 className={classes.heading}>Report</h1>
          {(ensembles.length > 0 || imported) && (
            <NativeSelect
              label="Report on"
              className={classes.select}
              value={shown ?? ''}
              data={[
                ...(shown ? [] : [{ value: '', label: 'Choose one', disabled: true }]),
                ...ensembles.map(({ id, name }) => ({
                  value: id,
                  label: id === inUse ? `${name} (in use)` : name,
                })),
                ...(imported ? [{ value: IMPORTED, label: `${imported.name} (imported)` }] : []),
              ]}
              onChange={(event) => navigate(reportAddress(event.currentTarget.value, view))}
            />
          )}
        </header>
        {shown === IMPORTED && imported ? (
          <ImportedReport key={imported.name} imported={imported} view={view} />
        ) : summary ? (
          <Opened key={summary.id} summary={summary} view={view} />
        ) : (
          <EmptyReport reason={restored ? missing : 'starting'} />
        )}
      </div>
    </div>
  );
}

/** Loads the report of one ensemble when it comes into view. */
function Opened({ summary, view }: { readonly summary: EnsembleSummary; readonly view: ReportView }) {
  const report = useApp((state) => (state.report?.ensembleId === summary.id ? state.report : null));
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    let current = true;
    void openReport(summary.id).then(() => {
      if (current) setAsked(true);
    });
    return () => {
      current = false;
    };
  }, [summary.id]);
  if (report) return <EnsembleReport summary={summary} report={report} view={view} />;
  return (
    <>
      <DataCard summary={summary} report={null} />
      <EmptyReport reason={asked ? 'unreadable' : 'loading'} />
    </>
  );
}
