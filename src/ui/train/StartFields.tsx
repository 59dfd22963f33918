import { NativeSelect } from '@mantine/core';
import { trunks } from '../../app/training/start.ts';
import type { StartChoice } from '../../app/state.ts';
import { useApp } from '../../app/store.ts';
import { startAdvice, startOf, startOptions, startValue, START_HINTS } from './startOptions.ts';
import classes from './OptionsForm.module.css';

interface StartFieldsProps {
  readonly start: StartChoice;
  /** Labelled tracks of the folder. */
  readonly tracks: number;
  readonly onStart: (start: StartChoice) => void;
}

/** Whether nets begin from nothing or from what another ensemble has heard; nothing where no ensemble has a trunk. */
export function StartFields({ start, tracks, onStart }: StartFieldsProps) {
  const ensembles = useApp((state) => state.ensembles);
  const ensembleId = useApp((state) => state.ensembleId);
  const sources = trunks({ ensembles, ensembleId });
  if (sources.length === 0) return null;
  const advice = startAdvice(tracks);
  return (
    <div>
      <NativeSelect
        label="Start from"
        value={startValue(start)}
        data={startOptions(sources, advice)}
        onChange={(event) => onStart(startOf(event.currentTarget.value))}
      />
      <p className={classes.hint}>{START_HINTS[start.kind === 'scratch' ? 'scratch' : start.frozen]}</p>
      <p className={classes.hint}>{advice.sentence}</p>
    </div>
  );
}
