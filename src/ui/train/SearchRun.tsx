import { Progress } from '@mantine/core';
import type { Series, Training } from '../../app/state.ts';
import { count } from '../format.ts';
import { Figures } from './Figures.tsx';
import { runProgress } from './runProgress.ts';
import { SearchResults } from './SearchResults.tsx';
import { StopButton } from './StopButton.tsx';
import { bestTrial, trialText } from './trials.ts';
import { share } from './words.ts';
import classes from './train.module.css';

const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

interface SearchRunProps {
  readonly series: Extract<Series, { kind: 'search' }>;
  readonly training: Extract<Training, { stage: 'training' | 'evaluating' }>;
}

/** A search while it runs: the trial under way, and what the others have shown. */
export function SearchRun({ series, training }: SearchRunProps) {
  const { search, place, total, endsAt } = series;
  const best = bestTrial(search.trials);
  const cancelling = training.stage === 'training' && training.cancelling;
  const within = training.stage === 'training' ? runProgress(training.nets, training.options.maximumEpochs).share : 1;
  return (
    <section>
      <h1 className={classes.heading}>Searching on {search.data}</h1>
      <p className={classes.lead}>Keep this tab open; it may be in the background. Every trial is kept as it ends.</p>
      <div className={classes.run}>
        <Figures
          figures={[
            { label: 'trial under way', value: `${count(place)} of ${count(total)}` },
            { label: 'best validation loss', value: best ? trialText(best.validationLoss) : '–' },
            { label: 'its F1', value: share(best?.f1 ?? null) },
            { label: 'end of the budget', value: TIME.format(endsAt) },
          ]}
        />
        <Progress value={(100 * (place - 1 + within)) / total} aria-label="Search" />
        {cancelling ? (
          <output className={classes.note}>Stopping after the current step; the trial under way counts as it stands.</output>
        ) : (
          <StopButton
            label="Stop the search"
            question="Stop now? The trial under way counts with the best it has had; what was tried is kept."
            answer="Stop searching"
          />
        )}
        <SearchResults search={search} />
      </div>
    </section>
  );
}
