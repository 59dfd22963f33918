/** A figure with the bounds of its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Another way of ranking tags, judged on the same held-out tracks. */
export interface Rival {
  readonly lrap: number;
  /** LRAP of the ensembles less the rival's; the same value twice, bounds when single tracks, or whole works, are drawn. */
  readonly gain: { readonly byTracks: Estimate; readonly byWorks: Estimate };
}

/** Another configuration of the benchmark that was trained on the same folds. */
export interface OtherScores {
  /** As `npm run bench:accuracy -- --train` calls it. */
  readonly name: string;
  readonly lrap: number;
  /** In tags. */
  readonly coverage: number;
}

/** How well one tag is told from the others' tracks, by scikit-learn's definitions; null where undefined. */
export interface TagFoldScores {
  readonly tag: string;
  /** Held-out tracks that have the tag, and how many works they are of. */
  readonly tracks: number;
  readonly works: number;
  readonly rocAuc: number | null;
  /** Bounds when single tracks are drawn. */
  readonly averagePrecision: Estimate | null;
  /** Of the tag's frequency among the tracks that each fold was trained on. */
  readonly priorAveragePrecision: number | null;
}

/**
 * What a recipe is worth on a corpus: it was trained once a fold, each time without the fold's
 * tracks, so that every track is scored once by an ensemble that never saw it. Of calibrated
 * confidences, pooled per track.
 */
export interface FoldScores {
  /** What folds keep apart: single tracks, or whole works. */
  readonly split: 'track' | 'group';
  readonly folds: number;
  readonly tracks: number;
  readonly works: number;
  /** Label-ranking average precision; bounds when single tracks are drawn. */
  readonly lrap: Estimate;
  /** In tags; `bestCoverage` is that of a perfect ranking. */
  readonly coverage: number;
  readonly bestCoverage: number;
  /** Means over the tags of the areas under their ROC and precision-recall curves. */
  readonly rocAuc: number;
  readonly averagePrecision: number;
  /** Tags by their frequency among the tracks that each fold was trained on. */
  readonly prior: Rival & { readonly coverage: number };
  /** A random forest on statistics of the MFCCs, on the same folds; null where none was grown. */
  readonly forest: Rival | null;
  /** In the order of the benchmark; empty where none was trained on all folds, and in older cards. */
  readonly others: readonly OtherScores[];
  /** In the order of the corpus' tags; empty in older cards. */
  readonly tags: readonly TagFoldScores[];
  /** Reprints these figures. */
  readonly command: string;
  /** When they were computed, ISO 8601, the day alone. */
  readonly date: string;
}

export type Standing = 'better' | 'unclear' | 'worse';

/**
 * How the ensembles stand beside a rival. Tracks of one work are no independent evidence, so whole
 * works decide: `unclear` where their interval of the difference includes 0.
 */
export function standing({ gain: { byWorks } }: Rival): Standing {
  if (byWorks.low > 0) return 'better';
  return byWorks.high < 0 ? 'worse' : 'unclear';
}

/**
 * How a tag stands beside its frequency: `unclear` where the interval includes what frequency alone
 * gives, `none` where one of the two is undefined.
 */
export function tagStanding({ averagePrecision, priorAveragePrecision }: TagFoldScores): Standing | 'none' {
  if (averagePrecision === null || priorAveragePrecision === null) return 'none';
  if (averagePrecision.value <= priorAveragePrecision) return 'worse';
  return averagePrecision.low > priorAveragePrecision ? 'better' : 'unclear';
}
