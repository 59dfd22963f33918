/** Where the bars of one prediction stand. Pure: numbers in, numbers out. */

/** `ranked`: highest first. `fixed`: in the order of the vocabulary, so that tracks compare. */
export type BarOrder = 'ranked' | 'fixed';

export interface Bar {
  readonly tag: string;
  /** Position of the tag in the vocabulary. */
  readonly index: number;
  /** Confidence in 0..1. */
  readonly value: number;
  /** Whether the tag is among the known true tags. */
  readonly isTrue: boolean;
  /** Top of the row in pixels. */
  readonly top: number;
}

export interface BarsInput {
  /** One confidence in 0..1 a tag. */
  readonly values: ArrayLike<number>;
  readonly tags: readonly string[];
  /** The true tags, null where none are known. */
  readonly labels: readonly string[] | null;
  readonly order: BarOrder;
  /** How many bars to show; the highest stay. */
  readonly limit: number;
  /** Only these tags, by index: those that were searched for; null for all. */
  readonly among: ReadonlySet<number> | null;
  readonly rowHeight: number;
}

/** Tag indices, highest value first; equal values keep the vocabulary's order. */
export function rankedIndices(values: ArrayLike<number>, limit = Infinity): number[] {
  const indices = Array.from({ length: values.length }, (_, index) => index);
  indices.sort((a, b) => values[b] - values[a] || a - b);
  return indices.slice(0, limit);
}

/** The tags to show: the `limit` highest of those in `among` (null: of all), in the order asked for. */
export function shownIndices(values: ArrayLike<number>, order: BarOrder, limit: number, among: ReadonlySet<number> | null = null): number[] {
  const ranked = among ? rankedIndices(values).filter((index) => among.has(index)).slice(0, limit) : rankedIndices(values, limit);
  return order === 'ranked' ? ranked : ranked.toSorted((a, b) => a - b);
}

/** Where the axis may end when many tags share out what confidence there is. */
const REACHES = [0.05, 0.1, 0.25, 0.5];
const MANY_TAGS = 24;

/** The end of the axis, the same for all bars of a track: 1, or less where many tags all stand low. */
export function barReach(values: ArrayLike<number>): number {
  if (values.length <= MANY_TAGS) return 1;
  const highest = Array.from(values).reduce((most, value) => Math.max(most, value), 0);
  return REACHES.find((reach) => highest <= reach) ?? 1;
}

/** Marks of the axis in per cent: `share` of it, 0..1, and what stands there. */
export function barTicks(reach: number): readonly { readonly share: number; readonly label: string }[] {
  return [0, 0.25, 0.5, 0.75, 1].map((share) => ({ share, label: String(Number((share * reach * 100).toFixed(2))) }));
}

/** Bars in vocabulary order (so that a drawing can keep and move them), and the height of all. */
export function confidenceBars({ values, tags, labels, order, limit, among, rowHeight }: BarsInput): {
  readonly bars: readonly Bar[];
  readonly height: number;
} {
  const known = new Set(labels?.map((label) => label.toLowerCase()));
  const bars = shownIndices(values, order, limit, among).map((index, row) => ({
    tag: tags[index],
    index,
    value: Math.min(1, Math.max(0, values[index])),
    isTrue: known.has(tags[index].toLowerCase()),
    top: row * rowHeight,
  }));
  return { bars: bars.toSorted((a, b) => a.index - b.index), height: bars.length * rowHeight };
}
