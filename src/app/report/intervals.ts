import { bootstrapIntervals, type Interval } from '../../metrics/bootstrap.ts';
import { averagePrecisionPerRow, coveragePerRow } from '../../metrics/ranking.ts';
import type { ScoreRows, TargetRows } from '../../metrics/rows.ts';
import { breathing, mapRows, type Breathe } from './breathe.ts';
import type { ReportRows } from './source.ts';

export const BOOTSTRAP_SEED = 1;

/** The advantage over the prior; positive is better. */
export interface Gains {
  readonly coverage: Interval | null;
  readonly lrap: Interval | null;
}

export interface RankingIntervals {
  readonly coverage: Interval | null;
  readonly lrap: Interval | null;
  /** On the same draws. */
  readonly gains: Gains;
  /** How many units were drawn from. */
  readonly units: number;
}

async function perRow(
  score: (targets: TargetRows, scores: ScoreRows) => Float64Array,
  targets: TargetRows,
  scores: ScoreRows,
  breathe: Breathe,
): Promise<number[]> {
  return mapRows(targets, breathe, (piece, from) => [...score(piece, scores.slice(from, from + piece.length))]);
}

/** Sums over the rows of each unit, so that a draw costs one addition a unit and not one a row. */
function sumsByUnit(values: readonly number[], unitOf: readonly number[], units: number): Float64Array {
  const sums = new Float64Array(units);
  values.forEach((value, row) => (sums[unitOf[row]] += value));
  return sums;
}

/**
 * 95 % bootstrap intervals of both scores and of their distance from the prior. Whole units are
 * drawn; with a single one there is nothing to draw from and every interval is null.
 * Rejects with the signal's reason on abort, and with a MetricError on rows without a meaning.
 */
export async function rankingIntervals(
  { targets, scores, units }: ReportRows,
  prior: readonly number[],
  signal: AbortSignal,
): Promise<RankingIntervals> {
  signal.throwIfAborted();
  const numbers = new Map<string, number>();
  for (const unit of units) if (!numbers.has(unit)) numbers.set(unit, numbers.size);
  const distinct = numbers.size;
  if (distinct < 2) return { coverage: null, lrap: null, gains: { coverage: null, lrap: null }, units: distinct };

  const breathe = breathing(signal);
  const blind = targets.map(() => prior);
  const coverage = await perRow(coveragePerRow, targets, scores, breathe);
  const lrap = await perRow(averagePrecisionPerRow, targets, scores, breathe);
  const priorCoverage = await perRow(coveragePerRow, targets, blind, breathe);
  const priorLrap = await perRow(averagePrecisionPerRow, targets, blind, breathe);

  const unitOf = units.map((unit) => numbers.get(unit) as number);
  const sums = [
    coverage,
    lrap,
    priorCoverage.map((value, row) => value - coverage[row]),
    lrap.map((value, row) => value - priorLrap[row]),
  ].map((values) => sumsByUnit(values, unitOf, distinct));
  const sizes = sumsByUnit(units.map(() => 1), unitOf, distinct);

  const intervals = await bootstrapIntervals(
    { rows: distinct },
    (drawn) => {
      let rows = 0;
      const totals = sums.map(() => 0);
      for (const unit of drawn) {
        rows += sizes[unit];
        for (let score = 0; score < totals.length; score++) totals[score] += sums[score][unit];
      }
      return totals.map((total) => total / rows);
    },
    { seed: BOOTSTRAP_SEED, signal },
  );
  return {
    coverage: intervals[0],
    lrap: intervals[1],
    gains: { coverage: intervals[2], lrap: intervals[3] },
    units: distinct,
  };
}
