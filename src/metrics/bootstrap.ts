import { MetricError } from './metricError.ts';
import { randomInteger } from './random.ts';

/**
 * What is drawn: single rows, or whole groups of rows (`groups` holds one id a row). Tiles of one
 * track are no independent evidence, so tile metrics must group them by track.
 */
export type SampleUnits =
  | { readonly rows: number }
  | { readonly groups: readonly (string | number)[] };

export interface BootstrapOptions {
  readonly seed: number;
  /** Default 1,000. */
  readonly resamples?: number;
  /** Share of the resampled values inside the interval, between 0 and 1. Default 0.95. */
  readonly level?: number;
  readonly signal?: AbortSignal;
  /** Share done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

export interface Interval {
  /** The statistic on the rows themselves. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Resamples in which the statistic was undefined; the bounds come from the others. */
  readonly undefinedResamples: number;
}

const BREATH = 30; // ms of work between two chances for the page to draw or to cancel

/** The value below which `share` of the sorted values lie, linear between neighbours (numpy's). */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

function members(units: SampleUnits): number[][] {
  if ('rows' in units) return Array.from({ length: units.rows }, (_, row) => [row]);
  const groups = new Map<string | number, number[]>();
  units.groups.forEach((id, row) => {
    const rows = groups.get(id);
    if (rows) rows.push(row);
    else groups.set(id, [row]);
  });
  return [...groups.values()];
}

/**
 * Bootstrap intervals by the percentile method (Efron, 1979): as many units as there are are drawn
 * with replacement, the statistics computed anew, and the bounds read off their distribution.
 *
 * `statistics` gets row indices, repeats included, and returns one value for each interval wanted
 * (so that all of them share the draws), null where undefined. An interval is null when its
 * statistic is undefined on the rows themselves or in every resample. Equal seeds give equal
 * intervals. Throws MetricError `empty` or `bad-argument`, and the signal's reason on abort.
 */
export async function bootstrapIntervals(
  units: SampleUnits,
  statistics: (rows: readonly number[]) => readonly (number | null)[],
  { seed, resamples = 1_000, level = 0.95, signal, onProgress }: BootstrapOptions,
): Promise<(Interval | null)[]> {
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new MetricError('bad-argument', { name: 'resamples', value: resamples });
  }
  if (!(level > 0 && level < 1)) throw new MetricError('bad-argument', { name: 'level', value: level });
  const groups = members(units);
  if (groups.length === 0) throw new MetricError('empty', { rows: 0 });
  signal?.throwIfAborted();

  const estimates = statistics(groups.flat().toSorted((a, b) => a - b));
  const drawn: number[][] = estimates.map(() => []);
  let lastBreath = performance.now();
  for (let resample = 0; resample < resamples; resample++) {
    const rows: number[] = [];
    for (let draw = 0; draw < groups.length; draw++) {
      for (const row of groups[randomInteger(seed, draw, resample, groups.length)]) rows.push(row);
    }
    statistics(rows).forEach((value, index) => {
      if (value !== null) drawn[index].push(value);
    });
    if (performance.now() - lastBreath < BREATH) continue;
    onProgress?.((resample + 1) / resamples);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    lastBreath = performance.now();
  }
  onProgress?.(1);

  return estimates.map((estimate, index) => {
    const values = Float64Array.from(drawn[index]).toSorted();
    if (estimate === null || values.length === 0) return null;
    return {
      estimate,
      low: quantile(values, (1 - level) / 2),
      high: quantile(values, (1 + level) / 2),
      undefinedResamples: resamples - values.length,
    };
  });
}
