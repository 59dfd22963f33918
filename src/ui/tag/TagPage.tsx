import { VisuallyHidden } from '@mantine/core';
import { useMediaQuery, useWindowEvent } from '@mantine/hooks';
import { useCallback } from 'react';
import { useLocation, useParams } from 'wouter';
import { store, useApp } from '../../app/store.ts';
import { isTyping } from '../keys.ts';
import { addressOf, keyAt } from './address.ts';
import { EmptyTag } from './EmptyTag.tsx';
import { tagView, useTagView } from './tagView.ts';
import { Toolbar } from './Toolbar.tsx';
import { TrackDetail } from './TrackDetail.tsx';
import { TrackList } from './TrackList.tsx';
import classes from './TagPage.module.css';

/** The list of tracks, and beside it the one that is opened. */
export function TagPage() {
  const { track: address } = useParams<{ track?: string }>();
  const [, navigate] = useLocation();
  const empty = useApp(({ order }) => order.length === 0);
  const restored = useApp((state) => state.restored);
  const active = useTagView((view) => view.active);
  const opened = useApp(({ tracks }) => keyAt(address, tracks, active));
  const narrow = useMediaQuery('(max-width: 75em)', undefined, { getInitialValueInEffect: false });

  const open = useCallback(
    (key: string): void => {
      const track = store.getState().tracks.get(key);
      if (!track) return;
      tagView.setState({ active: key });
      navigate(addressOf(track));
    },
    [navigate],
  );
  const close = useCallback((): void => {
    navigate('/tag');
    // The panel held the focus, which must not fall to nowhere.
    requestAnimationFrame(() => document.getElementById('track-list')?.focus());
  }, [navigate]);

  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.key === 'Escape' && opened !== null && !document.querySelector('[role="dialog"], [role="menu"]')) close();
    if (event.key === '/') {
      event.preventDefault();
      document.getElementById('track-filter')?.focus();
    }
  });

  if (empty) return restored ? <EmptyTag /> : null;
  return (
    <div className={classes.page} data-opened={opened !== null || undefined}>
      <VisuallyHidden component="h1">Tracks</VisuallyHidden>
      <section className={classes.list} aria-label="Tracks" inert={narrow && opened !== null}>
        <Toolbar />
        <TrackList opened={opened} onOpen={open} onClose={close} />
      </section>
      {opened !== null && <TrackDetail key={opened} trackKey={opened} covering={narrow} onClose={close} />}
    </div>
  );
}
