import { Slider } from '@mantine/core';
import { useState } from 'react';
import { clock } from '../format.ts';
import { player, useLoaded, usePlayer } from './playback.ts';
import classes from './PlayerBar.module.css';

/** Where the track stands; dragging seeks when it is let go. */
export function Position() {
  const time = usePlayer((snapshot) => snapshot.currentTime);
  const duration = usePlayer((snapshot) => snapshot.duration);
  const [dragged, setDragged] = useState<number | null>(null);
  const idle = useLoaded() === null || duration === null;
  const at = dragged ?? time;
  return (
    <div className={classes.position} data-idle={idle || undefined}>
      <span>{clock(at)}</span>
      <Slider
        size="sm"
        thumbSize={14}
        thumbLabel="Position"
        label={null}
        disabled={idle}
        min={0}
        max={Math.max(1, duration ?? 1)}
        step={1}
        value={Math.min(at, duration ?? at)}
        thumbValueText={`${clock(at)} of ${clock(duration ?? 0)}`}
        onChange={setDragged}
        onChangeEnd={(seconds) => {
          player.seek(seconds);
          setDragged(null);
        }}
      />
      <span>{duration === null ? '' : clock(duration)}</span>
    </div>
  );
}
