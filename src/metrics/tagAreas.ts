import { averagePrecision, rocAuc } from './curves.ts';
import { mean, microColumn, tagColumns, type Column, type ScoreRows, type TargetRows } from './rows.ts';

/** One area for each tag, and two ways to sum them up. All 0..1; null where undefined. */
export interface TagAreas {
  readonly tags: readonly (number | null)[];
  /** All cells pooled into one column. */
  readonly micro: number | null;
  /** Unweighted mean over the tags whose area is defined; null when none is. */
  readonly macro: number | null;
  /** How many tags `macro` is the mean of: say so wherever it is below the number of tags. */
  readonly definedTags: number;
}

function tagAreas(targets: TargetRows, scores: ScoreRows, area: (column: Column) => number | null): TagAreas {
  const tags = tagColumns(targets, scores).map(area);
  const defined = tags.filter((value) => value !== null);
  return {
    tags,
    micro: area(microColumn(targets, scores)),
    macro: defined.length > 0 ? mean(defined) : null,
    definedTags: defined.length,
  };
}

/** ROC-AUC by tag; undefined for a tag that all rows or no row has. Throws as `checkRows`. */
export function rocAucByTag(targets: TargetRows, scores: ScoreRows): TagAreas {
  return tagAreas(targets, scores, rocAuc);
}

/** Average precision by tag; undefined for a tag that no row has. Throws as `checkRows`. */
export function averagePrecisionByTag(targets: TargetRows, scores: ScoreRows): TagAreas {
  return tagAreas(targets, scores, averagePrecision);
}
