import type { Problem } from './state.ts';

export function problem(code: string, subject = '', data: Problem['data'] = {}): Problem {
  return { code, subject, data };
}

/** An error that already carries its whole problem. */
export class CodedError extends Error {
  readonly problem: Problem;

  constructor(coded: Problem) {
    super(coded.code);
    this.name = 'CodedError';
    this.problem = coded;
  }
}

/** Turns whatever was thrown into a problem about `subject`; an error without a code is 'unexpected'. */
export function problemOf(thrown: unknown, subject = ''): Problem {
  if (thrown instanceof CodedError) return { ...thrown.problem, subject: subject || thrown.problem.subject };
  if (!(thrown instanceof Error)) return problem('unexpected', subject, { detail: String(thrown) });
  // Workers' errors arrive with their message alone.
  if (thrown.message === 'device-lost') return problem('device-lost', subject);
  const { code, store } = thrown as Error & { code?: unknown; store?: unknown };
  if (typeof code !== 'string') return problem('unexpected', subject, { detail: thrown.message });
  // Storage names the store it could not write, which tells a reader more than the file in hand.
  return problem(code, subject || (typeof store === 'string' ? store : ''), { detail: thrown.message });
}
