import { MetricError } from './metricError.ts';

/** One row a track (or tile), one boolean a tag: does the tag truly belong to it. */
export type TargetRows = readonly (readonly boolean[])[];

/** One row a track (or tile), one number a tag; a higher score ranks higher. Never modified. */
export type ScoreRows = readonly ArrayLike<number>[];

/** The truth and the scores of one tag over all rows, of equal length. */
export interface Column {
  readonly targets: readonly boolean[];
  readonly scores: ArrayLike<number>;
}

/**
 * Returns the number of columns that all rows share.
 * Throws `empty` or `shape`.
 */
export function checkTargets(targets: TargetRows): number {
  if (targets.length === 0) throw new MetricError('empty', { rows: 0 });
  const columns = targets[0].length;
  if (columns === 0) throw new MetricError('empty', { rows: targets.length, columns: 0 });
  targets.forEach((row, index) => {
    if (row.length !== columns) {
      throw new MetricError('shape', { row: index, expected: columns, found: row.length });
    }
  });
  return columns;
}

/**
 * Returns the number of columns that all rows share.
 * Throws `empty`, `shape` or `not-finite` (NaN and both infinities, as scikit-learn does).
 */
export function checkScores(scores: ScoreRows): number {
  if (scores.length === 0) throw new MetricError('empty', { rows: 0 });
  const columns = scores[0].length;
  if (columns === 0) throw new MetricError('empty', { rows: scores.length, columns: 0 });
  scores.forEach((row, index) => {
    if (row.length !== columns) {
      throw new MetricError('shape', { row: index, expected: columns, found: row.length });
    }
    for (let column = 0; column < columns; column++) {
      if (!Number.isFinite(row[column])) throw new MetricError('not-finite', { row: index, column });
    }
  });
  return columns;
}

/** Both checks, and that the two agree in size. Returns the number of columns. */
export function checkRows(targets: TargetRows, scores: ScoreRows): number {
  const columns = checkTargets(targets);
  if (scores.length !== targets.length) {
    throw new MetricError('shape', { expected: targets.length, found: scores.length });
  }
  const found = checkScores(scores);
  if (found !== columns) throw new MetricError('shape', { row: 0, expected: columns, found });
  return columns;
}

/** Throws `empty`, `shape` or `not-finite`. */
export function checkColumn({ targets, scores }: Column): void {
  if (targets.length === 0) throw new MetricError('empty', { rows: 0 });
  if (scores.length !== targets.length) {
    throw new MetricError('shape', { expected: targets.length, found: scores.length });
  }
  for (let row = 0; row < scores.length; row++) {
    if (!Number.isFinite(scores[row])) throw new MetricError('not-finite', { row, column: 0 });
  }
}

/** One column a tag. Throws what `checkRows` throws. */
export function tagColumns(targets: TargetRows, scores: ScoreRows): Column[] {
  const columns = checkRows(targets, scores);
  return Array.from({ length: columns }, (_, tag) => ({
    targets: targets.map((row) => row[tag]),
    scores: Float64Array.from(scores, (row) => row[tag]),
  }));
}

/** All cells as one column, row after row: what micro averages look at. */
export function microColumn(targets: TargetRows, scores: ScoreRows): Column {
  const columns = checkRows(targets, scores);
  const flat = new Float64Array(scores.length * columns);
  scores.forEach((row, index) => flat.set(row, index * columns));
  return { targets: targets.flat(), scores: flat };
}

/**
 * Views of a row-major array [rows, columns] as rows; the memory is shared, not copied.
 * Throws `shape` when the length is no multiple of `columns`.
 */
export function rowViews<Values extends Float32Array | Float64Array>(
  values: Values,
  columns: number,
): Values[] {
  if (!Number.isInteger(columns) || columns < 1) {
    throw new MetricError('bad-argument', { name: 'columns', value: columns });
  }
  if (values.length % columns !== 0) {
    throw new MetricError('shape', { expected: columns, found: values.length });
  }
  return Array.from(
    { length: values.length / columns },
    (_, row) => values.subarray(row * columns, (row + 1) * columns) as Values,
  );
}

/** The rows at these indices, repeats allowed: what a resample looks at. */
export function pickRows<Row>(rows: readonly Row[], indices: ArrayLike<number>): Row[] {
  return Array.from(indices, (index) => rows[index]);
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index];
  return sum / values.length;
}
