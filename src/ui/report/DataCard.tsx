import type { EnsembleSummary, Report } from '../../app/state.ts';
import { Figures } from '../train/Figures.tsx';
import { FoldsSection } from './FoldsSection.tsx';
import { ensembleCounts, ensembleFacts } from './facts.ts';
import classes from './report.module.css';

interface DataCardProps {
  readonly summary: EnsembleSummary;
  /** Null while it loads: the recipe's details and the seed come with it. */
  readonly report: Report | null;
}

/** What the ensemble was trained on, and how. */
export function DataCard({ summary, report }: DataCardProps) {
  return (
    <section>
      <h2 className={classes.subheading}>{summary.name}</h2>
      <Figures figures={ensembleCounts(summary).map(({ term, detail }) => ({ label: term, value: detail }))} />
      <dl className={classes.details}>
        {ensembleFacts(summary, report).map(({ term, detail }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
      <FoldsSection entries={summary.card.crossValidation} />
    </section>
  );
}
