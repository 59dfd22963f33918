/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements cannot be */
import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Ranking } from '../../app/find/rank.ts';
import { togglePlay } from '../player/playback.ts';
import { useWording } from '../preferences.ts';
import { playBest, playStep } from './audition.ts';
import { findView, NONE_SELECTED, select, toggleSelected, useFindView } from './findView.ts';
import { ResultRow } from './ResultRow.tsx';
import classes from './ResultList.module.css';
import rowClasses from './ResultRow.module.css';

const ROW_HEIGHT = 64;
const NARROW_ROW_HEIGHT = 96;
const HEADER_HEIGHT = 28;

/** Headings by the place they take in a row. */
const COLUMNS = [
  ['select', <VisuallyHidden key="select">Selected</VisuallyHidden>],
  ['place', <VisuallyHidden key="place">Place</VisuallyHidden>],
  ['play', <VisuallyHidden key="play">Play</VisuallyHidden>],
  ['names', 'Track'],
  ['reason', 'Why'],
  ['over', 'Fit over time, best 30 s underlined'],
  ['score', 'Fit'],
  ['length', 'Length'],
] as const;

/** The ranked list; only the rows in sight exist. One row is active, the keys act on it. */
export function ResultList({ ranking }: { readonly ranking: Ranking }) {
  const { rows, asked } = ranking;
  const active = useFindView((view) => view.active);
  const selected = useFindView((view) => view.selected);
  const narrow = useMediaQuery('(max-width: 75em)', undefined, { getInitialValueInEffect: false });
  const rowHeight = narrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const header = narrow ? 0 : HEADER_HEIGHT;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  // Once for all rows: each would listen to the storage for itself.
  const [wording] = useWording();
  // The same function while nothing changes: another one has all rows measured again.
  const estimateSize = useCallback(() => rowHeight, [rowHeight]);
  // oxlint-disable-next-line react/incompatible-library -- it draws this component anew by itself
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    overscan: 6,
    scrollMargin: header,
    scrollPaddingStart: header,
  });
  const activeIndex = useMemo(() => rows.findIndex(({ track }) => track.key === active), [rows, active]);

  const wishes = asked.map(({ tag, amount }) => `${amount} ${tag}`).join('\n');

  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  // Another order: what was in sight means nothing any more.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [wishes]); // oxlint-disable-line react/exhaustive-deps -- the wishes are what makes another order
  // Auditioning moves on by itself.
  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex);
  }, [virtualizer, active]); // oxlint-disable-line react/exhaustive-deps -- a new ranking alone must not scroll

  const move = (index: number, extend = false): void => {
    if (rows.length === 0) return;
    const target = Math.min(rows.length - 1, Math.max(0, index));
    const { key } = rows[target].track;
    if (extend) select([...selected, ...(active === null ? [] : [active]), key]);
    findView.setState({ active: key });
  };

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') {
      event.preventDefault();
      select(rows.map(({ track }) => track.key));
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, () => void> = {
      ArrowDown: () => move(activeIndex + 1, event.shiftKey),
      ArrowUp: () => move(activeIndex - 1, event.shiftKey),
      PageDown: () => move(activeIndex + page),
      PageUp: () => move(activeIndex - page),
      Home: () => move(0),
      End: () => move(rows.length - 1),
      Enter: () => active !== null && playBest(active),
      ' ': () => active !== null && togglePlay(active),
      ArrowRight: () => playStep(1),
      ArrowLeft: () => playStep(-1),
      x: () => active !== null && toggleSelected(active),
      Escape: () => findView.setState({ selected: NONE_SELECTED }),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  return (
    <div
      id="find-list"
      ref={scroller}
      className={classes.list}
      role="grid"
      tabIndex={0}
      aria-label="Ranked tracks"
      aria-rowcount={rows.length}
      aria-multiselectable
      aria-activedescendant={activeIndex >= 0 ? `${prefix}${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && activeIndex < 0) move(0);
      }}
    >
      {!narrow && (
        <div className={classes.header} role="rowgroup">
          <div className={rowClasses.columns} role="row">
            {COLUMNS.filter(([area]) => asked.length > 0 || (area !== 'over' && area !== 'score')).map(([area, heading]) => (
              <div key={area} className={rowClasses[area]} role="columnheader">
                {area === 'reason' && asked.length === 0 ? 'Top tags' : heading}
              </div>
            ))}
          </div>
        </div>
      )}
      <div className={classes.rows} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <ResultRow
            key={key as string}
            id={`${prefix}${rows[index].track.key}`}
            ranked={rows[index]}
            ranking={ranking}
            place={index + 1}
            top={start - header}
            active={index === activeIndex}
            selected={selected.has(rows[index].track.key)}
            wording={wording}
          />
        ))}
      </div>
    </div>
  );
}
