/** How the list is looked at: lasts while the tab is open, and is shared with the player bar. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { store } from '../../app/store.ts';
import type { SortId } from './arrange.ts';

interface TagView {
  readonly sort: SortId;
  readonly filter: string;
  /** The row that the keys act on. */
  readonly active: string | null;
  /** Keys in the order shown; null until the list has been shown once. */
  readonly shown: readonly string[] | null;
}

export const tagView = createStore<TagView>(() => ({ sort: 'added', filter: '', active: null, shown: null }));

export function useTagView<T>(select: (view: TagView) => T): T {
  return useStore(tagView, select);
}

/** Track keys in the order of the list. */
export function shownKeys(): readonly string[] {
  return tagView.getState().shown ?? store.getState().order;
}
