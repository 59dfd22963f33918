/** What Find is asked for: an amount of each tag, and filters that a track passes or not. */

/**
 * How much of a tag is wanted. 'any' takes no part in the ranking: it stands for a tag that is
 * listed but not asked for.
 */
export type Amount = 'none' | 'any' | 'some' | 'much';

export const AMOUNTS: readonly Amount[] = ['none', 'any', 'some', 'much'];

export interface Wish {
  readonly tag: string;
  readonly amount: Amount;
}

/** Both ends inclusive; null for an open end. */
export interface Range {
  readonly from: number | null;
  readonly to: number | null;
}

/** Which true labels a track must have. */
export type LabelFilter =
  | { readonly kind: 'any' }
  | { readonly kind: 'labelled' }
  | { readonly kind: 'unlabelled' }
  | { readonly kind: 'is'; readonly label: string };

export interface Filters {
  /** Words that must all occur in title, artist, album or path. */
  readonly text: string;
  /** A track of unknown year passes only where both ends are open. */
  readonly years: Range;
  /** Length in seconds. */
  readonly seconds: Range;
  readonly label: LabelFilter;
}

export interface Query {
  /** At most one wish a tag. */
  readonly wishes: readonly Wish[];
  readonly filters: Filters;
}

export const OPEN: Range = { from: null, to: null };

export const NO_FILTERS: Filters = { text: '', years: OPEN, seconds: OPEN, label: { kind: 'any' } };

export const NO_QUERY: Query = { wishes: [], filters: NO_FILTERS };

export function isOpen({ from, to }: Range): boolean {
  return from === null && to === null;
}

/** Whether any filter is set. */
export function isFiltered({ text, years, seconds, label }: Filters): boolean {
  return text.trim() !== '' || !isOpen(years) || !isOpen(seconds) || label.kind !== 'any';
}

/** The wishes with `tag` at `amount`; a tag that was not among them comes last. */
export function withWish(wishes: readonly Wish[], tag: string, amount: Amount): readonly Wish[] {
  const changed = { tag, amount };
  return wishes.some((wish) => wish.tag === tag) ? wishes.map((wish) => (wish.tag === tag ? changed : wish)) : [...wishes, changed];
}

export function withoutWish(wishes: readonly Wish[], tag: string): readonly Wish[] {
  return wishes.filter((wish) => wish.tag !== tag);
}

/** The wishes that take part in the ranking: asked for, and in the vocabulary. */
export function activeWishes(wishes: readonly Wish[], tags: readonly string[]): readonly Wish[] {
  return wishes.filter(({ tag, amount }) => amount !== 'any' && tags.includes(tag));
}
