import { useEffect, useRef, useState } from 'react';
import { type ListenLevel, listenTo, type Listening, type Section } from '../../app/listen.ts';
import { problemOf } from '../../app/problem.ts';
import type { Problem } from '../../app/state.ts';
import { Crossfade } from '../../audio/crossfade.ts';
import { SAMPLE_RATE } from '../../dsp/tileFormat.ts';
import { player } from '../player/playback.ts';

export type ListeningState =
  | { readonly stage: 'idle' }
  | { readonly stage: 'preparing'; readonly doing: 'decoding' | 'rebuilding'; readonly share: number }
  | { readonly stage: 'ready'; readonly playing: boolean; readonly listening: Listening; readonly crossfade: Crossfade }
  | { readonly stage: 'failed'; readonly problem: Problem };

const IDLE: ListeningState = { stage: 'idle' };

/**
 * The two signals of a section and what plays them. Nothing is decoded before `prepare`, which must
 * come from a user gesture. Mount it anew (by a key) for another section or level.
 */
export function useListening({ key, firstTile, tiles }: Section, level: ListenLevel, mix: number) {
  const [state, setState] = useState(IDLE);
  const stop = useRef<AbortController | null>(null);
  const current = useRef<Crossfade | null>(null);

  useEffect(() => current.current?.setMix(mix), [mix]);

  // Two sounds at once say nothing: whichever starts last is heard.
  useEffect(
    () =>
      player.subscribe(() => {
        if (player.getSnapshot().state !== 'playing' || !current.current?.playing) return;
        current.current.pause();
        setState((before) => (before.stage === 'ready' ? { ...before, playing: false } : before));
      }),
    [],
  );

  useEffect(
    () => () => {
      stop.current?.abort();
      void current.current?.dispose();
      current.current = null;
    },
    [],
  );

  const play = (): void => {
    if (state.stage !== 'ready') return;
    player.pause();
    void state.crossfade.play();
    setState({ ...state, playing: true });
  };

  const pause = (): void => {
    if (state.stage !== 'ready') return;
    state.crossfade.pause();
    setState({ ...state, playing: false });
  };

  /** Decodes, rebuilds, and plays as soon as it can. */
  const prepare = async (): Promise<void> => {
    stop.current?.abort();
    const own = new AbortController();
    stop.current = own;
    setState({ stage: 'preparing', doing: 'decoding', share: 0 });
    try {
      const listening = await listenTo(
        { key, firstTile, tiles },
        {
          level,
          signal: own.signal,
          onProgress: (doing, share) => !own.signal.aborted && setState({ stage: 'preparing', doing, share }),
        },
      );
      const { original, rebuilt, gain } = listening;
      const crossfade = new Crossfade({ first: original, second: rebuilt, sampleRate: SAMPLE_RATE, gain });
      crossfade.setMix(mix);
      current.current = crossfade;
      player.pause();
      // Not waited for: where no sound device answers, the download is still there.
      void crossfade.play();
      setState({ stage: 'ready', playing: true, listening, crossfade });
    } catch (thrown) {
      if (!own.signal.aborted) setState({ stage: 'failed', problem: problemOf(thrown) });
    }
  };

  const cancel = (): void => {
    stop.current?.abort();
    setState(IDLE);
  };

  return { state, play, pause, prepare, cancel };
}
