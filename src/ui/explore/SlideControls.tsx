import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowsShuffle,
  IconPlayerPauseFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react';
import type { Slideshow } from './useSlideshow.ts';
import type { SlideSound } from './useSlideSound.ts';
import explore from './explore.module.css';
import classes from './PredictionsPage.module.css';

interface SlideControlsProps {
  readonly slides: Slideshow;
  readonly sound: SlideSound;
  readonly playable: boolean;
  readonly several: boolean;
}

export function SlideControls({ slides, sound, playable, several }: SlideControlsProps) {
  const { running } = slides;
  return (
    <section className={classes.transport} aria-label="Slides">
      <ActionIcon variant="default" size="lg" aria-label="Previous" disabled={!slides.canGoBack} onClick={slides.previous}>
        <IconPlayerSkipBackFilled size={16} aria-hidden />
      </ActionIcon>
      <Button
        variant={running ? 'light' : 'default'}
        size="sm"
        disabled={!several}
        leftSection={running ? <IconPlayerPauseFilled size={16} aria-hidden /> : <IconArrowsShuffle size={16} aria-hidden />}
        onClick={() => slides.setRunning(!running)}
      >
        {running ? 'Pause' : 'Next every 15 s'}
      </Button>
      <ActionIcon variant="default" size="lg" aria-label="Next" disabled={!several} onClick={slides.next}>
        <IconPlayerSkipForwardFilled size={16} aria-hidden />
      </ActionIcon>
      <Tooltip label="This track is not in your library: add its file on the Tag page" disabled={playable} multiline maw={240} events={{ hover: true, focus: true, touch: true }}>
        <Button
          variant="default"
          size="sm"
          aria-disabled={!playable}
          data-disabled={!playable || undefined}
          leftSection={sound.audible ? <IconVolumeOff size={16} aria-hidden /> : <IconVolume size={16} aria-hidden />}
          onClick={() => playable && sound.toggle()}
        >
          {sound.audible ? 'Mute' : 'Play'}
        </Button>
      </Tooltip>
      <span className={explore.hint}>{running ? 'A random track every 15 s.' : 'Arrow keys go on and back, space starts and stops.'}</span>
    </section>
  );
}
