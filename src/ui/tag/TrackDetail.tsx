import { ActionIcon, Alert, Anchor, Button, Group, Switch, TextInput } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Track } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { removeTracks, retry } from '../../app/tag.ts';
import { ConfidenceBars } from '../charts/confidenceBars.tsx';
import { inspectAddress } from '../inspect/address.ts';
import { togglePlay, usePlayer } from '../player/playback.ts';
import { useBarOrder, useWording } from '../preferences.ts';
import { sentence } from '../sentences.ts';
import { useCalibration, useTags, useThin } from '../useEnsemble.ts';
import { searchedTags } from './searchedTags.ts';
import { STAGES } from './stages.ts';
import { TrackFacts } from './TrackFacts.tsx';
import { TrackTimeline } from './TrackTimeline.tsx';
import classes from './TrackDetail.module.css';

/** Vocabularies beyond this show their highest tags until all are asked for. */
const FIRST_TAGS = 12;

interface TrackDetailProps {
  readonly trackKey: string;
  /** Whether the panel covers the list, as on narrow screens. */
  readonly covering: boolean;
  readonly onClose: () => void;
}

/** One track: its ranking, its course in time, what is known of it. */
export function TrackDetail({ trackKey, covering, onClose }: TrackDetailProps) {
  const track = useApp((state) => state.tracks.get(trackKey));
  const closeButton = useRef<HTMLButtonElement>(null);
  // The list is inert then, so the focus must come here.
  useEffect(() => {
    if (covering) closeButton.current?.focus({ preventScroll: true });
  }, [covering]);
  if (!track) return null;
  return (
    <aside className={classes.panel} aria-label={track.title}>
      <header className={classes.header}>
        {track.playable && track.stage !== 'failed' && <PlayButton track={track} />}
        <div className={classes.names}>
          <h2 className={classes.title}>{track.title}</h2>
          <p className={classes.artist}>{[track.artist, track.album, track.year].filter(Boolean).join(' · ')}</p>
        </div>
        <ActionIcon ref={closeButton} variant="subtle" color="gray" size="lg" aria-label="Close" onClick={onClose}>
          <IconX size={18} aria-hidden />
        </ActionIcon>
      </header>
      {track.remark && (
        <Alert variant="light" color="gray" p="xs">
          {sentence(track.remark)}
        </Alert>
      )}
      {track.stage === 'failed' && track.problem ? (
        <Alert color="red" variant="light" title="Not tagged">
          {sentence(track.problem)}
          <Group gap="xs" mt="sm">
            <Button size="xs" variant="default" onClick={() => retry([trackKey])}>
              Retry
            </Button>
            <Button size="xs" variant="default" onClick={() => removeTracks([trackKey])}>
              Remove
            </Button>
          </Group>
        </Alert>
      ) : (
        <Tagged track={track} />
      )}
      <TrackFacts track={track} />
      {track.confidences !== null && (
        <Anchor component={Link} href={inspectAddress(track)} size="sm">
          Inspect: what the net hears and sees
        </Anchor>
      )}
    </aside>
  );
}

function PlayButton({ track: { key, title } }: { readonly track: Track }) {
  const playing = usePlayer((snapshot) => snapshot.key === key && snapshot.state === 'playing');
  return (
    <ActionIcon size={40} radius="xl" variant="light" aria-label={playing ? `Pause ${title}` : `Play ${title}`} onClick={() => togglePlay(key)}>
      {playing ? <IconPlayerPause size={20} aria-hidden /> : <IconPlayerPlay size={20} aria-hidden />}
    </ActionIcon>
  );
}

/** Bars and ribbon, as soon as there is something to draw. */
function Tagged({ track }: { readonly track: Track }) {
  const tags = useTags();
  const calibration = useCalibration();
  const thin = useThin();
  const [order] = useBarOrder();
  const [wording] = useWording();
  const [all, setAll] = useState(false);
  const [query, setQuery] = useState('');
  const among = useMemo(() => searchedTags(tags, query), [tags, query]);
  const { overall, raw, confidences, times, labels, seconds, stage } = track;
  if (overall === null || raw === null || confidences === null || times === null || overall.length !== tags.length || seconds === null) {
    return <p className={classes.stage}>{STAGES[stage]}</p>;
  }
  const limit = all ? tags.length : FIRST_TAGS;
  return (
    <>
      {tags.length > FIRST_TAGS && (
        <Group gap="md">
          <TextInput
            size="xs"
            aria-label="Search a tag of this track"
            placeholder="Search a tag"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
          <Switch label={`Show all ${tags.length} tags`} size="sm" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
          {among?.size === 0 && <output>No tag has this name.</output>}
        </Group>
      )}
      <ConfidenceBars
        title="The whole track"
        subject={track.title}
        values={overall}
        raw={raw}
        calibration={calibration}
        wording={wording}
        thin={thin}
        tags={tags}
        labels={labels}
        order={order}
        limit={limit}
        among={among}
      />
      <TrackTimeline track={{ ...track, overall, confidences, times, seconds }} tags={tags} thin={thin} order={order} limit={limit} among={among} />
    </>
  );
}
