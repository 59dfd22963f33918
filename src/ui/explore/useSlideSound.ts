import { useEffect, useState } from 'react';
import { fileOf } from '../../app/tag.ts';
import { FADE_OUT_SECONDS } from '../../audio/player.ts';
import { player, usePlayer } from '../player/playback.ts';

export interface SlideSound {
  /** The track that is shown can be heard now. */
  readonly audible: boolean;
  /** Call it from a user gesture: the first sound of a page needs one. */
  readonly toggle: () => void;
}

/** The sound of the track that is shown: fades out when it gives way to another, which fades in. */
export function useSlideSound(trackKey: string | null): SlideSound {
  /** Counts the presses of Play; 0 is silence. */
  const [asked, setAsked] = useState(0);
  const audible = usePlayer(({ key, state }) => trackKey !== null && key === trackKey && (state === 'playing' || state === 'loading'));

  useEffect(() => {
    if (asked === 0) return undefined;
    const leaving = new AbortController();
    void hear(trackKey, leaving.signal).then((heard) => {
      // Without the file there is nothing to go on with, and a notice has said so.
      if (!heard && !leaving.signal.aborted) setAsked(0);
    });
    return () => leaving.abort();
  }, [asked, trackKey]);

  const toggle = (): void => {
    if (audible) {
      setAsked(0);
      player.pause({ fade: true });
    } else {
      setAsked((times) => times + 1);
    }
  };
  return { audible, toggle };
}

/** Returns false when the file could not be opened. */
async function hear(trackKey: string | null, signal: AbortSignal): Promise<boolean> {
  const { key, state } = player.getSnapshot();
  if (state === 'playing' && key !== trackKey) {
    player.pause({ fade: true });
    await new Promise((resolve) => setTimeout(resolve, FADE_OUT_SECONDS * 1_000));
  }
  if (signal.aborted || trackKey === null) return true;
  if (key !== trackKey || state === 'failed' || state === 'empty') {
    const file = await fileOf(trackKey);
    if (file === null) return false;
    if (signal.aborted) return true;
    await player.load(trackKey, file);
    if (signal.aborted) return true;
  }
  await player.play({ fade: true });
  return true;
}
