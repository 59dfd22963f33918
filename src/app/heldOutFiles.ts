/** Held-out tracks of the trainings of this load can be played, though they are not listed. */
import type { TrainingPlan } from '../nets/plan.ts';
import type { AppState, HeldOutFile } from './state.ts';
import { setSource, sourceOf } from './sources.ts';
import { store, update } from './store.ts';
import type { Prepared } from './training/prepare.ts';

interface Held {
  readonly plan: Pick<TrainingPlan, 'split'>;
  /** In the order of the plan's tracks. */
  readonly prepared: readonly Prepared[];
}

/** The key of the file with this content. */
export function heldOutKey(contentId: string): string {
  return `held-out.${contentId}`;
}

/** Remembers where the audio of a training's held-out tracks is: none of them where an earlier tab was given the folder. */
export function rememberHeldOut({ plan, prepared }: Held): void {
  const files = new Map(store.getState().heldOutFiles);
  for (const index of plan.split.heldOut) {
    const { id, example } = prepared[index];
    const source = sourceOf(example.key);
    if (!source) continue;
    const key = heldOutKey(id);
    // The folder's own keys end with the folder.
    setSource(key, source);
    files.set(key, { key, fileName: example.path.split('/').at(-1) ?? example.path, title: example.title, artist: example.artist });
  }
  update({ heldOutFiles: files });
}

/** What the player tells of a track that it can play: a listed one, or a held-out one. */
export function heardTrack({ tracks, heldOutFiles }: Pick<AppState, 'tracks' | 'heldOutFiles'>, key: string): HeldOutFile | undefined {
  return tracks.get(key) ?? heldOutFiles.get(key);
}
