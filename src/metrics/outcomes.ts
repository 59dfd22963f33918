import { rankedTags } from './selection.ts';
import { checkRows, type ScoreRows, type TargetRows } from './rows.ts';

/**
 * A row's highest tags, cut to as many as it truly has, against those: all of them right, some, or
 * none ("partly" is where a mislabelling may still be a good description). `untagged` rows have no
 * true tag, hence nothing to be right about.
 */
export type OutcomeKind = 'right' | 'partly' | 'wrong' | 'untagged';

export interface Outcome {
  readonly row: number;
  readonly kind: OutcomeKind;
  /** Columns of the cut, highest score first. */
  readonly predicted: readonly number[];
  /** Columns of the true tags, in column order. */
  readonly actual: readonly number[];
  /** How many of `predicted` are true. */
  readonly hits: number;
  /**
   * Lowest score of a true tag minus the highest of any other: how clear the matter is. Above 0
   * for a perfect ranking; null where all tags or none are true.
   */
  readonly margin: number | null;
}

function outcomeOf(row: number, targets: readonly boolean[], scores: ArrayLike<number>): Outcome {
  const actual = targets.flatMap((target, tag) => (target ? [tag] : []));
  const predicted = rankedTags(scores).slice(0, actual.length);
  const hits = predicted.filter((tag) => targets[tag]).length;
  let lowest = Infinity;
  let highest = -Infinity;
  targets.forEach((target, tag) => {
    if (target) lowest = Math.min(lowest, scores[tag]);
    else highest = Math.max(highest, scores[tag]);
  });
  const margin = lowest - highest;
  let kind: OutcomeKind = 'partly';
  if (actual.length === 0) kind = 'untagged';
  else if (hits === actual.length) kind = 'right';
  else if (hits === 0) kind = 'wrong';
  return { row, kind, predicted, actual, hits, margin: Number.isFinite(margin) ? margin : null };
}

/** One outcome a row, in row order. Throws as `checkRows`. */
export function outcomes(targets: TargetRows, scores: ScoreRows): Outcome[] {
  checkRows(targets, scores);
  return targets.map((row, index) => outcomeOf(index, row, scores[index]));
}

/** Larger margin first, no margin last. */
function falling(a: Outcome, b: Outcome): number {
  if (a.margin === null || b.margin === null) return Number(a.margin === null) - Number(b.margin === null);
  return b.margin - a.margin;
}

function shareOfHits({ hits, actual }: Outcome): number {
  return hits / actual.length;
}

export type OutcomeLists = Readonly<Record<OutcomeKind, readonly Outcome[]>>;

/**
 * The same, as ranked lists: right ones from the clearest down, partly right ones by the share of
 * hits and then the margin, wrong ones from the most confident mistake down. Rows without a margin
 * come last; what is still equal keeps its order.
 */
export function outcomeLists(targets: TargetRows, scores: ScoreRows): OutcomeLists {
  const all = outcomes(targets, scores);
  const list = (kind: OutcomeKind): Outcome[] => all.filter((outcome) => outcome.kind === kind);
  return {
    right: list('right').toSorted(falling),
    partly: list('partly').toSorted((a, b) => shareOfHits(b) - shareOfHits(a) || falling(a, b)),
    // A wrong row has both true and other tags, so its margin is never null.
    wrong: list('wrong').toSorted((a, b) => falling(b, a)),
    untagged: list('untagged'),
  };
}
