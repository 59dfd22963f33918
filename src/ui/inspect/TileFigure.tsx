import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { InspectedTrack } from '../../app/inspect.ts';
import { TILE_FRAMES, TILE_SECONDS, TILE_VALUES } from '../../dsp/tileFormat.ts';
import { standardise } from '../../nets/standardiser.ts';
import { TilePicture } from '../charts/tilePicture.tsx';
import { largest } from '../charts/tilePictureColours.ts';
import classes from './inspect.module.css';

interface TileFigureProps {
  readonly track: InspectedTrack;
  readonly tile: number;
  readonly fileName: string;
  readonly position: number | null;
  readonly onPlayFrom: (seconds: number) => void;
}

/** Colours reach this far when the values are standardised, so that tiles can be compared. */
const DEVIATIONS = 3;

/** The tile as a picture, as the net gets it or as it was measured. */
export function TileFigure({ track, tile, fileName, position, onPlayFrom }: TileFigureProps) {
  const [raw, setRaw] = useState(false);
  const { tiles, standardiser } = track;
  const values = useMemo(() => {
    const own = tiles.values.slice(tile * TILE_VALUES, (tile + 1) * TILE_VALUES);
    if (!raw) standardise(own, own, standardiser, TILE_FRAMES);
    return own;
  }, [tiles, tile, standardiser, raw]);
  return (
    <section className={classes.figure} aria-labelledby="tile-heading">
      <div className={classes.row}>
        <h2 id="tile-heading" className={classes.heading}>
          See what the net sees
        </h2>
        <SegmentedControl
          size="xs"
          aria-label="Values"
          value={raw ? 'raw' : 'standardised'}
          onChange={(value) => setRaw(value === 'raw')}
          data={[
            { value: 'standardised', label: 'Standardised' },
            { value: 'raw', label: 'Raw' },
          ]}
        />
      </div>
      <TilePicture
        title="The tile as a picture"
        fileName={`${fileName} tile ${tile + 1}`}
        values={values}
        from={tile * TILE_SECONDS}
        limit={raw ? Math.max(largest(values), 1e-6) : DEVIATIONS}
        unit={raw ? 'MFCC' : 'standard deviations'}
        position={position}
        onPlayFrom={onPlayFrom}
      />
    </section>
  );
}
