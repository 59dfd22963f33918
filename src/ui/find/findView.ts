/** What Find is asked and how its list is looked at; lasts while the tab is open. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { parseWishes } from '../../app/find/parseWishes.ts';
import { NO_FILTERS, NO_QUERY, withoutWish, withWish, type Amount, type Filters, type Query } from '../../app/find/query.ts';
import type { Ranking } from '../../app/find/rank.ts';

interface FindView {
  readonly query: Query;
  /** The query as it was typed; null once it was changed by other means, and is then worded anew. */
  readonly typed: string | null;
  /** The list as last shown, null before that. */
  readonly ranking: Ranking | null;
  /** The row that the keys act on. */
  readonly active: string | null;
  /** Keys of the selected tracks. */
  readonly selected: ReadonlySet<string>;
  /** Whether genres and filters take the place of the list, where there is no room for both. */
  readonly asking: boolean;
}

export const NONE_SELECTED: ReadonlySet<string> = new Set();

export const findView = createStore<FindView>(() => ({
  query: NO_QUERY,
  typed: null,
  ranking: null,
  active: null,
  selected: NONE_SELECTED,
  asking: false,
}));

export function useFindView<T>(select: (view: FindView) => T): T {
  return useStore(findView, select);
}

export function setQuery(query: Query): void {
  findView.setState({ query, typed: null });
}

export function typeWishes(typed: string, tags: readonly string[]): void {
  findView.setState(({ query }) => ({ typed, query: { ...query, wishes: parseWishes(typed, tags).wishes } }));
}

export function setAmount(tag: string, amount: Amount): void {
  findView.setState(({ query }) => ({ typed: null, query: { ...query, wishes: withWish(query.wishes, tag, amount) } }));
}

export function forgetTag(tag: string): void {
  findView.setState(({ query }) => ({ typed: null, query: { ...query, wishes: withoutWish(query.wishes, tag) } }));
}

export function setFilters(change: Partial<Filters>): void {
  findView.setState(({ query }) => ({ query: { ...query, filters: { ...query.filters, ...change } } }));
}

export function resetFilters(): void {
  setFilters(NO_FILTERS);
}

/** Selects a track, or lets go of it. */
export function toggleSelected(key: string): void {
  findView.setState(({ selected }) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    return { selected: next };
  });
}

export function select(keys: Iterable<string>): void {
  findView.setState({ selected: new Set(keys) });
}
