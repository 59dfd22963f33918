import { classificationReport } from '../../metrics/classification.ts';
import { averagePrecision, rocAuc } from '../../metrics/curves.ts';
import { tagColumns } from '../../metrics/rows.ts';
import { coverageSize, topTags } from '../../metrics/selection.ts';
import type { HeldOutRows } from './heldOutRows.ts';

/** How well one tag is told on the held-out tracks. Shares in 0..1, null where undefined. */
export interface TagScores {
  readonly tag: string;
  /** Held-out tracks that have the tag. */
  readonly support: number;
  readonly averagePrecision: number | null;
  readonly rocAuc: number | null;
  /** When every track is given its `size` highest tags; null without a track that has the tag. */
  readonly precision: number;
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface TagReport {
  /** How many tags each track is given: the rounded coverage error. */
  readonly size: number;
  readonly tags: readonly TagScores[];
  /** Mean over the tags weighted by support; `support` is their sum. */
  readonly weighted: Omit<TagScores, 'tag'>;
}

/** Scores of every tag in the order of `tags`. Throws MetricError on rows without a meaning. */
export function tagReport(tags: readonly string[], { targets, scores }: HeldOutRows): TagReport {
  const size = coverageSize(targets, scores);
  const report = classificationReport(targets, topTags(scores, size));
  const columns = tagColumns(targets, scores);
  const rows = tags.map((tag, index): TagScores => {
    const { support, precision, recall, f1 } = report.tags[index];
    return {
      tag,
      support,
      averagePrecision: averagePrecision(columns[index]),
      rocAuc: rocAuc(columns[index]),
      precision,
      recall: support > 0 ? recall : null,
      f1: support > 0 ? f1 : null,
    };
  });
  const { support, precision, recall, f1 } = report.weighted;
  return {
    size,
    tags: rows,
    weighted: {
      support,
      averagePrecision: weightedMean(rows, (row) => row.averagePrecision),
      rocAuc: weightedMean(rows, (row) => row.rocAuc),
      precision,
      recall,
      f1,
    },
  };
}

/** Mean by support over the tags for which the value is defined; null when there is none. */
function weightedMean(rows: readonly TagScores[], value: (row: TagScores) => number | null): number | null {
  let sum = 0;
  let weight = 0;
  for (const row of rows) {
    const score = value(row);
    if (score === null) continue;
    sum += row.support * score;
    weight += row.support;
  }
  return weight > 0 ? sum / weight : null;
}

export type TagColumn = keyof TagScores;

export interface TagOrder {
  readonly by: TagColumn;
  readonly falling: boolean;
}

/** Sorted copy; undefined scores come last in either direction, equals keep their order. */
export function sortTags(tags: readonly TagScores[], { by, falling }: TagOrder): readonly TagScores[] {
  const sign = falling ? -1 : 1;
  return tags.toSorted((a, b) => {
    const left = a[by];
    const right = b[by];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'string' || typeof right === 'string') {
      return sign * String(left).localeCompare(String(right), 'en');
    }
    return sign * (left - right);
  });
}
