import { ActionIcon, Slider } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Span } from '../../dsp/tileTimes.ts';
import { clock } from '../format.ts';
import classes from './inspect.module.css';

interface TileStepperProps {
  readonly tile: number;
  readonly tiles: number;
  /** When the tile sounds. */
  readonly span: Span;
  readonly onStep: (tile: number) => void;
}

/** Chooses a tile: buttons, a slider and its arrow keys. */
export function TileStepper({ tile, tiles, span: { from, to }, onStep }: TileStepperProps) {
  return (
    <div className={classes.stepper}>
      <ActionIcon variant="default" size="lg" aria-label="Previous tile" disabled={tile === 0} onClick={() => onStep(tile - 1)}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <div className={classes.tile}>
        <span className={classes.tileName}>
          Tile {tile + 1} of {tiles}
          <span className={classes.times}>
            {clock(from)}–{clock(to)}
          </span>
        </span>
        <Slider
          size="sm"
          min={1}
          max={Math.max(2, tiles)}
          disabled={tiles === 1}
          value={tile + 1}
          onChange={(value) => onStep(Math.min(tiles, value) - 1)}
          label={null}
          thumbLabel="Tile"
          thumbValueText={`tile ${tile + 1} of ${tiles}, ${clock(from)} to ${clock(to)}`}
        />
      </div>
      <ActionIcon variant="default" size="lg" aria-label="Next tile" disabled={tile === tiles - 1} onClick={() => onStep(tile + 1)}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
