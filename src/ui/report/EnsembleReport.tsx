import { useMemo, useState } from 'react';
import { ensembleSource } from '../../app/report/source.ts';
import type { EnsembleSummary, Report } from '../../app/state.ts';
import type { ReportView } from './address.ts';
import { DataCard } from './DataCard.tsx';
import { EmptyReport } from './EmptyReport.tsx';
import { asFacts, ensembleCounts, ensembleFacts } from './facts.ts';
import { NetLosses } from './NetLosses.tsx';
import { ReportBody } from './ReportBody.tsx';
import { SaveMenu } from './SaveMenu.tsx';

interface EnsembleReportProps {
  readonly summary: EnsembleSummary;
  readonly report: Report;
  readonly view: ReportView;
}

/** The report of one ensemble on the tracks that its training never saw. */
export function EnsembleReport({ summary, report, view }: EnsembleReportProps) {
  const source = useMemo(() => ensembleSource(summary, report.evaluation), [summary, report]);
  const [size, setSize] = useState<number | null>(null);
  return (
    <>
      <div>
        <DataCard summary={summary} report={report} />
        {source && <SaveMenu source={source} size={size} nets={report.nets} facts={[...asFacts(ensembleCounts(summary)), ...ensembleFacts(summary, report)]} />}
      </div>
      {source ? (
        <ReportBody view={view} source={source} chosenSize={size} onChosenSize={setSize} training={<NetLosses report={report} thin={summary.thin} />} />
      ) : (
        <>
          <EmptyReport reason="not-evaluated" />
          <NetLosses report={report} thin={summary.thin} />
        </>
      )}
    </>
  );
}
