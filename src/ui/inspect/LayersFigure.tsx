import { SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import { filtersOf, type InspectedTrack, tileInspectionOf } from '../../app/inspect.ts';
import { rowOfTile, tileSpan } from '../../dsp/tileTimes.ts';
import { FeatureMapPictures } from '../charts/featureMap.tsx';
import { receptiveField } from '../charts/featureMapGeometry.ts';
import { FilterPictures } from '../charts/filters.tsx';
import { MarkedName } from '../confidence/MarkedName.tsx';
import { sentence } from '../sentences.ts';
import { useAsync } from './useAsync.ts';
import classes from './inspect.module.css';

interface LayersFigureProps {
  readonly track: InspectedTrack;
  readonly tag: string;
  /** Tags that rest on few works, and on how many. */
  readonly thin: ReadonlyMap<string, number>;
  readonly tile: number;
  readonly fileName: string;
}

/** What a tag's net looks for, and what it finds in the tile, block by block. */
export function LayersFigure({ track, tag, thin, tile, fileName }: LayersFigureProps) {
  const { tiles, recipe, features, times, seconds } = track;
  const [wanted, setWanted] = useState(0);
  const filters = useAsync(useCallback(() => filtersOf(tag), [tag]));
  const inspection = useAsync(useCallback(() => tileInspectionOf(tag, tiles, tile), [tag, tiles, tile]));
  const block = Math.min(wanted, recipe.convolutions.length - 1);
  const maps = inspection.value?.blocks[block];
  return (
    <section className={classes.section} aria-labelledby="layers-heading">
      <div className={classes.row}>
        <h2 id="layers-heading" className={classes.heading}>
          Inside the net for <MarkedName tag={tag} thin={thin} />
        </h2>
        {recipe.convolutions.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label="Block"
            value={String(block)}
            onChange={(value) => setWanted(Number(value))}
            data={recipe.convolutions.map((_, index) => ({ value: String(index), label: `Block ${index + 1}` }))}
          />
        )}
      </div>
      {recipe.convolutions.length === 0 && <p className={classes.note}>This net has no convolutions to look into.</p>}
      {inspection.stage === 'failed' && <p className={classes.error}>{sentence(inspection.problem)}</p>}
      {maps && (
        <FeatureMapPictures
          title={`Feature maps after block ${block + 1}`}
          fileName={`${fileName} ${tag} block ${block + 1}`}
          maps={maps}
          field={receptiveField(recipe.convolutions, block)}
          set={features}
          from={tileSpan(rowOfTile(features, tile), times, seconds).from}
        />
      )}
      {filters.value && (
        <FilterPictures
          title={`The ${filters.value.count} filters of the first layer`}
          fileName={`${tag} filters`}
          filters={filters.value}
          set={features}
        />
      )}
    </section>
  );
}
