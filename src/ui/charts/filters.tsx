import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import type { FeatureSet } from '../../dsp/featureSets.ts';
import type { Filters } from '../../nets/inspection.ts';
import { ChartFrame, type ChartTable } from './chartFrame.tsx';
import { pictureGrid } from './filtersGeometry.ts';
import { divergingTable, largest, pictureAddress, picturePixels } from './tilePictureColours.ts';
import { PICTURE_LEGEND_HEIGHT, PictureLegend, signed } from './tilePictureLegend.tsx';
import { rowWords } from './tileRows.ts';
import classes from './tilePicture.module.css';

interface FilterPicturesProps {
  readonly title: string;
  readonly fileName: string;
  readonly filters: Filters;
  /** What the tiles are made of. */
  readonly set: FeatureSet;
}

/** The kernels of the first layer, each a small picture, all on one scale. */
export function FilterPictures({ title, fileName, filters, set }: FilterPicturesProps) {
  const { count, height, width, values } = filters;
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const colours = divergingTable[scheme];
  const limit = useMemo(() => Math.max(largest(values), 1e-6), [values]);
  const addresses = useMemo(
    () =>
      Array.from({ length: count }, (_, index) => {
        const own = values.subarray(index * height * width, (index + 1) * height * width);
        return pictureAddress(picturePixels(own, width, height, colours, -limit, limit), width, height);
      }),
    [values, count, height, width, colours, limit],
  );
  const seconds = ((width * set.columnHop) / set.sampleRate).toFixed(2);
  const notes = [`Across: ${width} frames, ${seconds} s. Upwards: ${height} ${rowWords(set).plural}.`];
  return (
    <ChartFrame title={title} fileName={fileName} notes={notes} table={tableOf(filters)}>
      {(room) => {
        const grid = pictureGrid(count, room, height / width, 44, 28);
        return (
          <svg className={classes.svg} width={room} height={grid.height + 12 + PICTURE_LEGEND_HEIGHT} role="img" aria-label={title}>
            {grid.places.map(({ x, y }, index) => (
              <g key={`${x},${y}`}>
                <title>{`Filter ${index + 1}`}</title>
                <image href={addresses[index]} x={x} y={y} width={grid.cellWidth} height={grid.cellHeight} preserveAspectRatio="none" imageRendering="pixelated" />
                <rect className={classes.edge} x={x} y={y} width={grid.cellWidth} height={grid.cellHeight} />
              </g>
            ))}
            <PictureLegend x={0} y={grid.height + 12} table={colours} from={-limit} to={limit} unit="weight" />
          </svg>
        );
      }}
    </ChartFrame>
  );
}

function tableOf({ count, height, width, values }: Filters): ChartTable {
  const size = height * width;
  return {
    columns: ['Filter', 'Lowest weight', 'Highest weight', 'Sum'],
    rows: Array.from({ length: count }, (_, index) => {
      const own = [...values.subarray(index * size, (index + 1) * size)];
      return [index + 1, signed(Math.min(...own), 3), signed(Math.max(...own), 3), signed(own.reduce((sum, value) => sum + value, 0), 3)];
    }),
  };
}
