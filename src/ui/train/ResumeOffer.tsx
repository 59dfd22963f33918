import { Button } from '@mantine/core';
import { useState } from 'react';
import { resumeSeries } from '../../app/resumeSeries.ts';
import type { UnfinishedSeries, UnfinishedTraining } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { discardUnfinished, resumeTraining } from '../../app/train.ts';
import { discardSeries } from '../../app/training/unfinishedSeries.ts';
import { offerText, seriesText } from './offerText.ts';
import classes from './train.module.css';

/** Trainings, comparisons and searches that an earlier tab did not finish. Nothing is shown when there is none. */
export function ResumeOffer() {
  const unfinished = useApp((state) => state.unfinished);
  const series = useApp((state) => state.unfinishedSeries);
  return (
    <>
      {series.map((entry) => (
        <SeriesOffer key={entry.id} series={entry} />
      ))}
      {unfinished.map((training) => (
        <TrainingOffer key={training.id} training={training} />
      ))}
    </>
  );
}

function TrainingOffer({ training }: { readonly training: UnfinishedTraining }) {
  const { id } = training;
  const [now] = useState(() => Date.now());
  const resume = training.missing === 0 ? () => void resumeTraining(id) : null;
  return <Offer {...offerText(training, now)} onResume={resume} onDiscard={() => void discardUnfinished(id)} />;
}

function SeriesOffer({ series }: { readonly series: UnfinishedSeries }) {
  const { id } = series;
  const [now] = useState(() => Date.now());
  const resume = series.missing === 0 ? () => void resumeSeries(id) : null;
  return <Offer {...seriesText(series, now)} onResume={resume} onDiscard={() => void discardSeries(id)} />;
}

interface OfferProps {
  readonly title: string;
  readonly remark: string;
  /** Null: it cannot be resumed. */
  readonly onResume: (() => void) | null;
  readonly onDiscard: () => void;
}

function Offer({ title, remark, onResume, onDiscard }: OfferProps) {
  return (
    <section aria-label={title}>
      <h2 className={classes.subheading}>{title}</h2>
      <p className={classes.lead}>{remark}</p>
      <div className={classes.actions} style={{ marginTop: 12 }}>
        {onResume !== null && <Button onClick={onResume}>Resume</Button>}
        <Button variant="default" onClick={onDiscard}>
          Discard
        </Button>
      </div>
    </section>
  );
}
