import { Progress } from '@mantine/core';
import type { Training } from '../../app/state.ts';
import { count, counted } from '../format.ts';
import classes from './train.module.css';

type Evaluating = Extract<Training, { stage: 'evaluating' }>;

/** The trained nets meet the validation tracks once more, then those that were held out. */
export function Scoring({ training }: { readonly training: Evaluating }) {
  const { folder, part, done, total } = training;
  const calibrating = part === 'validation';
  return (
    <section>
      <h1 className={classes.heading}>
        {calibrating ? 'Calibrating' : 'Scoring'} on {folder.name}
      </h1>
      <div className={classes.progress}>
        <p>
          {count(done)} of {counted(total, calibrating ? 'validation track' : 'track')}{calibrating ? '.' : ' that no net has seen.'}
        </p>
        <Progress value={total > 0 ? (100 * done) / total : 0} aria-label={calibrating ? 'Validation tracks predicted' : 'Held-out tracks scored'} />
      </div>
    </section>
  );
}
