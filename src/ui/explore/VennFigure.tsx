import { Anchor, Button } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import type { OverlapData } from '../../app/exploreData.ts';
import { sizeOf } from '../../app/exploreOverlaps.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { Venn } from '../charts/venn.tsx';
import { vennShapes, type VennArea } from '../charts/vennGeometry.ts';
import { MarkedNames } from '../confidence/MarkedName.tsx';
import { thinAmong } from '../confidence/words.ts';
import type { OverlapView } from './overlapViews.ts';
import type { Region } from './RegionList.tsx';
import { errorSentence, plural, regionWords, together, units } from './words.ts';
import classes from './explore.module.css';

const LOWEST = 240;
const HIGHEST = 400;

interface VennFigureProps {
  readonly view: OverlapView;
  /** Whether another view stands beside it. */
  readonly twice: boolean;
  /** At most three columns. */
  readonly selected: readonly number[];
  readonly region: Region | null;
  readonly onRegion: (region: Region) => void;
  readonly onUpset: () => void;
}

/** Every non-empty combination of the places 0 to count - 1. */
function combinationsOfPlaces(count: number): number[][] {
  return Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    Array.from({ length: count }, (_place, place) => place).filter((place) => Math.floor((bits + 1) / 2 ** place) % 2 === 1),
  );
}

/** Sizes of all regions; null where the data does not tell one. */
function areasOf(data: OverlapData, selected: readonly number[]): VennArea[] | null {
  const areas = combinationsOfPlaces(selected.length).map((sets) => ({ sets, size: sizeOf(data, sets.map((set) => selected[set])) }));
  return areas.some(({ size }) => size === null) ? null : (areas as VennArea[]);
}

export function VennFigure({ view, twice, selected, region, onRegion, onUpset }: VennFigureProps) {
  const { data, heading, id, thin } = view;
  const { ref, width: room } = useElementSize<HTMLDivElement>();
  const height = Math.min(HIGHEST, Math.max(LOWEST, Math.round(room * 0.62)));
  const names = selected.map((tag) => data.tags[tag]);
  const areas = useMemo(() => areasOf(data, selected), [data, selected]);
  const shapes = useMemo(
    () => (areas && room > 0 ? vennShapes(areas, { width: room, height, padding: 4 }) : null),
    [areas, room, height],
  );
  const total = data.kind === 'rows' ? ` of ${units(data.targets.length, data.unit)}` : '';
  const title = `${twice ? `${heading}: ` : ''}${names.join(', ')}`;
  const sentence = shapes && errorSentence(shapes.error, names, data.unit);
  const chosen = region?.view === id && !region.exactly ? region.tags : null;
  const choose = (sets: readonly number[]): void => onRegion({ view: id, tags: sets.map((set) => selected[set]), exactly: false });
  const isChosen = (sets: readonly number[]): boolean => chosen?.toSorted().join() === sets.map((set) => selected[set]).toSorted().join();

  return (
    <div ref={ref}>
      {names.length === 0 ? (
        <p className={classes.hint}>Choose one to three tags: each becomes a circle as large as its number of {plural(data.unit)}.</p>
      ) : areas === null ? (
        <p className={classes.hint}>The file does not hold the size of every overlap of these tags: choose others, or fewer.</p>
      ) : (
        <ChartFrame
          title={title}
          notes={[`Areas stand for numbers of ${plural(data.unit)}${total && `, out${total}`}.`]}
          thin={thinAmong(thin, names)}
          fileName={`overlap ${names.join(' ')}`}
          table={{
            columns: ['Tags', `${plural(data.unit)} with all of them`, `${plural(data.unit)} with no other of these tags`],
            rows: shapes?.regions.map(({ sets, size, exact }) => [together(sets, names), size, exact]) ?? [],
          }}
        >
          {(width) =>
            shapes && (
              <Venn
                shapes={shapes}
                width={Math.min(width, room)}
                height={height}
                names={names}
                legend={names.map((name, set) => `${name}: ${areas.find(({ sets }) => sets.length === 1 && sets[0] === set)?.size ?? 0}`)}
                tags={data.tags}
                words={(drawn) => regionWords(drawn, names, data.unit)}
                chosen={shapes.regions.find(({ sets }) => isChosen(sets))?.sets ?? null}
                onChoose={choose}
              />
            )
          }
        </ChartFrame>
      )}
      {sentence && (
        <p className={classes.remark}>
          {sentence}{' '}
          <Anchor component="button" type="button" fz="inherit" onClick={onUpset}>
            Show exact combinations
          </Anchor>
        </p>
      )}
      {shapes && names.length > 1 && (
        <section className={classes.chips} aria-label="Regions">
          {shapes.regions.map((drawn) => (
            <Button
              key={drawn.sets.join()}
              size="compact-xs"
              variant={isChosen(drawn.sets) ? 'light' : 'default'}
              aria-pressed={isChosen(drawn.sets)}
              onClick={() => choose(drawn.sets)}
            >
              <MarkedNames tags={drawn.sets.map((set) => names[set])} thin={thin} />: {drawn.size}
            </Button>
          ))}
        </section>
      )}
    </div>
  );
}
