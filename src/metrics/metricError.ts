/**
 * - `empty`: no row, or rows without a column.
 * - `shape`: rows of different widths, or as many targets as scores are not given.
 * - `not-finite`: a score is NaN or infinite; a ranking of it would mean nothing.
 * - `not-a-probability`: a score outside 0..1 where a probability is needed.
 * - `bad-argument`: an option is out of its range; `name` and `value` say which.
 */
export type MetricErrorCode = 'empty' | 'shape' | 'not-finite' | 'not-a-probability' | 'bad-argument';

export type MetricErrorDetails = Readonly<Record<string, number | string>>;

/** What every function of this folder throws. The code is stable; the page words it. */
export class MetricError extends Error {
  readonly code: MetricErrorCode;
  /** Where: `row` and `column` count from 0, `expected` and `found` are sizes. */
  readonly details: MetricErrorDetails;

  constructor(code: MetricErrorCode, details: MetricErrorDetails) {
    super(`${code} ${JSON.stringify(details)}`);
    this.name = 'MetricError';
    this.code = code;
    this.details = details;
  }
}
