import { SegmentedControl, Switch } from '@mantine/core';
import { useState } from 'react';
import { MOST_TILES } from '../../app/listen.ts';
import { TILE_SECONDS } from '../../dsp/tileFormat.ts';
import { duration } from '../format.ts';
import { ListenControls } from './ListenControls.tsx';
import classes from './inspect.module.css';

interface ListenPanelProps {
  readonly trackKey: string;
  readonly title: string;
  readonly playable: boolean;
  readonly tile: number;
  readonly tiles: number;
}

/** The original beside what can be rebuilt from its MFCCs. */
export function ListenPanel({ trackKey, title, playable, tile, tiles }: ListenPanelProps) {
  const [long, setLong] = useState(false);
  const [flat, setFlat] = useState(false);
  const [mix, setMix] = useState(1);
  const several = Math.min(MOST_TILES, tiles - tile);
  const length = long ? several : 1;
  const level = flat ? 'flat' : 'original';
  return (
    <section className={classes.panel} aria-labelledby="listen-heading">
      <h2 id="listen-heading" className={classes.heading}>
        Hear what the net hears
      </h2>
      <p className={classes.note}>
        Rebuilt from the MFCCs: noise in the shape of the spectrum, 11 times a second. Level, phases and fine pitch are not in them.
      </p>
      {several > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Section"
          value={long ? 'long' : 'tile'}
          onChange={(value) => setLong(value === 'long')}
          data={[
            { value: 'tile', label: 'This tile' },
            { value: 'long', label: `${duration(several * TILE_SECONDS)} from here` },
          ]}
        />
      )}
      <ListenControls
        key={`${trackKey} ${tile} ${length} ${level}`}
        section={{ key: trackKey, firstTile: tile, tiles: length }}
        level={level}
        title={title}
        playable={playable}
        mix={mix}
        onMix={setMix}
      />
      <Switch size="sm" label="Follow the level of the original" checked={!flat} onChange={(event) => setFlat(!event.currentTarget.checked)} />
    </section>
  );
}

/** In place of the panel where this ensemble's features cannot be turned back into sound. */
export function NoListening() {
  return (
    <section className={classes.panel} aria-labelledby="listen-heading">
      <h2 id="listen-heading" className={classes.heading}>
        Hear what the net hears
      </h2>
      <p className={classes.note}>Audio is rebuilt from the film-score ensemble’s MFCCs alone; this ensemble hears other features.</p>
    </section>
  );
}
