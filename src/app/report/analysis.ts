/** One level of a report under one rule: who is given what, how right that is, what is mixed up. */
import { decisionConfusion } from '../../metrics/confusion.ts';
import { breathing } from './breathe.ts';
import { decide, type Decisions, type Rule } from './decisions.ts';
import type { LevelName, ReportSource } from './source.ts';
import { tagReport, type TagReport } from './tagScores.ts';

export interface Confusions {
  /** `[a][b]`: of the rows that have a and not b, the share that is wrongly given b; null without such a row. */
  readonly shares: readonly (readonly (number | null)[])[];
  /** `[a][b]`: how many rows those are. */
  readonly counts: readonly (readonly number[])[];
  /** `[a][b]`: rows that have a and not b. */
  readonly chances: readonly (readonly number[])[];
}

export interface Analysis {
  readonly level: LevelName;
  readonly rule: Rule;
  readonly rows: number;
  readonly report: TagReport;
  readonly thresholds: Decisions['thresholds'];
  readonly confusions: Confusions;
}

export const LEVEL_MISSING = 'This report has no tiles.';

/** Leaves the page room to draw. Rejects with the signal's reason on abort, and with MetricErrors. */
export async function analyse(source: ReportSource, level: LevelName, rule: Rule, signal: AbortSignal): Promise<Analysis> {
  const rows = source[level]?.rows;
  if (!rows) throw new Error(LEVEL_MISSING);
  const breathe = breathing(signal);
  const { predicted, thresholds } = await decide(rows, rule, breathe);
  await breathe();
  const report = await tagReport(source.tags, rows, predicted, breathe);
  await breathe();
  const { chances, beside } = decisionConfusion(rows.targets, predicted);
  return {
    level,
    rule,
    rows: rows.targets.length,
    report,
    thresholds,
    confusions: {
      chances,
      counts: beside,
      shares: beside.map((row, a) => row.map((count, b) => (chances[a][b] > 0 ? count / chances[a][b] : null))),
    },
  };
}

export interface ConfusedPair {
  readonly truth: number;
  readonly given: number;
  readonly count: number;
  readonly chances: number;
  readonly share: number;
}

/** The pairs most often confused, by share and then by count; pairs with few chances say little and are left out. */
export function mostConfused({ shares, counts, chances }: Confusions, most: number, leastChances = 5): readonly ConfusedPair[] {
  return shares
    .flatMap((row, truth) =>
      row.flatMap((share, given) =>
        share !== null && share > 0 && chances[truth][given] >= leastChances
          ? [{ truth, given, share, count: counts[truth][given], chances: chances[truth][given] }]
          : [],
      ),
    )
    .toSorted((a, b) => b.share - a.share || b.count - a.count)
    .slice(0, most);
}
