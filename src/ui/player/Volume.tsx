import { ActionIcon, Slider } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { percent } from '../format.ts';
import { player, usePlayer } from './playback.ts';
import classes from './PlayerBar.module.css';

export function Volume() {
  const muted = usePlayer((snapshot) => snapshot.muted);
  const volume = usePlayer((snapshot) => snapshot.volume);
  return (
    <div className={classes.volume}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label="Mute" aria-pressed={muted} onClick={() => player.setMuted(!muted)}>
        {muted ? <IconVolumeOff size={18} stroke={1.6} aria-hidden /> : <IconVolume size={18} stroke={1.6} aria-hidden />}
      </ActionIcon>
      <Slider
        className={classes.slider}
        size="sm"
        thumbSize={14}
        color="gray"
        thumbLabel="Volume"
        label={null}
        min={0}
        max={1}
        step={0.05}
        value={volume}
        thumbValueText={percent(volume)}
        onChange={(value) => {
          player.setVolume(value);
          if (player.getSnapshot().muted && value > 0) player.setMuted(false);
        }}
      />
    </div>
  );
}
