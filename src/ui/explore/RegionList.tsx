import { ActionIcon, Button, CloseButton, SegmentedControl } from '@mantine/core';
import { IconDownload, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef } from 'react';
import { download } from '../../app/download.ts';
import type { Collection, Entry, OverlapData } from '../../app/exploreData.ts';
import { listOf, sizeOf } from '../../app/exploreOverlaps.ts';
import { MarkedNames } from '../confidence/MarkedName.tsx';
import { togglePlay, usePlayer } from '../player/playback.ts';
import { trackCsv } from './trackCsv.ts';
import { units } from './words.ts';
import explore from './explore.module.css';
import classes from './RegionList.module.css';

/** A part of a diagram whose tracks are listed. */
export interface Region {
  /** Which of the views it belongs to. */
  readonly view: 'labels' | 'predictions' | 'sets';
  /** Columns that all of it have. */
  readonly tags: readonly number[];
  /** None of the other selected tags, rather than any. */
  readonly exactly: boolean;
}

interface RegionListProps {
  readonly data: OverlapData;
  /** Tags that were learnt from few works, and from how many. */
  readonly thin: ReadonlyMap<string, number>;
  /** "Labelled" or "Predicted" where both are shown. */
  readonly heading: string | null;
  readonly region: Region;
  readonly selected: readonly number[];
  readonly collection: Collection | null;
  readonly onExactly: (exactly: boolean) => void;
  readonly onClose: () => void;
}

const ROW = 52;

/** Just the tracks of a region: to read, to play, to save. */
export function RegionList({ data, thin, heading, region, selected, collection, onExactly, onClose }: RegionListProps) {
  const { tags, exactly } = region;
  const others = useMemo(() => selected.filter((tag) => !tags.includes(tag)), [selected, tags]);
  const whole = useMemo(() => listOf(data, tags), [data, tags]);
  const alone = useMemo(() => listOf(data, tags, others), [data, tags, others]);
  const title = useRef<HTMLHeadingElement>(null);
  const names = tags.map((tag) => data.tags[tag]);
  const name = names.join(' + ');
  const otherNames = others.map((tag) => data.tags[tag]).join(' or ');
  const listed = exactly ? alone : whole;
  const size = listed?.rows ?? sizeOf(data, tags) ?? 0;
  useEffect(() => {
    title.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const save = (): void => {
    if (!listed || !collection) return;
    download(new Blob([trackCsv(listed.entries, collection)], { type: 'text/csv' }), `${name}${exactly && otherNames ? ` not ${otherNames}` : ''}.csv`);
  };
  return (
    <section className={classes.list} aria-label="Tracks of the region">
      <div className={classes.head}>
        <h3 ref={title} className={classes.title} aria-live="polite">
          {heading && `${heading}: `}
          {!(data.kind === 'sizes' && exactly) && `${units(size, data.unit)} in `}
          <MarkedNames tags={names} thin={thin} />
          {exactly && otherNames && `, not in ${otherNames}`}
        </h3>
        <CloseButton size="sm" aria-label="Close the list" onClick={onClose} />
      </div>
      {listed === null ? (
        <p className={explore.hint}>
          Tag sets hold sizes alone, no tracks to list: import predictions, or add labelled tracks to your library, to see which they are.
        </p>
      ) : (
        <>
          <div className={classes.tools}>
            {others.length > 0 && (
              <SegmentedControl
                size="xs"
                aria-label="Which of them"
                value={exactly ? 'alone' : 'all'}
                data={[
                  { value: 'all', label: `All ${whole?.rows ?? 0}` },
                  { value: 'alone', label: `Not in ${otherNames}: ${alone?.rows ?? 0}` },
                ]}
                onChange={(value) => onExactly(value === 'alone')}
              />
            )}
            <Button size="compact-xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />} disabled={listed.entries.length === 0} onClick={save}>
              Save as CSV
            </Button>
            {data.unit !== 'track' && <span className={explore.hint}>{units(listed.entries.length, 'track')}</span>}
          </div>
          <Rows entries={listed.entries} />
        </>
      )}
    </section>
  );
}

function Rows({ entries }: { readonly entries: readonly Entry[] }) {
  const scroll = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- it draws this component anew by itself
  const rows = useVirtualizer({ count: entries.length, getScrollElement: () => scroll.current, estimateSize: () => ROW, overscan: 8 });
  if (entries.length === 0) return <p className={explore.hint}>Nothing is in this region.</p>;
  return (
    // Focusable, so that the keyboard scrolls it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={scroll} className={classes.scroll} tabIndex={0} aria-label="Tracks">
      <ul className={classes.inner} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <Row key={entries[index].id} entry={entries[index]} top={start} place={index + 1} of={entries.length} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly entry: Entry;
  readonly top: number;
  readonly place: number;
  readonly of: number;
}

const Row = memo(function Row({ entry: { title, work, artist, year, labels, trackKey }, top, place, of }: RowProps) {
  const playing = usePlayer((snapshot) => trackKey !== null && snapshot.key === trackKey && snapshot.state === 'playing');
  const Icon = playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <li className={classes.row} style={{ transform: `translateY(${top}px)` }} aria-posinset={place} aria-setsize={of}>
      {trackKey === null ? (
        <span className={classes.silent} />
      ) : (
        <ActionIcon variant="subtle" color="gray" aria-label={`${playing ? 'Pause' : 'Play'} ${title}`} onClick={() => togglePlay(trackKey)}>
          <Icon size={16} aria-hidden />
        </ActionIcon>
      )}
      <div className={classes.words}>
        <div className={classes.line} title={title}>
          {title}
        </div>
        <div className={classes.line} data-less>
          {[work, year, labels?.join(', ') ?? artist].filter((part) => part !== null && part !== '').join(' · ')}
        </div>
      </div>
    </li>
  );
});
