/**
 * Auditioning: the best 30 s of a track, then, where wanted, the best 30 s of the next one in the
 * ranked list, and so on to its end.
 */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Span } from '../../dsp/tileTimes.ts';
import { track } from '../../app/store.ts';
import { player, playTrack } from '../player/playback.ts';
import { findView } from './findView.ts';
import { trackFit } from './trackFit.ts';

interface Current extends Span {
  readonly key: string;
  /** Whether it has been heard to play: loading takes a moment. */
  readonly started: boolean;
}

interface Audition {
  /** Go on to the next track after 30 s. */
  readonly on: boolean;
  /** What is auditioned now, null when something else plays. */
  readonly current: Current | null;
}

/** Past the window by more than this, the listener has moved there. */
const LEFT_SECONDS = 3;
/** Back before the window by more than this, too. */
const BEFORE_SECONDS = 1;
/** A track that stopped this close to its end has ended. */
const END_SECONDS = 0.3;

export const audition = createStore<Audition>(() => ({ on: false, current: null }));

export function useAudition<T>(select: (state: Audition) => T): T {
  return useStore(audition, select);
}

export function toggleAudition(): void {
  audition.setState(({ on }) => ({ on: !on }));
}

/** Plays the best 30 s of a track in the ranked list. Call it from a user gesture. */
export function playBest(key: string): void {
  const { ranking } = findView.getState();
  const row = ranking?.rows.find((ranked) => ranked.track.key === key);
  if (!ranking || !row) return;
  const { from, to } = trackFit(ranking, row.track).window;
  audition.setState({ current: { key, from, to, started: false } });
  findView.setState({ active: key });
  void playTrack(key, from);
}

/** Plays the best 30 s of the playable track `step` rows from the one that is loaded or active. */
export function playStep(step: 1 | -1): boolean {
  const { ranking, active } = findView.getState();
  const rows = ranking?.rows ?? [];
  const loaded = rows.findIndex((row) => row.track.key === player.getSnapshot().key);
  const from = loaded >= 0 ? loaded : rows.findIndex((row) => row.track.key === active);
  for (let at = from + step; at >= 0 && at < rows.length; at += step) {
    const { key } = rows[at].track;
    if (!track(key)?.playable) continue;
    playBest(key);
    return true;
  }
  return false;
}

function follow(): void {
  const { on, current } = audition.getState();
  if (!current) return;
  const { key, state, currentTime, duration } = player.getSnapshot();
  if (!current.started) {
    if (key === current.key && state === 'playing') audition.setState({ current: { ...current, started: true } });
    return;
  }
  const moved = key !== current.key || currentTime > current.to + LEFT_SECONDS || currentTime < current.from - BEFORE_SECONDS;
  if (moved || state === 'failed') {
    audition.setState({ current: null });
    return;
  }
  const ended = state === 'paused' && duration !== null && currentTime >= duration - END_SECONDS;
  if (!ended && (state !== 'playing' || currentTime < current.to)) return;
  audition.setState({ current: null });
  if (on && !playStep(1)) player.pause({ fade: true });
}

player.subscribe(follow);
