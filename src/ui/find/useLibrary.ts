import { useEffect, useMemo, useState } from 'react';
import { LibraryIndex } from '../../app/find/libraryIndex.ts';
import type { AppState } from '../../app/state.ts';
import { store } from '../../app/store.ts';
import { useTags } from '../useEnsemble.ts';

/** While a batch runs the library changes ten times a second; the ranking need not. */
const REFRESH_MS = 500;

type Tracks = Pick<AppState, 'order' | 'tracks'>;

function now(): Tracks {
  const { order, tracks } = store.getState();
  return { order, tracks };
}

/** The library, as of at most REFRESH_MS ago, ready to be ranked. */
export function useLibrary(): LibraryIndex {
  const tags = useTags();
  const [calm, setCalm] = useState(now);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const refresh = (): void => {
      timer = null;
      const next = now();
      setCalm((shown) => (shown.tracks === next.tracks && shown.order === next.order ? shown : next));
    };
    const stop = store.subscribe((state, before) => {
      if (state.tracks !== before.tracks || state.order !== before.order) timer ??= setTimeout(refresh, REFRESH_MS);
    });
    refresh();
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
  return useMemo(() => new LibraryIndex(calm.order, calm.tracks, tags), [calm, tags]);
}
