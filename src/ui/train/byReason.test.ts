import { describe, expect, it } from 'vitest';
import type { Problem } from '../../app/state.ts';
import { byReason, reasonLabel } from './byReason.ts';

const problem = (code: string, subject: string): Problem => ({ code, subject, data: {} });

describe('byReason', () => {
  it('groups by code, the most frequent first, each in its order', () => {
    const reasons = byReason([problem('not-audio', 'a'), problem('no-label', 'b'), problem('no-label', 'c')]);
    expect(reasons.map(({ code, problems }) => [code, problems.map(({ subject }) => subject)])).toEqual([
      ['no-label', ['b', 'c']],
      ['not-audio', ['a']],
    ]);
  });

  it('labels a code, known or not', () => {
    expect(reasonLabel('not-listed')).toBe('Not in labels.csv');
    expect(reasonLabel('too-short')).toBe('Too short');
  });
});
