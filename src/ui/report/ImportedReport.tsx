import { useMemo, useState } from 'react';
import { importedSource } from '../../app/report/source.ts';
import type { Imported } from '../../app/state.ts';
import type { ImportedPredictions } from '../../metrics/importPredictions.ts';
import { Figures } from '../train/Figures.tsx';
import type { ReportView } from './address.ts';
import { asFacts, importedCounts } from './facts.ts';
import { ReportBody } from './ReportBody.tsx';
import { SaveMenu } from './SaveMenu.tsx';
import classes from './report.module.css';

/** The report of predictions that were made elsewhere. */
export function ImportedReport({ imported, view }: { readonly imported: Imported<ImportedPredictions>; readonly view: ReportView }) {
  const source = useMemo(() => importedSource(imported), [imported]);
  const [size, setSize] = useState<number | null>(null);
  const counts = importedCounts(imported);
  return (
    <>
      <section>
        <h2 className={classes.subheading}>{imported.name}</h2>
        <Figures figures={counts.map(({ term, detail }) => ({ label: term, value: detail }))} />
        <p className={classes.after}>
          Scores and true tags as they stand in the imported file, one row a track. How they came to be is not in it.
        </p>
        <SaveMenu source={source} size={size} nets={null} facts={[{ term: 'File', detail: imported.name }, ...asFacts(counts)]} />
      </section>
      <ReportBody view={view} source={source} chosenSize={size} onChosenSize={setSize} />
    </>
  );
}
