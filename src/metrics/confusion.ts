/**
 * Confusion between tags. Rows carry several tags, so there is no single square of "was A, said B":
 * a wrong tag is confused with each true tag of its row, and is counted against the rows in which
 * that could happen.
 */
import { MetricError } from './metricError.ts';
import { checkRows, checkTargets, type ScoreRows, type TargetRows } from './rows.ts';

/** `[a][b]`: a row has tag a and has not tag b. The diagonal is 0. Divide counts by these. */
type Counts = number[][];

export interface RankConfusion {
  /** Rows that have a and not b. */
  readonly chances: Counts;
  /** Of these, rows in which b scores at least as high as a: the wrong tag outranks the true one. */
  readonly outranked: Counts;
}

export interface DecisionConfusion {
  /** Rows that have a and not b. */
  readonly chances: Counts;
  /** Of these, rows that are wrongly given b. */
  readonly beside: Counts;
  /** Of those, rows that are not given a either: b stands in its place. */
  readonly instead: Counts;
}

function square(size: number): Counts {
  return Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
}

function visitPairs(targets: TargetRows, columns: number, visit: (row: number, a: number, b: number) => void): void {
  targets.forEach((row, index) => {
    for (let a = 0; a < columns; a++) {
      if (!row[a]) continue;
      for (let b = 0; b < columns; b++) if (!row[b]) visit(index, a, b);
    }
  });
}

/**
 * Which wrong tags outrank each true tag; ties count against the ranking, as in
 * `labelRankingLoss`. Needs no cut. Throws as `checkRows`.
 */
export function rankConfusion(targets: TargetRows, scores: ScoreRows): RankConfusion {
  const columns = checkRows(targets, scores);
  const chances = square(columns);
  const outranked = square(columns);
  visitPairs(targets, columns, (row, a, b) => {
    chances[a][b]++;
    if (scores[row][b] >= scores[row][a]) outranked[a][b]++;
  });
  return { chances, outranked };
}

/**
 * Which wrong tags are given to the rows of each true tag, and which replace it. `predicted` comes
 * from src/metrics/selection.ts: the top K, a cut or thresholds. Throws `empty` or `shape`.
 */
export function decisionConfusion(targets: TargetRows, predicted: TargetRows): DecisionConfusion {
  const columns = checkTargets(targets);
  const found = checkTargets(predicted);
  if (found !== columns || predicted.length !== targets.length) {
    throw new MetricError('shape', { expected: targets.length * columns, found: predicted.length * found });
  }
  const chances = square(columns);
  const beside = square(columns);
  const instead = square(columns);
  visitPairs(targets, columns, (row, a, b) => {
    chances[a][b]++;
    if (!predicted[row][b]) return;
    beside[a][b]++;
    if (!predicted[row][a]) instead[a][b]++;
  });
  return { chances, beside, instead };
}
