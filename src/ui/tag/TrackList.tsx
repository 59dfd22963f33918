/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed by hand, which table elements cannot be */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { removeTracks } from '../../app/tag.ts';
import { togglePlay } from '../player/playback.ts';
import { useWording } from '../preferences.ts';
import { TrackRow } from './TrackRow.tsx';
import { tagView, useTagView } from './tagView.ts';
import { useShown } from './useShown.ts';
import classes from './TrackList.module.css';

const ROW_HEIGHT = 56;

interface TrackListProps {
  readonly opened: string | null;
  readonly onOpen: (key: string) => void;
  readonly onClose: () => void;
}

/** The list as a grid of rows; only those in sight exist. One row is active, the keys act on it. */
export function TrackList({ opened, onOpen, onClose }: TrackListProps) {
  const shown = useShown();
  const active = useTagView((view) => view.active);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  // Once for all rows: each would listen to the storage for itself.
  const [wording] = useWording();
  // oxlint-disable-next-line react/incompatible-library -- it draws this component anew by itself
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    getItemKey: (index) => shown[index],
  });
  const activeIndex = active === null ? -1 : shown.indexOf(active);

  // An opened track is also the active one, so that arrows go on from there.
  useEffect(() => {
    if (opened !== null) tagView.setState({ active: opened });
  }, [opened]);

  const move = (index: number): void => {
    if (shown.length === 0) return;
    const target = Math.min(shown.length - 1, Math.max(0, index));
    tagView.setState({ active: shown[target] });
    virtualizer.scrollToIndex(target);
    if (opened !== null) onOpen(shown[target]);
  };

  const remove = (): void => {
    if (active === null || activeIndex < 0) return;
    const next = shown[activeIndex + 1] ?? shown[activeIndex - 1] ?? null;
    tagView.setState({ active: next });
    if (opened === active) {
      if (next === null) onClose();
      else onOpen(next);
    }
    removeTracks([active]);
  };

  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW_HEIGHT) / ROW_HEIGHT) - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, () => void> = {
      ArrowDown: () => move(activeIndex + 1),
      ArrowUp: () => move(activeIndex - 1),
      PageDown: () => move(activeIndex + page),
      PageUp: () => move(activeIndex - page),
      Home: () => move(0),
      End: () => move(shown.length - 1),
      Enter: () => active !== null && onOpen(active),
      ' ': () => active !== null && togglePlay(active),
      Delete: remove,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };

  return (
    <div
      id="track-list"
      ref={scroller}
      className={classes.list}
      role="grid"
      tabIndex={0}
      aria-label="Tracks"
      aria-rowcount={shown.length}
      aria-activedescendant={activeIndex >= 0 ? `${prefix}${active}` : undefined}
      onKeyDown={onKeyDown}
      onFocus={() => {
        if (activeIndex < 0 && shown.length > 0) tagView.setState({ active: shown[0] });
      }}
    >
      {shown.length === 0 && <p className={classes.none}>No track matches the filter.</p>}
      <div className={classes.rows} role="rowgroup" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => (
          <TrackRow
            key={key as string}
            id={`${prefix}${shown[index]}`}
            trackKey={shown[index]}
            number={index + 1}
            top={start}
            active={shown[index] === active}
            opened={shown[index] === opened}
            wording={wording}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}
