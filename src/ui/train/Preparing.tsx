import { Progress } from '@mantine/core';
import type { Training } from '../../app/state.ts';
import { count, counted, timeLeft } from '../format.ts';
import { ProblemList } from './ProblemList.tsx';
import { StopButton } from './StopButton.tsx';
import classes from './train.module.css';

type PreparingStage = Extract<Training, { stage: 'preparing' }>;

/** Tracks become tiles; those of an earlier training are taken from the cache. */
export function Preparing({ training }: { readonly training: PreparingStage }) {
  const { folder, done, total, failed, secondsLeft } = training;
  return (
    <section>
      <h1 className={classes.heading}>Preparing {folder.name}</h1>
      <div className={classes.progress}>
        <p>
          {count(done)} of {counted(total, 'track')} decoded and cut into tiles
          {secondsLeft !== null && `, ${timeLeft(secondsLeft)} left`}. A second training of the same
          files skips this step.
        </p>
        <Progress value={total > 0 ? (100 * done) / total : 0} aria-label="Tracks prepared" />
      </div>
      <div className={classes.below}>
        <ProblemList
          title={`${counted(failed.length, 'track')} could not be used; the rest goes on`}
          problems={failed}
        />
        <StopButton
          label="Cancel"
          question="Cancel before training has begun? Tracks prepared so far stay in the cache."
          answer="Cancel training"
        />
      </div>
    </section>
  );
}
