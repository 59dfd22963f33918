import { ActionIcon, Button, Progress, Slider } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { downloadRebuilt, type ListenLevel, type Section } from '../../app/listen.ts';
import { percent } from '../format.ts';
import { sentence } from '../sentences.ts';
import { useListening } from './useListening.ts';
import classes from './inspect.module.css';

interface ListenControlsProps {
  readonly section: Section;
  readonly level: ListenLevel;
  readonly title: string;
  readonly playable: boolean;
  /** 0: the original alone, 1: the rebuilt alone. */
  readonly mix: number;
  readonly onMix: (mix: number) => void;
}

function mixWords(mix: number): string {
  if (mix <= 0) return 'original';
  if (mix >= 1) return 'rebuilt';
  return `${percent(mix)} rebuilt`;
}

/** Play, the cross-fade and the download of one section. */
export function ListenControls({ section, level, title, playable, mix, onMix }: ListenControlsProps) {
  const { state, play, pause, prepare, cancel } = useListening(section, level, mix);
  const playing = state.stage === 'ready' && state.playing;
  const press = (): void => {
    if (playing) pause();
    else if (state.stage === 'ready') play();
    else void prepare();
  };
  return (
    <>
      <div className={classes.listen}>
        <ActionIcon
          size={44}
          radius="xl"
          aria-label={playing ? 'Pause the comparison' : 'Play the comparison'}
          disabled={!playable}
          loading={state.stage === 'preparing'}
          onClick={press}
        >
          {playing ? <IconPlayerPause size={22} aria-hidden /> : <IconPlayerPlay size={22} aria-hidden />}
        </ActionIcon>
        <div className={classes.fade}>
          <div className={classes.ends} aria-hidden>
            <span>Original</span>
            <span>Rebuilt</span>
          </div>
          <Slider
            min={0}
            max={1}
            step={0.01}
            value={mix}
            onChange={onMix}
            label={null}
            thumbLabel="From the original to the rebuilt"
            thumbValueText={mixWords(mix)}
          />
        </div>
      </div>
      {state.stage === 'preparing' && (
        <div className={classes.progress}>
          <Progress value={state.share * 100} aria-label={state.doing === 'decoding' ? 'Decoding' : 'Rebuilding'} />
          <span className={classes.note}>{state.doing === 'decoding' ? 'Decoding' : 'Rebuilding'}</span>
          <Button size="compact-xs" variant="default" onClick={cancel}>
            Cancel
          </Button>
        </div>
      )}
      {state.stage === 'failed' && <p className={classes.error}>{sentence(state.problem)}</p>}
      {!playable && <p className={classes.note}>Drop the file again to hear it.</p>}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={state.stage !== 'ready'}
          onClick={() => state.stage === 'ready' && downloadRebuilt(state.listening, title)}
        >
          Download WAV
        </Button>
      </div>
    </>
  );
}
