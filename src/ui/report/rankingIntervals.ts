import { bootstrapIntervals, type Interval } from '../../metrics/bootstrap.ts';
import { priorRows } from '../../metrics/prior.ts';
import { averagePrecisionPerRow, coveragePerRow } from '../../metrics/ranking.ts';
import type { HeldOutRows } from './heldOutRows.ts';
import type { Gains } from './verdict.ts';

const SEED = 1;

export interface RankingIntervals {
  readonly coverage: Interval | null;
  readonly lrap: Interval | null;
  /** The advantage over the prior, on the same draws. */
  readonly gains: Gains;
  /** How many units were drawn from. */
  readonly units: number;
}

/**
 * 95 % bootstrap intervals of both scores and of their distance from the prior. Whole units are
 * drawn; with a single one there is nothing to draw from and every interval is null.
 * Rejects with the signal's reason on abort, and with a MetricError on rows without a meaning.
 */
export async function rankingIntervals(
  { targets, scores, units }: HeldOutRows,
  prior: readonly number[],
  signal: AbortSignal,
): Promise<RankingIntervals> {
  const distinct = new Set(units).size;
  if (distinct < 2) {
    return { coverage: null, lrap: null, gains: { coverage: null, lrap: null }, units: distinct };
  }
  const blind = priorRows(prior, targets.length);
  const coverage = coveragePerRow(targets, scores);
  const lrap = averagePrecisionPerRow(targets, scores);
  const priorCoverage = coveragePerRow(targets, blind);
  const priorLrap = averagePrecisionPerRow(targets, blind);
  const intervals = await bootstrapIntervals(
    { groups: units },
    (rows) => {
      let coverageSum = 0;
      let lrapSum = 0;
      let coverageGain = 0;
      let lrapGain = 0;
      for (const row of rows) {
        coverageSum += coverage[row];
        lrapSum += lrap[row];
        coverageGain += priorCoverage[row] - coverage[row];
        lrapGain += lrap[row] - priorLrap[row];
      }
      return [coverageSum, lrapSum, coverageGain, lrapGain].map((sum) => sum / rows.length);
    },
    { seed: SEED, signal },
  );
  return {
    coverage: intervals[0],
    lrap: intervals[1],
    gains: { coverage: intervals[2], lrap: intervals[3] },
    units: distinct,
  };
}
