import { Progress } from '@mantine/core';
import type { Training } from '../../app/state.ts';
import { count } from '../format.ts';
import classes from './train.module.css';

type Inspecting = Extract<Training, { stage: 'inspecting' }>;

/** The folder is being read: names, labels and lengths, not yet the audio. */
export function ReadingFolder({ training }: { readonly training: Inspecting }) {
  const { name, done, total } = training;
  return (
    <section>
      <h1 className={classes.heading}>Reading {name}</h1>
      <div className={classes.progress}>
        <p>
          {total > 0
            ? `${count(done)} of ${count(total)} files looked at. Nothing is trained yet.`
            : 'Looking for music and labels.'}
        </p>
        <Progress
          value={total > 0 ? (100 * done) / total : 100}
          animated={total === 0}
          aria-label={`Reading ${name}`}
        />
      </div>
    </section>
  );
}
