import { useEffect, useRef } from 'react';
import { useRoute } from 'wouter';
import type { Training } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { ComparisonView } from './ComparisonView.tsx';
import { EmptyTraining } from './EmptyTraining.tsx';
import { FolderReview } from './FolderReview.tsx';
import { Preparing } from './Preparing.tsx';
import { ReadingFolder } from './ReadingFolder.tsx';
import { ResumeOffer } from './ResumeOffer.tsx';
import { SearchRun } from './SearchRun.tsx';
import { SearchView } from './SearchView.tsx';
import { Scoring } from './Scoring.tsx';
import { Trained } from './Trained.tsx';
import { TrainingFailed } from './TrainingFailed.tsx';
import { TrainingRun } from './TrainingRun.tsx';
import type { ResultOrigin } from './resultOrigin.ts';
import classes from './train.module.css';

/** From a labelled folder to an ensemble: one view for each stage of a training. */
export function TrainPage() {
  const training = useApp((state) => state.training);
  const [, address] = useRoute('/train/:view/:id');
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(training.stage);
  useEffect(() => {
    if (shown.current === training.stage) return;
    shown.current = training.stage;
    // The button that led here is gone: focus goes to the new heading rather than to nowhere.
    if (document.activeElement !== document.body) return;
    const heading = content.current?.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [training.stage]);
  return (
    <div className={classes.page}>
      <div ref={content} className={classes.content}>
        {address ? <Kept view={address.view} id={address.id} origin="address" /> : <Stage training={training} />}
      </div>
    </div>
  );
}

function Stage({ training }: { readonly training: Training }) {
  const series = useApp((state) => state.series);
  switch (training.stage) {
    case 'none':
      return (
        <>
          <ResumeOffer />
          <EmptyTraining />
        </>
      );
    case 'inspecting':
      return <ReadingFolder training={training} />;
    case 'ready':
      return <FolderReview folder={training.folder} />;
    case 'preparing':
      return <Preparing training={training} />;
    case 'training':
      return series?.kind === 'search' ? <SearchRun series={series} training={training} /> : <TrainingRun training={training} />;
    case 'evaluating':
      return series?.kind === 'search' ? <SearchRun series={series} training={training} /> : <Scoring training={training} />;
    case 'done':
      return <Trained training={training} />;
    case 'compared':
      return <Kept view="compared" id={training.comparisonId} origin={training.folder === null ? 'resumed' : 'folder'} />;
    case 'searched':
      return <Kept view="searched" id={training.searchId} origin={training.folder === null ? 'resumed' : 'folder'} />;
    case 'failed':
      return <TrainingFailed problem={training.problem} />;
    default:
      training satisfies never;
      return null;
  }
}

interface KeptProps {
  readonly view: string;
  readonly id: string;
  readonly origin: ResultOrigin;
}

/** What several trainings have left; the way in where it is gone. */
function Kept({ view, id, origin }: KeptProps) {
  const comparison = useApp(({ comparisons }) => comparisons.find((entry) => view === 'compared' && entry.id === id));
  const search = useApp(({ searches }) => searches.find((entry) => view === 'searched' && entry.id === id));
  if (comparison) return <ComparisonView comparison={comparison} origin={origin} />;
  return search ? <SearchView search={search} origin={origin} /> : <EmptyTraining />;
}
