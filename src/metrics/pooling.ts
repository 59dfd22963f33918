import { MetricError } from './metricError.ts';
import { checkScores, checkTargets, rowViews, type ScoreRows, type TargetRows } from './rows.ts';

/**
 * One track from its tiles: the mean over the rows of a row-major array [tiles, columns], length
 * `columns`. Throws `empty`, `shape` or `not-finite`.
 */
export function meanOverTiles(confidences: Float32Array | Float64Array, columns: number): Float64Array {
  return meanRow(rowViews(confidences, columns));
}

function meanRow(rows: ScoreRows): Float64Array {
  const columns = checkScores(rows);
  const sums = new Float64Array(columns);
  for (const row of rows) for (let column = 0; column < columns; column++) sums[column] += row[column];
  return sums.map((sum) => sum / rows.length);
}

export interface PooledScores<Id> {
  /** In the order of first appearance. */
  readonly ids: readonly Id[];
  readonly scores: readonly Float64Array[];
}

/**
 * The mean over all rows of the same id (one id a row): tracks from tiles, films from tracks.
 * Throws `empty`, `shape` or `not-finite`.
 */
export function poolScores<Id extends string | number>(scores: ScoreRows, ids: readonly Id[]): PooledScores<Id> {
  checkScores(scores);
  const groups = groupRows(scores, ids);
  return { ids: [...groups.keys()], scores: [...groups.values()].map(meanRow) };
}

export interface PooledTargets<Id> {
  readonly ids: readonly Id[];
  readonly targets: readonly boolean[][];
}

/**
 * The tags that any row of the same id has: turns tracks into films, so that a film counts once.
 * Throws `empty` or `shape`.
 */
export function poolTargets<Id extends string | number>(targets: TargetRows, ids: readonly Id[]): PooledTargets<Id> {
  const columns = checkTargets(targets);
  const groups = groupRows(targets, ids);
  return {
    ids: [...groups.keys()],
    targets: [...groups.values()].map((rows) =>
      Array.from({ length: columns }, (_, tag) => rows.some((row) => row[tag])),
    ),
  };
}

function groupRows<Row, Id>(rows: readonly Row[], ids: readonly Id[]): Map<Id, Row[]> {
  if (ids.length !== rows.length) throw new MetricError('shape', { expected: rows.length, found: ids.length });
  const groups = new Map<Id, Row[]>();
  rows.forEach((row, index) => {
    const group = groups.get(ids[index]);
    if (group) group.push(row);
    else groups.set(ids[index], [row]);
  });
  return groups;
}
