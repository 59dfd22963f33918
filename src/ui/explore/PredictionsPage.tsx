import { NativeSelect, Select } from '@mantine/core';
import { useReducedMotion, useWindowEvent } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Collection, Entry } from '../../app/exploreData.ts';
import { writeAddress, type ExploreAddress, type SourceId } from './address.ts';
import { EmptyExplore } from './EmptyExplore.tsx';
import { PredictionFigure } from './PredictionFigure.tsx';
import { SlideControls } from './SlideControls.tsx';
import { slideKey } from './slideKey.ts';
import { useSlideshow } from './useSlideshow.ts';
import { useSlideSound } from './useSlideSound.ts';
import { chosenSource, withPredictions, type Source } from './useSources.ts';
import classes from './PredictionsPage.module.css';

interface PredictionsPageProps {
  readonly address: ExploreAddress;
  readonly sources: readonly Source[];
}

/** A prediction after another, chosen by hand or at random every 15 s. */
export function PredictionsPage({ address, sources }: PredictionsPageProps) {
  const [, navigate] = useLocation();
  const usable = withPredictions(sources);
  const source = chosenSource(usable, address.source);
  if (!source) return <EmptyExplore tab="predictions" />;
  return (
    <>
      {usable.length > 1 && (
        <NativeSelect
          label="Data"
          size="xs"
          w={240}
          value={source.id}
          data={usable.map(({ id, label }) => ({ value: id, label }))}
          onChange={(event) => navigate(writeAddress({ tab: 'predictions', source: event.currentTarget.value as SourceId, names: null }))}
        />
      )}
      <Slides key={source.id} source={source.id} collection={source.collection} thin={source.thin} wanted={address.names?.[0] ?? null} />
    </>
  );
}

interface SlidesProps {
  readonly source: SourceId;
  readonly collection: Collection;
  readonly thin: ReadonlyMap<string, number>;
  /** The entry that the address names. */
  readonly wanted: string | null;
}

/** More would be more than a list shows at once: the field searches. */
const LISTED = 100;

function Slides({ source, collection, thin, wanted }: SlidesProps) {
  const [, navigate] = useLocation();
  const reduced = useReducedMotion(false, { getInitialValueInEffect: false });
  const entries = useMemo(() => collection.entries.filter(({ scores }) => scores !== null), [collection]);
  const ids = useMemo(() => entries.map(({ id }) => id), [entries]);
  const [first] = useState(() => ids[Math.floor(Math.random() * ids.length)]);
  const entry = entries.find(({ id }) => id === wanted) ?? entries.find(({ id }) => id === first) ?? entries[0];
  const show = (id: string): void => navigate(writeAddress({ tab: 'predictions', source, names: [id] }), { replace: true });
  const slides = useSlideshow(ids, entry.id, show, !reduced);
  const sound = useSlideSound(entry.trackKey);

  // A reload and a bookmark return to what is shown.
  useEffect(() => {
    if (wanted !== entry.id) show(entry.id);
    // oxlint-disable-next-line react/exhaustive-deps -- `show` only depends on the source, which keys this component
  }, [wanted, entry.id]);

  useWindowEvent('keydown', (event) => {
    const key = slideKey(event);
    if (key === null) return;
    event.preventDefault();
    if (key === 'next') slides.next();
    else if (key === 'previous') slides.previous();
    else slides.setRunning(!slides.running);
  });

  return (
    <div className={classes.stage}>
      <div className={classes.now} aria-live={slides.running ? 'off' : 'polite'}>
        <h2 className={classes.title}>{entry.title}</h2>
        <p className={classes.work}>{describe(entry)}</p>
      </div>
      <SlideControls slides={slides} sound={sound} playable={entry.trackKey !== null} several={ids.length > 1} />
      <PredictionFigure entry={entry} collection={collection} thin={thin} still={reduced} />
      <Select
        w="min(100%, 420px)"
        size="xs"
        label="Go to a track"
        placeholder="Search by title or film"
        searchable
        limit={LISTED}
        data={entries.map(({ id, title, work }) => ({ value: id, label: work === '' ? title : `${title} · ${work}` }))}
        value={null}
        onChange={(id) => id !== null && show(id)}
      />
    </div>
  );
}

function describe({ work, year, artist }: Entry): string {
  return [work, year === null ? '' : String(year), artist].filter((part) => part !== '').join(' · ');
}
