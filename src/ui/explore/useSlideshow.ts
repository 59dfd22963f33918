import { useEffect, useState } from 'react';
import { after, before, begin, type Walk } from './walk.ts';

export const SLIDE_MS = 15_000;

export interface Slideshow {
  /** Moves on by itself. */
  readonly running: boolean;
  readonly setRunning: (running: boolean) => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly canGoBack: boolean;
}

/**
 * Walks through `ids` at random, every SLIDE_MS while it runs, and back the way it came.
 * @param current what is shown now
 */
export function useSlideshow(ids: readonly string[], current: string | null, show: (id: string) => void, startsRunning: boolean): Slideshow {
  const [running, setRunning] = useState(startsRunning);
  const [walk, setWalk] = useState<Walk>(() => begin(current));
  // The address may have been changed by hand, or a track chosen from the list.
  const known = walk.seen[walk.place] === current ? walk : after(walk, ids, () => 0, current);

  const go = (to: Walk): void => {
    const id = to.seen[to.place];
    if (id === undefined) return;
    setWalk(to);
    show(id);
  };
  const next = (): void => go(after(known, ids, Math.random));

  useEffect(() => {
    if (!running || ids.length < 2) return undefined;
    const timer = setTimeout(next, SLIDE_MS);
    return () => clearTimeout(timer);
    // Only what is shown starts the time anew, not a rerender.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [running, current, ids.length]);

  return { running, setRunning, next, previous: () => go(before(known)), canGoBack: known.place > 0 };
}
