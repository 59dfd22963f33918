import { Anchor, Loader } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Link, useRoute } from 'wouter';
import { openInspection } from '../../app/inspect.ts';
import { useApp } from '../../app/store.ts';
import { sentence } from '../sentences.ts';
import { addressOf } from '../tag/address.ts';
import { inspectedKey } from './address.ts';
import { InspectedView } from './InspectedView.tsx';
import { useAsync } from './useAsync.ts';
import classes from './inspect.module.css';

/** `/track/:key/inspect`: hearing and seeing one track as the nets do. */
export function InspectPage() {
  const [, parameters] = useRoute('/track/:key/inspect');
  const key = useApp(({ tracks }) => inspectedKey(parameters?.key, tracks));
  const ensembleId = useApp((state) => state.ensembleId);
  const restored = useApp((state) => state.restored);
  return (
    <div className={classes.page}>
      {key !== null ? (
        // Another ensemble has other nets, tags and statistics.
        <Inspected key={`${key} ${ensembleId}`} trackKey={key} />
      ) : (
        restored && (
          <p className={classes.note}>
            This track is not in the list.{' '}
            <Anchor component={Link} href="/tag">
              Back to the list
            </Anchor>
          </p>
        )
      )}
    </div>
  );
}

const DOING = { decoding: 'Decoding', features: 'Working out the tiles' } as const;

function Inspected({ trackKey }: { readonly trackKey: string }) {
  const entry = useApp((state) => state.tracks.get(trackKey));
  const [doing, setDoing] = useState<keyof typeof DOING | null>(null);
  const opened = useAsync(
    useCallback((signal: AbortSignal) => openInspection(trackKey, signal, setDoing), [trackKey]),
  );
  if (!entry) return null;
  return (
    <>
      <header className={classes.head}>
        <Anchor component={Link} href={addressOf(entry)} className={classes.back}>
          <IconArrowLeft size={16} aria-hidden />
          Back to the track
        </Anchor>
        <h1 className={classes.title}>{entry.title}</h1>
        <p className={classes.note}>{[entry.artist, entry.album, entry.year].filter(Boolean).join(' · ')}</p>
      </header>
      {opened.stage === 'running' && (
        <output className={classes.waiting}>
          <Loader size="xs" aria-hidden />
          {doing === null ? 'Opening the track' : DOING[doing]}
        </output>
      )}
      {opened.stage === 'failed' && <p className={classes.error}>{sentence(opened.problem)}</p>}
      {opened.stage === 'done' && <InspectedView entry={entry} track={opened.value} />}
    </>
  );
}
