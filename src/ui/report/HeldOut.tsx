import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { outcomeEntries, sortEntries, type EntryOrder, type OutcomeEntry } from '../../app/report/outcomeEntries.ts';
import { playableKey } from '../../app/report/playable.ts';
import type { ReportSource } from '../../app/report/source.ts';
import { useApp } from '../../app/store.ts';
import type { OutcomeKind } from '../../metrics/outcomes.ts';
import { count } from '../format.ts';
import { HeldOutRow } from './HeldOutRow.tsx';
import classes from './HeldOut.module.css';
import page from './report.module.css';

const ORDERS: readonly { readonly value: EntryOrder; readonly label: string }[] = [
  { value: 'ranked', label: 'Clearest first' },
  { value: 'hardest', label: 'Hardest first' },
  { value: 'easiest', label: 'Easiest first' },
  { value: 'title', label: 'By title' },
];

const SHOWN_WIDE = 10;
const SHOWN_NARROW = 6;

/** Every reported track: its true tags against what was ranked, in lists by outcome. */
export function HeldOut({ source }: { readonly source: ReportSource }) {
  const entries = useMemo(() => outcomeEntries(source), [source]);
  const [order, setOrder] = useState<EntryOrder>('ranked');
  const [kind, setKind] = useState<OutcomeKind | 'all'>('all');
  const shown = useMemo(
    () => sortEntries(kind === 'all' ? entries : entries.filter((entry) => entry.kind === kind), order),
    [entries, kind, order],
  );
  const playable = useApp((state) => source.tracks.reduce((sum, track) => sum + (playableKey(track, state) === null ? 0 : 1), 0));
  const kinds = useMemo(() => {
    const numbers: Record<OutcomeKind, number> = { right: 0, partly: 0, wrong: 0, untagged: 0 };
    for (const entry of entries) numbers[entry.kind] += 1;
    return numbers;
  }, [entries]);
  const heading = source.kind === 'ensemble' ? 'Held-out tracks' : 'Tracks';
  return (
    <section>
      <h2 className={page.subheading}>{heading}</h2>
      <p className={page.prose}>
        True tags are green and bold. A track is right when its highest tags, as many as it truly
        has, are all true; partly right when some are. {ORDER_WORDS[order]} {playableWords(playable, source.tracks.length)}
      </p>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label="Outcome"
          value={kind}
          data={[
            { value: 'all', label: `All ${count(entries.length)}` },
            { value: 'right', label: `Right ${count(kinds.right)}` },
            { value: 'partly', label: `Partly ${count(kinds.partly)}` },
            { value: 'wrong', label: `Wrong ${count(kinds.wrong)}` },
          ]}
          onChange={setKind}
        />
        <NativeSelect
          aria-label="Order"
          value={order}
          data={[...ORDERS]}
          onChange={(event) => setOrder(event.currentTarget.value as EntryOrder)}
        />
      </div>
      {shown.length > 0 ? <Entries key={`${kind} ${order}`} label={heading} source={source} entries={shown} silent={playable === 0} /> : <p className={page.prose}>No track ended so.</p>}
    </section>
  );
}

const ORDER_WORDS: Readonly<Record<EntryOrder, string>> = {
  ranked: 'Right ones from the clearest down, wrong ones from the most confident mistake down.',
  hardest: 'By how many places more than needed one must go down to meet all true tags.',
  easiest: 'By how many places more than needed one must go down to meet all true tags.',
  title: '',
};

function playableWords(playable: number, tracks: number): string {
  if (playable === 0) return 'Add their audio on the Tag page to play them here.';
  return playable === tracks ? 'All can be played.' : `${count(playable)} of ${count(tracks)} can be played.`;
}

interface EntriesProps {
  readonly label: string;
  readonly source: ReportSource;
  readonly entries: readonly OutcomeEntry[];
  /** Nothing can be played, so no room is kept for it. */
  readonly silent: boolean;
}

function Entries({ label, source, entries, silent }: EntriesProps) {
  const box = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => (narrow ? 150 : 60),
    getItemKey: (index) => entries[index].id,
    overscan: 6,
  });
  // The browser's own way to the end stops where rows are measured on the way.
  const jump = (event: KeyboardEvent): void => {
    if (event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    rows.scrollToIndex(event.key === 'Home' ? 0 : entries.length - 1);
  };
  return (
    // A box that scrolls must be reachable by keyboard, and its keys heard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
    <section ref={box} className={classes.box} data-silent={silent || undefined} aria-label={label} tabIndex={0} onKeyDown={jump}>
      <ul className={classes.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            aria-setsize={entries.length}
            aria-posinset={row.index + 1}
            className={classes.placed}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            <HeldOutRow source={source} entry={entries[row.index]} shown={narrow ? SHOWN_NARROW : SHOWN_WIDE} />
          </li>
        ))}
      </ul>
    </section>
  );
}
