import { Button } from '@mantine/core';
import type { Problem } from '../../app/state.ts';
import { dismissTraining } from '../../app/train.ts';
import { sentence } from '../sentences.ts';
import classes from './train.module.css';

/** One sentence and the way back. */
export function TrainingFailed({ problem }: { readonly problem: Problem }) {
  return (
    <section>
      <h1 className={classes.heading}>Training did not finish</h1>
      <p className={classes.error} role="alert">
        {sentence(problem)}
      </p>
      <Button mt="md" onClick={dismissTraining}>
        Back to choosing a folder
      </Button>
    </section>
  );
}
