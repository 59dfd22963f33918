import { useEffect, useRef } from 'react';
import type { Training } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { EmptyTraining } from './EmptyTraining.tsx';
import { FolderReview } from './FolderReview.tsx';
import { Preparing } from './Preparing.tsx';
import { ReadingFolder } from './ReadingFolder.tsx';
import { ResumeOffer } from './ResumeOffer.tsx';
import { Scoring } from './Scoring.tsx';
import { Trained } from './Trained.tsx';
import { TrainingFailed } from './TrainingFailed.tsx';
import { TrainingRun } from './TrainingRun.tsx';
import classes from './train.module.css';

/** From a labelled folder to an ensemble: one view for each stage of a training. */
export function TrainPage() {
  const training = useApp((state) => state.training);
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
        <Stage training={training} />
      </div>
    </div>
  );
}

function Stage({ training }: { readonly training: Training }) {
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
      return <TrainingRun training={training} />;
    case 'evaluating':
      return <Scoring training={training} />;
    case 'done':
      return <Trained training={training} />;
    case 'failed':
      return <TrainingFailed problem={training.problem} />;
    default:
      training satisfies never;
      return null;
  }
}
