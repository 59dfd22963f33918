import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled, IconPlayerSkipBackFilled, IconPlayerSkipForwardFilled } from '@tabler/icons-react';
import { heardTrack } from '../../app/heldOutFiles.ts';
import { useApp } from '../../app/store.ts';
import { LiveBands } from './LiveBands.tsx';
import { neighbour, playNeighbour, togglePlay, useLoaded, usePlayer } from './playback.ts';
import { Position } from './Position.tsx';
import { Volume } from './Volume.tsx';
import { tagView, useTagView } from '../tag/tagView.ts';
import classes from './PlayerBar.module.css';

/** The bar at the foot, there as soon as something can be played. */
export function PlayerBar() {
  const loaded = useLoaded();
  const playable = useApp(({ tracks, order }) => order.some((key) => tracks.get(key)?.playable));
  if (loaded === null && !playable) return null;
  return (
    <section className={classes.bar} aria-label="Player">
      <Transport />
      <Playing />
      <Position />
      <LiveBands />
      <Volume />
    </section>
  );
}

function Transport() {
  const loaded = useLoaded();
  const state = usePlayer((snapshot) => snapshot.state);
  // The neighbours depend on the order of the list and on the track that is loaded.
  useTagView((view) => view.shown);
  useApp((app) => app.order);
  const playing = state === 'playing';
  const toggle = (): void => {
    const key = loaded ?? tagView.getState().active ?? neighbour(1);
    if (key !== null) togglePlay(key);
  };
  return (
    <div className={classes.transport}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Previous track" disabled={neighbour(-1) === null} onClick={() => playNeighbour(-1)}>
        <IconPlayerSkipBackFilled size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon size={40} radius="xl" aria-label={playing ? 'Pause' : 'Play'} loading={state === 'loading'} onClick={toggle}>
        {playing ? <IconPlayerPauseFilled size={20} aria-hidden /> : <IconPlayerPlayFilled size={20} aria-hidden />}
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Next track" disabled={neighbour(1) === null} onClick={() => playNeighbour(1)}>
        <IconPlayerSkipForwardFilled size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function Playing() {
  const loaded = useLoaded();
  const track = useApp((state) => (loaded === null ? undefined : heardTrack(state, loaded)));
  return (
    <div className={classes.playing}>
      <span className={classes.title}>{track?.title ?? 'Nothing playing'}</span>
      <span className={classes.artist}>{track?.artist ?? ''}</span>
    </div>
  );
}
