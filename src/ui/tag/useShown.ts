import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Track } from '../../app/state.ts';
import { store, useApp } from '../../app/store.ts';
import { useTags } from '../useEnsemble.ts';
import { arrange } from './arrange.ts';
import { tagView, useTagView } from './tagView.ts';

/** Rows that jump at each step of a batch cannot be read, and 10,000 need not be sorted so often. */
const RESORT_MS = 500;

let calm = store.getState().tracks;

/** Hears of changed tracks at most every RESORT_MS. */
function subscribeCalmly(listener: () => void): () => void {
  calm = store.getState().tracks;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const stop = store.subscribe((state, before) => {
    if (state.tracks === before.tracks) return;
    timer ??= setTimeout(() => {
      timer = null;
      calm = store.getState().tracks;
      listener();
    }, RESORT_MS);
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}

function subscribeNever(): () => void {
  return () => undefined;
}

const NONE: ReadonlyMap<string, Track> = new Map();

/** The tracks as of at most RESORT_MS ago, none while they are not needed. */
function useCalmTracks(needed: boolean): ReadonlyMap<string, Track> {
  return useSyncExternalStore(needed ? subscribeCalmly : subscribeNever, () => (needed ? calm : NONE));
}

/** The keys to list, in order. */
export function useShown(): readonly string[] {
  const sort = useTagView((view) => view.sort);
  const filter = useTagView((view) => view.filter);
  const order = useApp((state) => state.order);
  const tags = useTags();
  const arranged = sort !== 'added' || filter.trim() !== '';
  const tracks = useCalmTracks(arranged);
  const shown = useMemo(
    () => (arranged ? arrange(order, tracks, tags, { sort, filter }) : order),
    [arranged, order, tracks, tags, sort, filter],
  );
  useEffect(() => tagView.setState({ shown }), [shown]);
  return shown;
}
