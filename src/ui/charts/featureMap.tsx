/* oxlint-disable jsx-a11y/prefer-tag-over-role -- parts of a drawing: no form element can be drawn like them */
import { useComputedColorScheme } from '@mantine/core';
import { quantile } from 'd3';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { FeatureSet } from '../../dsp/featureSets.ts';
import type { FeatureMaps } from '../../nets/inspection.ts';
import { ChartFrame, type ChartTable } from './chartFrame.tsx';
import { mapSpan, type ReceptiveField } from './featureMapGeometry.ts';
import { pictureGrid } from './filtersGeometry.ts';
import { largest, pictureAddress, picturePixels, sequentialTable } from './tilePictureColours.ts';
import { tileFrame, tileTimeTicks } from './tilePictureGeometry.ts';
import { PICTURE_LEGEND_HEIGHT, PictureLegend, signed } from './tilePictureLegend.tsx';
import { rowWords } from './tileRows.ts';
import classes from './featureMap.module.css';

interface FeatureMapPicturesProps {
  readonly title: string;
  readonly fileName: string;
  readonly maps: FeatureMaps;
  readonly field: ReceptiveField;
  /** What the tile is made of. */
  readonly set: FeatureSet;
  /** Where the tile begins in the track, seconds. */
  readonly from: number;
}

/** Share of the units that the scale reaches. */
const STRONGEST = 0.995;
const LARGE_HEIGHT = 120;
const AXIS = 34;
/** Room for the mark around the chosen map. */
const RING = 3;
const LEGEND_GAP = 10;

/** What one block makes of a tile: every map small, the chosen one large over the tile's time. */
export function FeatureMapPictures({ title, fileName, maps, field, set, from }: FeatureMapPicturesProps) {
  const { channels, height, width, values } = maps;
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const colours = sequentialTable[scheme];
  // Few units are far above all others; they would leave the rest in one colour.
  const limit = useMemo(() => Math.max(quantile(values, STRONGEST) ?? 0, largest(values) / 4, 1e-6), [values]);
  const addresses = useMemo(
    () =>
      Array.from({ length: channels }, (_, index) => {
        const own = values.subarray(index * height * width, (index + 1) * height * width);
        return pictureAddress(picturePixels(own, width, height, colours, 0, limit), width, height);
      }),
    [values, channels, height, width, colours, limit],
  );
  const [wanted, setWanted] = useState(0);
  const chosen = Math.min(wanted, channels - 1);
  const svg = useRef<SVGSVGElement>(null);
  const rows = rowWords(set);
  const notes = [
    `${channels} maps of ${height} × ${width}; each unit sees ${Math.min(field.size, set.height)} ${rows.plural} of ${field.size} frames. All on one scale.`,
  ];
  return (
    <ChartFrame title={title} fileName={fileName} notes={notes} table={tableOf(maps)}>
      {(room) => {
        const grid = pictureGrid(channels, room - 2 * RING, Math.max(0.3, height / width), 92, 30);
        const large = { ...tileFrame(room, LARGE_HEIGHT), top: grid.height + 2 * RING + 34 };
        const floor = large.top + large.height;
        const span = mapSpan(width, field, set.frames);
        const x = (frame: number): number => large.left + (frame / set.frames) * large.width;
        const move = (index: number): void => {
          if (index < 0 || index >= channels) return;
          setWanted(index);
          svg.current?.querySelectorAll<SVGGElement>('g[role=button]')[index]?.focus();
        };
        const press = (index: number) => (event: KeyboardEvent) => {
          const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -grid.columns, ArrowDown: grid.columns };
          if (!(event.key in steps) && event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          event.stopPropagation();
          move(index + (steps[event.key] ?? 0));
        };
        return (
          <svg ref={svg} className={classes.svg} width={room} height={floor + AXIS + LEGEND_GAP + PICTURE_LEGEND_HEIGHT}>
            <g role="group" aria-label={title} transform={`translate(${RING} ${RING})`}>
              {grid.places.map((place, index) => (
                <g
                  key={`${place.x},${place.y}`}
                  className={classes.map}
                  role="button"
                  aria-pressed={index === chosen}
                  aria-label={`Map ${index + 1}`}
                  tabIndex={index === chosen ? 0 : -1}
                  onClick={() => setWanted(index)}
                  onKeyDown={press(index)}
                >
                  <title>{`Map ${index + 1}`}</title>
                  <image href={addresses[index]} x={place.x} y={place.y} width={grid.cellWidth} height={grid.cellHeight} preserveAspectRatio="none" imageRendering="pixelated" />
                  <rect className={classes.edge} x={place.x} y={place.y} width={grid.cellWidth} height={grid.cellHeight} />
                  <rect className={classes.ring} data-screen-only x={place.x - 1} y={place.y - 1} width={grid.cellWidth + 2} height={grid.cellHeight + 2} />
                </g>
              ))}
            </g>
            <text className={classes.name} x={large.left} y={large.top - 8}>
              Map {chosen + 1}
            </text>
            <rect className={classes.ground} x={large.left} y={large.top} width={large.width} height={large.height} />
            <image href={addresses[chosen]} x={x(span.from)} y={large.top} width={x(span.to) - x(span.from)} height={large.height} preserveAspectRatio="none" imageRendering="pixelated" />
            <rect className={classes.edge} x={large.left} y={large.top} width={large.width} height={large.height} />
            <text className={classes.unit} transform={`translate(${large.left - 8} ${large.top + large.height / 2}) rotate(-90)`} textAnchor="middle">
              {rows.axis} ↑
            </text>
            {tileTimeTicks(from, set, large).map(({ at, label }) => (
              <text key={label} className={classes.tick} x={at} y={floor + 14} textAnchor="middle">
                {label}
              </text>
            ))}
            <text className={classes.unit} x={large.left + large.width / 2} y={floor + 28} textAnchor="middle">
              Time in the track, min:s
            </text>
            <PictureLegend x={large.left} y={floor + AXIS + LEGEND_GAP} table={colours} from={0} to={limit} unit="activation and more" />
          </svg>
        );
      }}
    </ChartFrame>
  );
}

function tableOf({ channels, height, width, values }: FeatureMaps): ChartTable {
  const size = height * width;
  return {
    columns: ['Map', 'Mean', 'Highest', 'Units above 0, %'],
    rows: Array.from({ length: channels }, (_, index) => {
      const own = values.subarray(index * size, (index + 1) * size);
      const active = own.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
      return [index + 1, signed(own.reduce((sum, value) => sum + value, 0) / size, 2), signed(largest(own), 2), Math.round((100 * active) / size)];
    }),
  };
}
