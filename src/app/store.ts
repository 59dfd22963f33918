/**
 * The one store. Use cases change it by `update`; the ui reads it by `useApp(selector)`.
 *
 * Tracks change several times a second each while a batch runs, so their changes are collected
 * and written at most every FLUSH_MS: a batch of 10,000 copies its map some hundred times, not
 * 50,000 times.
 */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AppState, Notice, Problem, Track } from './state.ts';

const FLUSH_MS = 80;

export const store = createStore<AppState>(() => ({
  tracks: new Map(),
  order: [],
  heldOutFiles: new Map(),
  queue: { running: false, total: 0, done: 0, failed: 0, secondsLeft: null },
  ensembles: [],
  ensembleId: null,
  device: { stage: 'idle' },
  training: { stage: 'none' },
  unfinished: [],
  unfinishedSeries: [],
  series: null,
  comparisons: [],
  searches: [],
  ownRecipes: [],
  report: null,
  imported: { predictions: null, tagSets: null },
  notices: [],
  storage: { bytes: null, quota: null, refused: false },
  requests: 0,
  restored: false,
}));

export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(store, selector);
}

export function update(change: Partial<AppState>): void {
  store.setState(change);
}

/** Stored trainings and addresses hold keys: those of an earlier load must not stand for tracks of this one. */
const LOAD = Math.random().toString(36).slice(2, 8);
let keyNumber = 0;

/** A key for a track that is new to this load of the page. */
export function newKey(): string {
  keyNumber += 1;
  return `${LOAD}.t${keyNumber}`;
}

const pending = new Map<string, Track>();
const fresh: string[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/** The newest state of a track, including changes that are not written yet. */
export function track(key: string): Track | undefined {
  return pending.get(key) ?? store.getState().tracks.get(key);
}

export function putTrack(added: Track): void {
  if (!track(added.key)) fresh.push(added.key);
  pending.set(added.key, added);
  timer ??= setTimeout(flush, FLUSH_MS);
}

/** Changes some fields of a track; ignored when the track has been removed meanwhile. */
export function patchTrack(key: string, change: Partial<Track>): void {
  const current = track(key);
  if (current) putTrack({ ...current, ...change });
}

/** Writes collected changes at once. */
export function flush(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  if (pending.size === 0) return;
  const { tracks, order } = store.getState();
  const next = new Map(tracks);
  for (const [key, value] of pending) next.set(key, value);
  pending.clear();
  store.setState({ tracks: next, order: fresh.length > 0 ? [...order, ...fresh.splice(0)] : order });
}

export function dropTracks(keys: ReadonlySet<string>): void {
  flush();
  const { tracks, order } = store.getState();
  const next = new Map(tracks);
  for (const key of keys) next.delete(key);
  store.setState({ tracks: next, order: order.filter((key) => !keys.has(key)) });
}

let noticeNumber = 0;

export function notify(kind: Notice['kind'], problem: Problem): void {
  noticeNumber += 1;
  const notice: Notice = { id: noticeNumber, kind, problem };
  store.setState((state) => ({ notices: [...state.notices, notice] }));
}

export function dismiss(id: number): void {
  store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}
