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
  readonly rowHeight: number;
}

/** Tag indices, highest value first; equal values keep the vocabulary's order. */
export function rankedIndices(values: ArrayLike<number>, limit = Infinity): number[] {
  const indices = Array.from({ length: values.length }, (_, index) => index);
  indices.sort((a, b) => values[b] - values[a] || a - b);
  return indices.slice(0, limit);
}

/** The tags to show: the `limit` highest, in the order asked for. */
export function shownIndices(values: ArrayLike<number>, order: BarOrder, limit: number): number[] {
  const ranked = rankedIndices(values, limit);
  return order === 'ranked' ? ranked : ranked.toSorted((a, b) => a - b);
}

/** Bars in vocabulary order (so that a drawing can keep and move them), and the height of all. */
export function confidenceBars({ values, tags, labels, order, limit, rowHeight }: BarsInput): {
  readonly bars: readonly Bar[];
  readonly height: number;
} {
  const known = new Set(labels?.map((label) => label.toLowerCase()));
  const bars = shownIndices(values, order, limit).map((index, row) => ({
    tag: tags[index],
    index,
    value: Math.min(1, Math.max(0, values[index])),
    isTrue: known.has(tags[index].toLowerCase()),
    top: row * rowHeight,
  }));
  return { bars: bars.toSorted((a, b) => a.index - b.index), height: bars.length * rowHeight };
}
