import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { combinationsOf, largestSet } from '../../app/exploreOverlaps.ts';
import { ChartFrame } from '../charts/chartFrame.tsx';
import { Upset } from '../charts/upset.tsx';
import { thinAmong } from '../confidence/words.ts';
import type { OverlapView } from './overlapViews.ts';
import type { Region } from './RegionList.tsx';
import { plural, together, units } from './words.ts';
import classes from './explore.module.css';

/** Rows at first; the rest on demand. */
const FEW = 25;

interface UpsetFigureProps {
  readonly view: OverlapView;
  readonly twice: boolean;
  readonly selected: readonly number[];
  readonly region: Region | null;
  readonly onRegion: (region: Region) => void;
}

export function UpsetFigure({ view: { data, heading, id, thin }, twice, selected, region, onRegion }: UpsetFigureProps) {
  const [all, setAll] = useState(false);
  const names = useMemo(() => selected.map((tag) => data.tags[tag]), [selected, data]);
  const found = useMemo(
    () => combinationsOf(data, selected)?.map(({ tags, size }) => ({ sets: tags.map((tag) => selected.indexOf(tag)), size })) ?? null,
    [data, selected],
  );
  if (selected.length === 0) return <p className={classes.hint}>Choose some tags: every combination of them gets a row.</p>;
  if (found === null) {
    const most = data.kind === 'sizes' ? largestSet(data.sets) : 0;
    return <p className={classes.hint}>The file holds sizes of at most {most} tags together, or lacks one of these: choose fewer tags.</p>;
  }
  const shown = all ? found : found.slice(0, FEW);
  const words = ({ sets, size }: { readonly sets: readonly number[]; readonly size: number }): string =>
    `${units(size, data.unit)} in ${together(sets, names)}${sets.length < names.length ? ' alone' : ''}`;
  const chosen = region?.view === id && region.exactly ? region.tags.map((tag) => selected.indexOf(tag)) : null;
  return (
    <div>
      <ChartFrame
        title={`${twice ? `${heading}: exact` : 'Exact'} combinations of ${names.length === 1 ? names[0] : `${names.length} tags`}`}
        notes={[`Each row counts ${plural(data.unit)} that have the dotted tags and no other of these.`]}
        thin={thinAmong(thin, names)}
        fileName={`combinations ${names.slice(0, 5).join(' ')}`}
        table={{ columns: ['Tags', plural(data.unit)], rows: shown.map(({ sets, size }) => [together(sets, names), size]) }}
      >
        {(width) => (
          <Upset
            names={names}
            combinations={shown}
            width={width}
            unit={`Number of ${plural(data.unit)}`}
            words={words}
            chosen={chosen}
            onChoose={(sets) => onRegion({ view: id, tags: sets.map((set) => selected[set]), exactly: true })}
          />
        )}
      </ChartFrame>
      {found.length > FEW && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(!all)}>
          {all ? `Show the largest ${FEW}` : `Show all ${found.length}`}
        </Button>
      )}
    </div>
  );
}
