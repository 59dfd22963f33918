/** How well each tag is told. */
import { brierScore } from '../../metrics/calibration.ts';
import { classificationReport } from '../../metrics/classification.ts';
import { averagePrecision, rocAuc } from '../../metrics/curves.ts';
import { mean, type Column, type TargetRows } from '../../metrics/rows.ts';
import type { Breathe } from './breathe.ts';
import type { ReportRows } from './source.ts';

/** Shares in 0..1, null where undefined. */
export interface TagAreas {
  readonly averagePrecision: number | null;
  readonly rocAuc: number | null;
  /** Null where scores leave 0..1: they are then no probabilities. */
  readonly brier: number | null;
}

export interface TagScores extends TagAreas {
  readonly tag: string;
  /** Rows that have the tag. */
  readonly support: number;
  /** Rows that are given the tag. */
  readonly given: number;
  /** By the rule that gave the tags; recall and F1 are null without a row that has the tag. */
  readonly precision: number;
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface TagReport {
  readonly tags: readonly TagScores[];
  /** Mean over the tags weighted by support; `support` and `given` are their sums. */
  readonly weighted: Omit<TagScores, 'tag'>;
  /** Unweighted mean over the tags that some row has. */
  readonly macroF1: number | null;
}

export function columnOf({ targets, scores }: ReportRows, tag: number): Column {
  return { targets: targets.map((row) => row[tag]), scores: Float64Array.from(scores, (row) => row[tag]) };
}

export function inUnitRange({ scores }: Column): boolean {
  for (let row = 0; row < scores.length; row++) if (!(scores[row] >= 0 && scores[row] <= 1)) return false;
  return true;
}

const known = new WeakMap<ReportRows, readonly TagAreas[]>();

/** The scores that no rule changes; computed once for the same rows. */
async function tagAreas(rows: ReportRows, breathe: Breathe): Promise<readonly TagAreas[]> {
  const before = known.get(rows);
  if (before) return before;
  const areas: TagAreas[] = [];
  for (let tag = 0; tag < rows.targets[0].length; tag++) {
    await breathe();
    const column = columnOf(rows, tag);
    areas.push({
      averagePrecision: averagePrecision(column),
      rocAuc: rocAuc(column),
      brier: inUnitRange(column) ? brierScore(column) : null,
    });
  }
  known.set(rows, areas);
  return areas;
}

/** Scores of every tag in the order of `tags`. Throws MetricError on rows without a meaning. */
export async function tagReport(
  tags: readonly string[],
  rows: ReportRows,
  predicted: TargetRows,
  breathe: Breathe,
): Promise<TagReport> {
  const areas = await tagAreas(rows, breathe);
  const report = classificationReport(rows.targets, predicted);
  const scores = tags.map((tag, index): TagScores => {
    const { support, given, precision, recall, f1 } = report.tags[index];
    return { tag, support, given, ...areas[index], precision, recall: support > 0 ? recall : null, f1: support > 0 ? f1 : null };
  });
  const { support, given, precision, recall, f1 } = report.weighted;
  const occurring = report.tags.filter((tag) => tag.support > 0).map((tag) => tag.f1);
  return {
    tags: scores,
    weighted: {
      support,
      given,
      averagePrecision: weightedMean(scores, (row) => row.averagePrecision),
      rocAuc: weightedMean(scores, (row) => row.rocAuc),
      brier: weightedMean(scores, (row) => row.brier),
      precision,
      recall,
      f1,
    },
    macroF1: occurring.length > 0 ? mean(occurring) : null,
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
