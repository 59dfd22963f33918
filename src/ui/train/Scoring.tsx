import { Progress } from '@mantine/core';
import type { Training } from '../../app/state.ts';
import { count, counted } from '../format.ts';
import classes from './train.module.css';

type Evaluating = Extract<Training, { stage: 'evaluating' }>;

/** The trained nets meet the tracks that were held out. */
export function Scoring({ training }: { readonly training: Evaluating }) {
  const { folder, done, total } = training;
  return (
    <section>
      <h1 className={classes.heading}>Scoring on {folder.name}</h1>
      <div className={classes.progress}>
        <p>
          {count(done)} of {counted(total, 'track')} that no net has seen.
        </p>
        <Progress value={total > 0 ? (100 * done) / total : 0} aria-label="Held-out tracks scored" />
      </div>
    </section>
  );
}
