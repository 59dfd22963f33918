import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { EnsembleSummary } from '../../app/state.ts';
import type { OutcomeKind } from '../../metrics/outcomes.ts';
import type { Evaluation } from '../../nets/ensemble.ts';
import { HeldOutRow } from './HeldOutRow.tsx';
import { heldOutEntries, sortEntries, type EntryOrder, type HeldOutEntry } from './heldOutList.ts';
import { trackRows } from './heldOutRows.ts';
import classes from './HeldOut.module.css';
import page from './report.module.css';

interface HeldOutProps {
  readonly summary: EnsembleSummary;
  readonly evaluation: Evaluation;
}

const ORDERS: readonly { readonly value: EntryOrder; readonly label: string }[] = [
  { value: 'hardest', label: 'Hardest first' },
  { value: 'easiest', label: 'Easiest first' },
  { value: 'title', label: 'By title' },
];

const SHOWN_WIDE = 10;
const SHOWN_NARROW = 6;

/** Every held-out track: its true tags against what the ensemble ranked. */
export function HeldOut({ summary, evaluation }: HeldOutProps) {
  const { tags, card } = summary;
  const entries = useMemo(
    () => heldOutEntries(evaluation, tags, trackRows(evaluation, card.split)),
    [evaluation, tags, card.split],
  );
  const [order, setOrder] = useState<EntryOrder>('hardest');
  const [kind, setKind] = useState<OutcomeKind | 'all'>('all');
  const shown = useMemo(
    () => sortEntries(kind === 'all' ? entries : entries.filter((entry) => entry.kind === kind), order),
    [entries, kind, order],
  );
  const of = (wanted: OutcomeKind): number => entries.filter((entry) => entry.kind === wanted).length;
  return (
    <section>
      <h2 className={page.subheading}>Held-out tracks</h2>
      <p className={page.prose}>
        True tags are green and bold. A track is right when its highest tags, as many as it truly
        has, are all true; partly right when some are.
      </p>
      <div className={classes.controls}>
        <SegmentedControl
          aria-label="Outcome"
          value={kind}
          data={[
            { value: 'all', label: `All ${entries.length}` },
            { value: 'right', label: `Right ${of('right')}` },
            { value: 'partly', label: `Partly ${of('partly')}` },
            { value: 'wrong', label: `Wrong ${of('wrong')}` },
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
      {shown.length > 0 ? <Entries entries={shown} /> : <p className={page.prose}>No track ended so.</p>}
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly HeldOutEntry[] }) {
  const box = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => box.current,
    estimateSize: () => (narrow ? 132 : 64),
    getItemKey: (index) => entries[index].id,
    overscan: 6,
  });
  return (
    // A box that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={box} className={classes.box} aria-label="Held-out tracks" tabIndex={0}>
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
            <HeldOutRow entry={entries[row.index]} shown={narrow ? SHOWN_NARROW : SHOWN_WIDE} />
          </li>
        ))}
      </ul>
    </section>
  );
}
