import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { InspectedTrack } from '../../app/inspect.ts';
import { tileValues } from '../../dsp/featureSets.ts';
import { rowOfTile, tileSpan } from '../../dsp/tileTimes.ts';
import { standardise } from '../../nets/standardiser.ts';
import { TilePicture } from '../charts/tilePicture.tsx';
import { rowWords } from '../charts/tileRows.ts';
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
  const { tiles, features, times, seconds, standardiser } = track;
  const values = useMemo(() => {
    const size = tileValues(features);
    const own = tiles.values.slice(tile * size, (tile + 1) * size);
    if (!raw) standardise(own, own, standardiser, features.frames);
    return own;
  }, [tiles, tile, features, standardiser, raw]);
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
        set={features}
        values={values}
        from={tileSpan(rowOfTile(features, tile), times, seconds).from}
        limit={raw ? Math.max(largest(values), 1e-6) : DEVIATIONS}
        unit={raw ? rowWords(features).unit : 'standard deviations'}
        position={position}
        onPlayFrom={onPlayFrom}
      />
    </section>
  );
}
