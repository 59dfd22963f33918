import { NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import { openReport } from '../../app/ensembles.ts';
import type { EnsembleSummary, Report } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { DataCard } from './DataCard.tsx';
import { EmptyReport } from './EmptyReport.tsx';
import { HeldOut } from './HeldOut.tsx';
import { NetLosses } from './NetLosses.tsx';
import { RankingScoresSection } from './RankingScoresSection.tsx';
import { TagScoresTable } from './TagScoresTable.tsx';
import classes from './report.module.css';

/** How good an ensemble is; `#/report/:ensembleId`, or the one in use at `#/report`. */
export function ReportPage() {
  const [, params] = useRoute('/report/:ensembleId?');
  const [, navigate] = useLocation();
  const ensembles = useApp((state) => state.ensembles);
  const inUse = useApp((state) => state.ensembleId);
  const restored = useApp((state) => state.restored);
  const wanted = params?.ensembleId ?? inUse ?? ensembles[0]?.id;
  const summary = ensembles.find(({ id }) => id === wanted);
  return (
    <div className={classes.page}>
      <div className={classes.content}>
        <header className={classes.header}>
          <h1 className={classes.heading}>Report</h1>
          {ensembles.length > 0 && (
            <NativeSelect
              label="Ensemble"
              className={classes.select}
              value={summary?.id ?? ''}
              data={[
                ...(summary ? [] : [{ value: '', label: 'Choose one', disabled: true }]),
                ...ensembles.map(({ id, name }) => ({
                  value: id,
                  label: id === inUse ? `${name} (in use)` : name,
                })),
              ]}
              onChange={(event) => navigate(`/report/${event.currentTarget.value}`)}
            />
          )}
        </header>
        {summary ? (
          <Opened key={summary.id} summary={summary} />
        ) : (
          <EmptyReport reason={restored ? (params?.ensembleId ? 'unknown' : 'none') : 'starting'} />
        )}
      </div>
    </div>
  );
}

/** Loads the report of one ensemble when it comes into view. */
function Opened({ summary }: { readonly summary: EnsembleSummary }) {
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
  return (
    <>
      <DataCard summary={summary} report={report} />
      {report ? <Contents summary={summary} report={report} /> : <EmptyReport reason={asked ? 'unreadable' : 'loading'} />}
    </>
  );
}

interface ContentsProps {
  readonly summary: EnsembleSummary;
  readonly report: Report;
}

function Contents({ summary, report }: ContentsProps) {
  const { evaluation } = report;
  return (
    <>
      {evaluation && evaluation.heldOut.length > 0 ? (
        <>
          <RankingScoresSection summary={summary} evaluation={evaluation} />
          <TagScoresTable summary={summary} evaluation={evaluation} />
          <HeldOut summary={summary} evaluation={evaluation} />
        </>
      ) : (
        <EmptyReport reason="not-evaluated" />
      )}
      <NetLosses nets={report.nets} />
    </>
  );
}
