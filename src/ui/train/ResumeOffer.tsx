import { Button } from '@mantine/core';
import { useState } from 'react';
import type { UnfinishedTraining } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { discardUnfinished, resumeTraining } from '../../app/train.ts';
import { offerText } from './offerText.ts';
import classes from './train.module.css';

/** Trainings that an earlier tab did not finish. Nothing is shown when there is none. */
export function ResumeOffer() {
  const unfinished = useApp((state) => state.unfinished);
  return unfinished.map((training) => <Offer key={training.id} training={training} />);
}

function Offer({ training }: { readonly training: UnfinishedTraining }) {
  const { id, missing } = training;
  const [now] = useState(() => Date.now());
  const { title, remark } = offerText(training, now);
  return (
    <section aria-label={title}>
      <h2 className={classes.subheading}>{title}</h2>
      <p className={classes.lead}>{remark}</p>
      <div className={classes.actions} style={{ marginTop: 12 }}>
        {missing === 0 && <Button onClick={() => void resumeTraining(id)}>Resume</Button>}
        <Button variant="default" onClick={() => void discardUnfinished(id)}>
          Discard
        </Button>
      </div>
    </section>
  );
}
