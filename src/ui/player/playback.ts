/** The page's one player, and what the buttons of the page do with it. */
import { useSyncExternalStore } from 'react';
import { heardTrack } from '../../app/heldOutFiles.ts';
import { fileOf } from '../../app/tag.ts';
import { notify, store, track, useApp } from '../../app/store.ts';
import { Player, type PlayerSnapshot } from '../../audio/player.ts';
import { shownKeys } from '../tag/tagView.ts';

export const player = new Player();

// A track that was taken from the list falls silent.
store.subscribe((state, before) => {
  const { key, state: playing } = player.getSnapshot();
  if (state.tracks !== before.tracks && key !== null && playing === 'playing' && !heardTrack(state, key)) player.pause();
});

/** A part of the player's snapshot; give primitives, so that only their changes draw anew. */
export function usePlayer<T extends string | number | boolean | null>(select: (snapshot: PlayerSnapshot) => T): T {
  return useSyncExternalStore(player.subscribe, () => select(player.getSnapshot()));
}

/** The key of the track in the player, null when there is none or it was taken from the list. */
export function useLoaded(): string | null {
  const key = usePlayer((snapshot) => snapshot.key);
  return useApp((state) => (key !== null && heardTrack(state, key) ? key : null));
}

/** Plays a track from `at` seconds, or from where it stands. Call it from a user gesture. */
export async function playTrack(key: string, at?: number): Promise<void> {
  const { key: loaded, state } = player.getSnapshot();
  if (loaded !== key || state === 'failed' || state === 'empty') {
    const file = await fileOf(key);
    if (!file) return;
    await player.load(key, file);
    const { key: now, problem } = player.getSnapshot();
    // Another track was asked for meanwhile.
    if (now !== key) return;
    if (problem !== null) {
      notify('warning', { code: problem, subject: heardTrack(store.getState(), key)?.fileName ?? '', data: {} });
      return;
    }
  }
  await player.play(at === undefined ? {} : { at });
}

export function togglePlay(key: string): void {
  const { key: loaded, state } = player.getSnapshot();
  if (loaded === key && state === 'playing') player.pause();
  else void playTrack(key);
}

/** The playable track `step` rows from the one loaded, in the order of the list; null at its ends, and for a track that is not listed. */
export function neighbour(step: 1 | -1): string | null {
  const keys = shownKeys();
  const { key } = player.getSnapshot();
  if (key !== null && store.getState().heldOutFiles.has(key)) return null;
  const from = key === null ? -1 : keys.indexOf(key);
  for (let index = from + step; index >= 0 && index < keys.length; index += step) {
    if (track(keys[index])?.playable) return keys[index];
  }
  return null;
}

export function playNeighbour(step: 1 | -1): void {
  const key = neighbour(step);
  if (key !== null) void playTrack(key, 0);
}

// A list is played through; the chart of predictions moves on by itself.
player.onEnded = () => {
  if (!window.location.hash.startsWith('#/explore')) playNeighbour(1);
};
