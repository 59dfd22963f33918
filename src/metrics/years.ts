import { MetricError } from './metricError.ts';
import { checkTargets, mean, type TargetRows } from './rows.ts';

export interface YearSummary {
  /** Rows that have the tag and a year. */
  readonly count: number;
  readonly mean: number;
  /** Standard deviation of the sample (divided by count - 1), in years; null for a single row. */
  readonly deviation: number | null;
  readonly first: number;
  readonly last: number;
}

/**
 * The years of the rows of each tag; null for a tag without a dated row. `years` holds one value a
 * row, null where unknown. Throws MetricError `empty`, `shape` or `not-finite`.
 */
export function yearsByTag(targets: TargetRows, years: readonly (number | null)[]): (YearSummary | null)[] {
  const columns = checkTargets(targets);
  if (years.length !== targets.length) {
    throw new MetricError('shape', { expected: targets.length, found: years.length });
  }
  years.forEach((year, row) => {
    if (year !== null && !Number.isFinite(year)) throw new MetricError('not-finite', { row, column: 0 });
  });
  return Array.from({ length: columns }, (_, tag) =>
    summary(years.filter((year, row) => year !== null && targets[row][tag]) as number[]),
  );
}

function summary(years: readonly number[]): YearSummary | null {
  if (years.length === 0) return null;
  const centre = mean(years);
  const squares = years.reduce((sum, year) => sum + (year - centre) ** 2, 0);
  return {
    count: years.length,
    mean: centre,
    deviation: years.length > 1 ? Math.sqrt(squares / (years.length - 1)) : null,
    first: years.reduce((a, b) => Math.min(a, b)),
    last: years.reduce((a, b) => Math.max(a, b)),
  };
}
