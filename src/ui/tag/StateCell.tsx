import { ActionIcon, Loader, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle, IconClock, IconFileOff, IconPlayerPause, IconPlayerPlay, type Icon } from '@tabler/icons-react';
import type { Track } from '../../app/state.ts';
import { togglePlay, usePlayer } from '../player/playback.ts';
import { STAGES } from './stages.ts';
import classes from './StateCell.module.css';

/** Where a track stands; once it is done, its play button (space, for the keyboard). */
export function StateCell({ track: { key, title, stage, playable } }: { readonly track: Track }) {
  const state = usePlayer((snapshot) => (snapshot.key === key ? snapshot.state : 'empty'));
  if (stage === 'failed') return <Still icon={IconAlertCircle} name="Failed" failed />;
  if (stage === 'waiting') return <Still icon={IconClock} name="Waiting" />;
  if (stage !== 'done') return <Loader className={classes.busy} size={18} aria-label={STAGES[stage]} />;
  if (!playable) return <Still icon={IconFileOff} name="Drop the file again to play it" />;
  const playing = state === 'playing';
  return (
    <ActionIcon
      variant={playing ? 'light' : 'subtle'}
      color={playing ? 'indigo' : 'gray'}
      size={32}
      radius="xl"
      tabIndex={-1}
      loading={state === 'loading'}
      aria-label={playing ? `Pause ${title}` : `Play ${title}`}
      onClick={(event) => {
        event.stopPropagation();
        togglePlay(key);
      }}
    >
      {playing ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
    </ActionIcon>
  );
}

/** An icon with its meaning as text. */
function Still({ icon: Shape, name, failed = false }: { readonly icon: Icon; readonly name: string; readonly failed?: boolean }) {
  return (
    <span className={failed ? classes.failed : classes.quiet} title={name}>
      <Shape size={20} stroke={1.5} aria-hidden />
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
