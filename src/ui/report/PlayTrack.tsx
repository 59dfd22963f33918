import { ActionIcon } from '@mantine/core';
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { playableKey } from '../../app/report/playable.ts';
import type { ReportTrack } from '../../app/report/source.ts';
import { useApp } from '../../app/store.ts';
import { togglePlay, usePlayer } from '../player/playback.ts';

/** Plays the track where its audio is at hand; nothing where it is not. */
export function PlayTrack({ track }: { readonly track: ReportTrack }) {
  const key = useApp((state) => playableKey(track, state));
  const playing = usePlayer((snapshot) => key !== null && snapshot.key === key && snapshot.state === 'playing');
  if (key === null) return null;
  return (
    <ActionIcon variant="subtle" size={32} radius="xl" aria-label={playing ? `Pause ${track.title}` : `Play ${track.title}`} onClick={() => togglePlay(key)}>
      {playing ? <IconPlayerPauseFilled size={16} aria-hidden /> : <IconPlayerPlayFilled size={16} aria-hidden />}
    </ActionIcon>
  );
}
